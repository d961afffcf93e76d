import type { BoardStorage } from '@/server/sync/storage/storage';

/** A log that keeps nothing: for comparing with servers that have no storage either. */
export const forgetfulStorage: BoardStorage = {
  async *load() {},
  append: async (writes) => writes.map(() => 'written'),
  heads: async () => new Map(),
  readCheckpoint: async () => null,
  writeCheckpoint: async () => {},
  setAside: async () => {},
};
