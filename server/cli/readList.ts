import type { z } from 'zod';
import { LIST_MAX } from '@/lib/schemas/api';
import type { Client } from './client';

type List<T> = z.ZodType<{ items: T[]; nextCursor: string | null }>;

/** Everything that a list of the API has, part after part. */
export async function readList<T>(client: Client, path: string, schema: List<T>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const part: string = `${path}?limit=${LIST_MAX}${cursor ? `&cursor=${cursor}` : ''}`;
    const { items, nextCursor } = await client.get(part, schema);
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}
