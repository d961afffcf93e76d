import { createHash } from 'node:crypto';
import type * as Y from 'yjs';

/** A hash of what is on a board, whatever the way it was put together. */
export function boardHash(board: Y.Map<unknown>): string {
  const content = [...board.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(content, writeBig)).digest('hex');
}

/** JSON has no numbers of this size. */
function writeBig(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
