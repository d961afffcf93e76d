import type { Compactor } from '../ports';
import { compactUpdates } from './compactUpdates';

/** Compacts in the caller's own thread: for tests, and for tools that serve nobody. */
export const inlineCompactor: Compactor = {
  compact: async (updates) => compactUpdates(updates),
};
