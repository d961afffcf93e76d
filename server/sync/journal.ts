import { type Batch, cutBatch, holds, type Item, readAll } from './batch';
import type { LogWriter } from './logWriter';
import { type Clock, type SyncLog, type SyncMetrics, withDeadline } from './ports';
import type { BoardStorage, LogEntry, LoggedEdit, RoomWrite, WriteOutcome } from './storage/storage';
import { APPEND_DEADLINE_MS } from './timing';

export type JournalOptions<Tag> = {
  roomId: string;
  storage: BoardStorage;
  writer: LogWriter;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  /** The last row of the log when it was loaded. */
  seq: bigint;
  /** How far the board is now; null while it has edits that are in no one's log yet. */
  position(): number | null;
  /** Everything these tags stand for is durable. */
  onDurable(tags: readonly Tag[]): void;
  /** The log up to this row comes to the board up to this position. */
  onSettled(position: number, seq: bigint): void;
  /** Storing has begun to fail, or works again. */
  onStoring(storing: boolean): void;
  /** Another process appended these. */
  onForeign(edits: readonly LoggedEdit[]): void;
  /** The room is not in the database any more: what was not stored is lost, and has been logged. */
  onGone(): void;
};

type State<Tag> =
  | { kind: 'idle' }
  /** There is something to write, and the log writer knows. */
  | { kind: 'waiting'; batch: Batch<Tag> | null }
  | { kind: 'writing'; batch: Batch<Tag> }
  /** The log is longer than expected, and is being read. */
  | { kind: 'catchingUp'; batch: Batch<Tag> | null }
  | { kind: 'stopped' };

/**
 * Brings one room's edits into the log, in order, one row at a time. What arrives during a write goes into the
 * next. A failed write is repeated until it succeeds; nothing is dropped.
 */
export class Journal<Tag> {
  readonly #options: JournalOptions<Tag>;
  readonly #queue: Item<Tag>[] = [];
  #queuedBytes = 0;
  #state: State<Tag> = { kind: 'idle' };
  #seq: bigint;
  #storing = true;
  #waiters: (() => void)[] = [];

  constructor(options: JournalOptions<Tag>) {
    this.#options = options;
    this.#seq = options.seq;
  }

  /** The last row of the log, as far as is known here. */
  get seq(): bigint {
    return this.#seq;
  }

  /** Bytes of edits that are not durable yet. */
  get unsavedBytes(): number {
    return this.#queuedBytes + (this.#batch()?.bytes ?? 0);
  }

  /** True if everything written here is durable. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#batch() === null;
  }

  /** False from a failed write until one has succeeded. */
  get storing(): boolean {
    return this.#storing;
  }

  /** Takes an edit; `tag` is reported once it is durable. */
  write(entry: LogEntry, tag: Tag): void {
    this.#queuedBytes += entry.bytes.length;
    this.#enqueue(entry, tag);
  }

  /** Reports `tag` once everything that was written before is durable: now, if it is. */
  mark(tag: Tag): void {
    if (this.isIdle) this.#options.onDurable([tag]);
    else this.#enqueue(null, tag);
  }

  /** Writes without waiting for more to gather, and resolves once everything is durable. */
  flush(): Promise<void> {
    if (this.isIdle || this.#state.kind === 'stopped') return Promise.resolve();
    const flushed = new Promise<void>((resolve) => this.#waiters.push(resolve));
    this.#options.writer.hurry();
    return flushed;
  }

  /** Reads what other processes have appended meanwhile. Rejects if that is not possible now. */
  async catchUp(): Promise<void> {
    if (this.#state.kind !== 'idle' && this.#state.kind !== 'waiting') return;
    const { batch = null } = this.#state.kind === 'waiting' ? this.#state : {};
    this.#state = { kind: 'catchingUp', batch };
    try {
      await this.#readForeign();
    } finally {
      this.#resume(batch);
    }
    const position = this.#options.position();
    if (this.isIdle && position !== null) this.#options.onSettled(position, this.#seq);
  }

  /** Ends all activity. What is not durable by now is given up, so flush first. */
  stop(): void {
    this.#state = { kind: 'stopped' };
    this.#queue.length = 0;
    this.#queuedBytes = 0;
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  /** For the log writer: what is to be written now, if anything is. */
  begin(): RoomWrite | null {
    if (this.#state.kind !== 'waiting') return null;
    let { batch } = this.#state;
    while (batch === null && this.#queue.length > 0) {
      batch = cutBatch(this.#queue);
      this.#queuedBytes -= batch.bytes;
      if (this.#queue.length === 0) batch.position = this.#options.position();
      if (batch.entries.length > 0) break;
      this.#report(batch);
      batch = null;
    }
    if (batch === null) {
      this.#state = { kind: 'idle' };
      this.#tellWaiters();
      return null;
    }
    this.#state = { kind: 'writing', batch };
    return { roomId: this.#options.roomId, entries: batch.entries, afterSeq: this.#seq };
  }

  /** For the log writer: what became of it. */
  settle(outcome: WriteOutcome): void {
    if (this.#state.kind !== 'writing') return;
    const { batch } = this.#state;
    if (outcome === 'gone') this.#gone();
    else if (outcome === 'conflict') void this.#solveConflict(batch);
    else {
      this.#seq++;
      this.#written(batch);
    }
  }

  /** For the log writer: the write failed, and it is open whether it wrote. It is asked for again. */
  fail(error: unknown): void {
    if (this.#state.kind !== 'writing') return;
    const { batch } = this.#state;
    this.#options.metrics.count('appendFailure');
    batch.uncertain = true;
    if (this.#storing) {
      const { log, roomId } = this.#options;
      log.error({ err: error, roomId }, 'edits cannot be stored; trying until they are');
    }
    this.#setStoring(false);
    this.#resume(batch);
  }

  #batch(): Batch<Tag> | null {
    return 'batch' in this.#state ? this.#state.batch : null;
  }

  #enqueue(entry: LogEntry | null, tag: Tag): void {
    if (this.#state.kind === 'stopped') return;
    this.#queue.push({ entry, tag, since: this.#options.clock.now() });
    if (this.#state.kind === 'idle') this.#resume(null);
  }

  /** Asks for the next write, if there is something to write. */
  #resume(batch: Batch<Tag> | null): void {
    if (this.#state.kind === 'stopped') return;
    if (batch === null && this.#queue.length === 0) {
      this.#state = { kind: 'idle' };
      this.#tellWaiters();
      return;
    }
    this.#state = { kind: 'waiting', batch };
    this.#options.writer.request(this);
    // While storing fails, the writer's own pauses hold.
    if (this.#waiters.length > 0 && this.#storing) this.#options.writer.hurry();
  }

  /** The batch is in the log, exactly once. */
  #written(batch: Batch<Tag>): void {
    this.#setStoring(true);
    this.#report(batch);
    if (batch.position !== null) this.#options.onSettled(batch.position, this.#seq);
    this.#resume(null);
  }

  #report({ items }: Batch<Tag>): void {
    const { clock, metrics, onDurable } = this.#options;
    // The first one has waited longest.
    const first = items.find(({ entry }) => entry !== null);
    if (first) metrics.time('acknowledge', clock.now() - first.since);
    onDurable(items.map(({ tag }) => tag));
  }

  /** The log has moved on: by an attempt of this batch that only seemed to fail, or by another process. */
  async #solveConflict(batch: Batch<Tag>): Promise<void> {
    this.#options.metrics.count('logConflict');
    this.#state = { kind: 'catchingUp', batch };
    try {
      const isIn = await this.#readForeign(batch);
      // The batch could have been given up meanwhile.
      if (this.#batch() !== batch) return;
      if (isIn) {
        this.#written(batch);
        return;
      }
      this.#resume(batch);
      // At once: whoever waits finds that the other one has written again.
      this.#options.writer.hurry();
    } catch (error) {
      if (this.#batch() !== batch) return;
      this.#state = { kind: 'writing', batch };
      this.fail(error);
    }
  }

  /** Reads the rows behind the last known one. True if they begin with the batch. */
  async #readForeign(batch?: Batch<Tag>): Promise<boolean> {
    const { storage, roomId, clock, onForeign } = this.#options;
    const reading = readAll(storage.load(roomId, this.#seq));
    const { edits, seq } = await withDeadline(clock, APPEND_DEADLINE_MS, 'reading the log', reading);
    if (this.#state.kind === 'stopped') return false;
    if (edits.length === 0) {
      if (batch) throw new Error('the log has a conflict but no new rows');
      return false;
    }
    this.#seq = seq;
    // The rows that were read are on the board only behind where a batch was cut before.
    const held = this.#batch();
    if (held) held.position = null;
    const isIn = batch?.uncertain === true && holds(edits, batch.entries);
    const foreign = isIn ? edits.slice(batch.entries.length) : edits;
    if (foreign.length > 0) onForeign(foreign);
    return isIn;
  }

  #gone(): void {
    const { log, roomId, onGone } = this.#options;
    log.error({ roomId, bytes: this.unsavedBytes }, 'the room is gone; its unsaved edits are lost');
    this.stop();
    onGone();
  }

  #setStoring(storing: boolean): void {
    if (this.#storing === storing) return;
    this.#storing = storing;
    const { log, roomId, onStoring } = this.#options;
    if (storing) log.info({ roomId }, 'edits are stored again');
    onStoring(storing);
  }

  #tellWaiters(): void {
    for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
