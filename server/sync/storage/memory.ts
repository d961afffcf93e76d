import { type BoardStorage, EMPTY_LOG, LogConflict, type LogEntry, RoomGone } from './storage';

const PAGE = 500;

/** A log in memory, for tests and for trying things out: it lasts as long as the object. */
export type MemoryStorage = BoardStorage & {
  /** The entries of a room, in order. */
  entries(roomId: string): readonly LogEntry[];
};

/**
 * Makes an empty log in memory.
 * @param exists which rooms there are; without it, all of them
 */
export function createMemoryStorage(exists: (roomId: string) => boolean = () => true): MemoryStorage {
  const logs = new Map<string, LogEntry[]>();
  const logOf = (roomId: string) => logs.get(roomId) ?? [];

  return {
    entries: logOf,

    async *load(roomId, afterSeq = EMPTY_LOG) {
      for (let from = Number(afterSeq); from < logOf(roomId).length; from += PAGE) {
        const page = logOf(roomId).slice(from, from + PAGE);
        yield { updates: page.map((entry) => entry.bytes), seq: BigInt(from + page.length) };
      }
    },

    async append(roomId, entries, afterSeq) {
      if (!exists(roomId)) throw new RoomGone(roomId);
      const log = logOf(roomId);
      if (BigInt(log.length) !== afterSeq) throw new LogConflict(roomId, afterSeq);
      logs.set(roomId, [...log, ...entries.map((entry) => ({ ...entry, bytes: entry.bytes.slice() }))]);
      return afterSeq + BigInt(entries.length);
    },
  };
}
