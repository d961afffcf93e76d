/** What kind of person or thing made an edit; kept with the log after passes have gone. */
export type ActorKind = 'member' | 'candidate' | 'guest' | 'system';

/** One row to be appended: a version-1 Yjs update, who made it and when the server accepted it. */
export type LogEntry = {
  actorId: string;
  actor: { kind: ActorKind; name: string };
  at: Date;
  bytes: Uint8Array;
};

/** Consecutive updates of the log, oldest first, and the number of the last one. */
export type LogPage = { updates: Uint8Array[]; seq: bigint };

/** The number before the first update of a log. */
export const EMPTY_LOG = 0n;

/**
 * The append-only log of every room's board. What `append` has resolved for is durable; nothing else is.
 * `testing/storageContract.ts` says what every implementation must do.
 */
export type BoardStorage = {
  /**
   * The updates after `afterSeq`, in order and in pages, so that a long log never is in memory at once.
   * A room without updates yields no page.
   */
  load(roomId: string, afterSeq?: bigint): AsyncIterable<LogPage>;
  /**
   * Appends the entries as one unit, numbered from `afterSeq + 1`.
   * @returns the number of the last entry
   * @throws LogConflict if the log does not end at `afterSeq`: nothing was written
   * @throws RoomGone if there is no such room: nothing was written
   * Any other error leaves open whether the entries were written.
   */
  append(roomId: string, entries: readonly LogEntry[], afterSeq: bigint): Promise<bigint>;
};

/** The log has moved on: another process wrote, or an earlier attempt had succeeded after all. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict';
  constructor(roomId: string, afterSeq: bigint) {
    super(`the log of room ${roomId} does not end at ${afterSeq}`);
  }
}

/** The room has no place in the database, so its edits cannot be kept. */
export class RoomGone extends Error {
  override readonly name = 'RoomGone';
  constructor(roomId: string) {
    super(`room ${roomId} does not exist`);
  }
}
