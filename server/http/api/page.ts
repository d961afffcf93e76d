import { AppError } from '@/server/errors';

/** A part of a list, and where the next one begins. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * Cuts the part out of a list that was asked for. The cursor is the id of the last entry given before.
 * @throws AppError `invalid` if that entry has left the list
 */
export function page<T extends { id: string }>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<T> {
  const start = cursor === undefined ? 0 : all.findIndex((entry) => entry.id === cursor) + 1;
  if (cursor !== undefined && start === 0) {
    throw new AppError('invalid', 'The list no longer has the entry of this cursor. Start again.', 'cursor');
  }
  const items = all.slice(start, start + limit);
  const more = start + limit < all.length;
  return { items, nextCursor: more ? (items.at(-1)?.id ?? null) : null };
}
