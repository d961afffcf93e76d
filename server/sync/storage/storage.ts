import type { LoggedEdit } from '@/lib/sync/packedEdits';

export type { LoggedEdit };

/** What kind of person or thing made an edit; kept with the log after passes have gone. */
export type ActorKind = 'member' | 'candidate' | 'guest' | 'system';

/** One edit to be appended, and who its actor is. */
export type LogEntry = LoggedEdit & { actor: { kind: ActorKind; name: string } };

/** Consecutive edits of the log, oldest first, and the number of the row that the last one is in. */
export type LogPage = { edits: LoggedEdit[]; seq: bigint };

/** Edits of one room that become one row of its log. */
export type RoomWrite = {
  roomId: string;
  /** At least one, in order. */
  entries: readonly LogEntry[];
  /** The row that the log is expected to end with. */
  afterSeq: bigint;
};

/**
 * What became of a write.
 * - `written`: durable, as row `afterSeq + 1`.
 * - `conflict`: the log does not end at `afterSeq`; nothing was written.
 * - `gone`: there is no such room; nothing was written.
 */
export type WriteOutcome = 'written' | 'conflict' | 'gone';

/** What a log comes to, up to and with the row `seq`. */
export type Checkpoint = {
  seq: bigint;
  /** All of it as one version-1 update. */
  state: Uint8Array;
  /** The Yjs client ids that each actor drew under. */
  writers: Record<string, number[]>;
};

/** The number before the first row of a log. */
export const EMPTY_LOG = 0n;

/**
 * The append-only log of every room's board, and its checkpoints. What `append` has called written is durable;
 * nothing else is. `testing/storageContract.ts` says what every implementation must do.
 */
export type BoardStorage = {
  /**
   * The edits after a row, in order and in pages, so that a long log never is in memory at once.
   * A room without edits yields no page.
   */
  load(roomId: string, afterSeq?: bigint): AsyncIterable<LogPage>;
  /**
   * Appends one row to the log of each room, all rooms with one commit.
   * @returns the outcome for each write, in order
   * @throws any error leaves open what was written
   */
  append(writes: readonly RoomWrite[]): Promise<WriteOutcome[]>;
  /** The last row of each of these rooms' logs; rooms without rows are left out. */
  heads(roomIds: readonly string[]): Promise<Map<string, bigint>>;
  /**
   * The newest checkpoint of a room that is whole. One that is damaged is set aside, and reported to
   * `onDamaged`.
   */
  readCheckpoint(roomId: string, onDamaged: (seq: bigint) => void): Promise<Checkpoint | null>;
  /**
   * Keeps a checkpoint. The one before it goes if it is only a few rows younger than its own predecessor, so
   * that what is left is spread over the log.
   */
  writeCheckpoint(roomId: string, checkpoint: Checkpoint): Promise<void>;
  /** Keeps a checkpoint that does not fit its log from being used again. */
  setAside(roomId: string, seq: bigint): Promise<void>;
};
