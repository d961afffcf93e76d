import { type BoardStorage, type Checkpoint, EMPTY_LOG, type LogEntry } from './storage';

const PAGE = 500;

type Row = readonly LogEntry[];

/** A log in memory, for tests and for trying things out: it lasts as long as the object. */
export type MemoryStorage = BoardStorage & {
  /** The edits of a room, in order. */
  entries(roomId: string): readonly LogEntry[];
  /** The same, row by row. */
  rows(roomId: string): readonly (readonly LogEntry[])[];
  /** The checkpoints of a room, the oldest first. */
  checkpoints(roomId: string): readonly Checkpoint[];
};

/**
 * Makes an empty log in memory.
 * @param exists which rooms there are; without it, all of them
 */
export function createMemoryStorage(exists: (roomId: string) => boolean = () => true): MemoryStorage {
  const logs = new Map<string, Row[]>();
  const kept = new Map<string, Checkpoint[]>();
  const logOf = (roomId: string) => logs.get(roomId) ?? [];

  return {
    entries: (roomId) => logOf(roomId).flat(),
    rows: logOf,
    checkpoints: (roomId) => kept.get(roomId) ?? [],

    async *load(roomId, afterSeq = EMPTY_LOG) {
      for (let from = Number(afterSeq); from < logOf(roomId).length; from += PAGE) {
        const page = logOf(roomId).slice(from, from + PAGE);
        yield { edits: page.flat(), seq: BigInt(from + page.length) };
      }
    },

    async append(writes) {
      return writes.map(({ roomId, entries, afterSeq }) => {
        if (!exists(roomId)) return 'gone';
        const log = logOf(roomId);
        if (BigInt(log.length) !== afterSeq) return 'conflict';
        log.push(entries.map((entry) => ({ ...entry, bytes: new Uint8Array(entry.bytes) })));
        logs.set(roomId, log);
        return 'written';
      });
    },

    async heads(roomIds) {
      const heads = roomIds.map((roomId): [string, bigint] => [roomId, BigInt(logOf(roomId).length)]);
      return new Map(heads.filter(([, seq]) => seq > 0n));
    },

    async readCheckpoint(roomId) {
      return kept.get(roomId)?.at(-1) ?? null;
    },

    async writeCheckpoint(roomId, checkpoint) {
      const others = (kept.get(roomId) ?? []).filter(({ seq }) => seq !== checkpoint.seq);
      kept.set(
        roomId,
        [...others, checkpoint].sort((a, b) => Number(a.seq - b.seq)),
      );
    },

    async setAside(roomId, seq) {
      kept.set(
        roomId,
        (kept.get(roomId) ?? []).filter((checkpoint) => checkpoint.seq !== seq),
      );
    },
  };
}
