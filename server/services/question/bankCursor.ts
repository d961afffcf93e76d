import { z } from 'zod';
import { AppError } from '@/server/errors';

/** A question's place in a list of the bank: rank (the best first), then the order of the bank. */
export type BankPlace = { rank: number; pack: string; category: number; position: number; id: string };

const placeSchema = z.tuple([z.number().int(), z.string(), z.number().int(), z.number().int(), z.string()]);

/** A place as text that a caller hands back without looking into it. */
export function writeCursor({ rank, pack, category, position, id }: BankPlace): string {
  return Buffer.from(JSON.stringify([rank, pack, category, position, id])).toString('base64url');
}

/** The place that `writeCursor` wrote. @throws AppError `invalid` */
export function readCursor(cursor: string): BankPlace {
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [rank, pack, category, position, id] = placeSchema.parse(json);
    return { rank, pack, category, position, id };
  } catch {
    throw new AppError('invalid', 'The list cannot be continued from there. Start again.', 'cursor');
  }
}
