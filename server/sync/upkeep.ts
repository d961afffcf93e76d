import type { BoardBytes } from './boardBytes';
import {
  type Clock,
  type Compactor,
  type SyncLog,
  type SyncMetrics,
  type Timer,
  withDeadline,
} from './ports';
import { decodeStateVector } from './stateVector';
import type { BoardStorage } from './storage/storage';
import { COMPACT_DEADLINE_MS, QUIET_MS } from './timing';

export type UpkeepOptions = {
  roomId: string;
  board: BoardBytes<unknown>;
  compactor: Compactor;
  storage: BoardStorage;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  /** Whose the writers are, as it is kept with a checkpoint. */
  writers(): Record<string, number[]>;
  /** The row of the checkpoint that the board was loaded from, or of the empty log. */
  checkpointSeq: bigint;
};

/** The log up to a row comes to the board up to a position. */
type Settled = { position: number; seq: bigint };

/**
 * While people draw, a tail is compacted once it has this many edits and is as long as the base, or four times
 * as many: compacting costs as much as the whole board.
 */
const LONG_TAIL_EDITS = 8_000;

/** When nothing else is going on, from so many edits on. A few large ones have nothing in them to let go of. */
const SHORT_TAIL_EDITS = 50;

/** Rows after which a checkpoint is worth being written: while people draw, and when the last one has left. */
const ROWS_PER_CHECKPOINT = 500n;
const ROWS_AT_LEAVING = 10n;

/** The pause after a board that could not be compacted. */
const FAILURE_PAUSE_MS = 60_000;

/** Keeps a board small in memory and quick to load: it has it compacted, and keeps checkpoints of it. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #settled: Settled | null = null;
  #checkpointSeq: bigint;
  #running: Promise<void> | null = null;
  #quiet: Timer | null = null;
  #pauseUntil = 0;
  #stopped = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#checkpointSeq = options.checkpointSeq;
  }

  /** Everything on the board up to this position is in the log up to this row, and the other way round. */
  settled(position: number, seq: bigint): void {
    this.#settled = { position, seq };
    this.look();
  }

  /** Looks whether there is something to do. */
  look(): void {
    const { board, clock } = this.#options;
    if (this.#running || this.#stopped || clock.now() < this.#pauseUntil) return;
    const edits = board.end - board.start;
    const isLong = edits >= LONG_TAIL_EDITS && board.tailBytes >= board.baseBytes;
    if (isLong || edits >= 4 * LONG_TAIL_EDITS) {
      this.#run();
      return;
    }
    if (edits < SHORT_TAIL_EDITS) return;
    this.#quiet?.cancel();
    this.#quiet = clock.after(QUIET_MS, () => this.#lookWhenQuiet());
  }

  /** The last one has left: keeps what would make the next loading slow. Never rejects. */
  async finish(): Promise<void> {
    await this.#running;
    const rows = (this.#settled?.seq ?? this.#checkpointSeq) - this.#checkpointSeq;
    if (rows >= ROWS_AT_LEAVING && !this.#stopped) await this.#run(ROWS_AT_LEAVING);
  }

  /** Ends all activity. */
  stop(): void {
    this.#stopped = true;
    this.#quiet?.cancel();
  }

  #lookWhenQuiet(): void {
    if (!this.#running && !this.#stopped) void this.#run();
  }

  #run(rowsPerCheckpoint = ROWS_PER_CHECKPOINT): Promise<void> {
    this.#quiet?.cancel();
    this.#running = this.#compact(rowsPerCheckpoint).finally(() => {
      this.#running = null;
      // What came meanwhile may be enough again.
      this.look();
    });
    return this.#running;
  }

  async #compact(rowsPerCheckpoint: bigint): Promise<void> {
    const { roomId, board, compactor, clock, log, metrics } = this.#options;
    // Only what the log has at a known row can become a checkpoint; memory alone may go further.
    const settled = this.#usableSettled(rowsPerCheckpoint);
    const position = settled?.position ?? board.end;
    const started = clock.now();
    try {
      const compacting = compactor.compact(board.updatesUpTo(position));
      const compacted = await withDeadline(clock, COMPACT_DEADLINE_MS, 'compacting a board', compacting);
      if (this.#stopped) return;
      board.rebase(compacted.state, decodeStateVector(compacted.stateVector), position);
      metrics.time('compact', clock.now() - started);
      if (settled && settled.seq - this.#checkpointSeq >= rowsPerCheckpoint) {
        await this.#keep(settled.seq, compacted.state);
      }
    } catch (error) {
      this.#pauseUntil = clock.now() + FAILURE_PAUSE_MS;
      log.error({ err: error, roomId }, 'a board could not be compacted; it stays as it is');
    }
  }

  #usableSettled(rowsPerCheckpoint: bigint): Settled | null {
    const settled = this.#settled;
    if (!settled) return null;
    const { start } = this.#options.board;
    // At the end even a base that is compact already is worth keeping.
    const isUsable =
      rowsPerCheckpoint === ROWS_AT_LEAVING ? settled.position >= start : settled.position > start;
    return isUsable ? settled : null;
  }

  async #keep(seq: bigint, state: Uint8Array): Promise<void> {
    const { roomId, storage, log, writers } = this.#options;
    try {
      await storage.writeCheckpoint(roomId, { seq, state, writers: writers() });
      this.#checkpointSeq = seq;
    } catch (error) {
      // The log has everything; only the next loading takes longer.
      log.warn({ err: error, roomId }, 'a checkpoint could not be kept');
    }
  }
}
