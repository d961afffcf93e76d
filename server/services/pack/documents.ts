import { z } from 'zod';
import type { PackFile } from '@/lib/packs/packFile';

const documentsSchema = z.array(z.object({ path: z.string(), text: z.string() }));

/** The documents of a stored pack. Throws where they are not what an import has written. */
export function storedDocuments(stored: unknown): PackFile[] {
  return documentsSchema.parse(stored);
}
