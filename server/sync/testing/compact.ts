import type { BoardBytes } from '../boardBytes';
import { compactUpdates } from '../compaction/compactUpdates';
import { decodeStateVector } from '../stateVector';

/** Compacts a board up to a position, at once and in this thread. */
export function compact(board: BoardBytes<unknown>, position: number): void {
  const { state, stateVector } = compactUpdates(board.updatesUpTo(position));
  board.rebase(state, decodeStateVector(stateVector), position);
}
