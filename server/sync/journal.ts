import { type Batch, cutBatch, holds, type Item, readAll } from './batch';
import { type Clock, type SyncLog, type SyncMetrics, type Timer, withDeadline } from './ports';
import { type BoardStorage, LogConflict, type LogEntry, RoomGone } from './storage/storage';
import { APPEND_DEADLINE_MS, GATHER_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from './timing';

export type JournalOptions<Tag> = {
  roomId: string;
  storage: BoardStorage;
  clock: Clock;
  log: SyncLog;
  metrics: SyncMetrics;
  /** Where the log ended when it was loaded. */
  seq: bigint;
  /** How far the document is now, with all that was written here. */
  stateVector(): Uint8Array;
  /** Everything these tags stand for is durable, up to this state. */
  onDurable(tags: readonly Tag[], stateVector: Uint8Array): void;
  /** Storing has begun to fail, or works again. */
  onStoring(storing: boolean): void;
  /** Another process appended these. */
  onForeign(updates: readonly Uint8Array[]): void;
  /** The room is not in the database any more: what was not stored is lost, and has been logged. */
  onGone(): void;
};

type State<Tag> =
  | { kind: 'idle' }
  | { kind: 'gathering'; timer: Timer }
  | { kind: 'writing'; batch: Batch<Tag> }
  | { kind: 'retrying'; batch: Batch<Tag>; timer: Timer }
  | { kind: 'stopped' };

/**
 * Brings one room's edits into the log, in order, one write at a time. What arrives during a write goes into
 * the next. A failed write is repeated until it succeeds; nothing is dropped.
 */
export class Journal<Tag> {
  readonly #options: JournalOptions<Tag>;
  #queue: Item<Tag>[] = [];
  #queuedBytes = 0;
  #state: State<Tag> = { kind: 'idle' };
  #seq: bigint;
  #durableVector: Uint8Array;
  #storing = true;
  #waiters: (() => void)[] = [];

  constructor(options: JournalOptions<Tag>) {
    this.#options = options;
    this.#seq = options.seq;
    this.#durableVector = options.stateVector();
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
    this.#enqueue(entry, tag);
  }

  /** Reports `tag` once everything that was written before is durable: now, if it is. */
  mark(tag: Tag): void {
    if (this.isIdle) this.#options.onDurable([tag], this.#durableVector);
    else this.#enqueue(null, tag);
  }

  /** Writes without waiting for more to gather, and resolves once everything is durable. */
  flush(): Promise<void> {
    if (this.isIdle || this.#state.kind === 'stopped') return Promise.resolve();
    const flushed = new Promise<void>((resolve) => this.#waiters.push(resolve));
    this.#hurry();
    return flushed;
  }

  /** Ends all activity. What is not durable by now is given up, so flush first. */
  stop(): void {
    if (this.#state.kind === 'gathering' || this.#state.kind === 'retrying') this.#state.timer.cancel();
    this.#state = { kind: 'stopped' };
    this.#queue = [];
    this.#queuedBytes = 0;
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  #batch(): Batch<Tag> | null {
    return this.#state.kind === 'writing' || this.#state.kind === 'retrying' ? this.#state.batch : null;
  }

  #enqueue(entry: LogEntry | null, tag: Tag): void {
    if (this.#state.kind === 'stopped') return;
    this.#queue.push({ entry, tag, since: this.#options.clock.now() });
    this.#queuedBytes += entry?.bytes.length ?? 0;
    if (this.#state.kind === 'idle') this.#writeNext();
  }

  #hurry(): void {
    if (this.#state.kind === 'gathering') {
      this.#state.timer.cancel();
      this.#writeNext();
    } else if (this.#state.kind === 'retrying') {
      this.#state.timer.cancel();
      this.#attempt(this.#state.batch);
    }
  }

  #writeNext(): void {
    this.#state = { kind: 'idle' };
    while (this.#state.kind === 'idle' && this.#queue.length > 0) {
      const batch = cutBatch(this.#queue);
      this.#queuedBytes -= batch.bytes;
      // Only a batch that takes all there is brings the log as far as the document is.
      batch.stateVector = this.#queue.length === 0 ? this.#options.stateVector() : this.#durableVector;
      if (batch.rows.length === 0) this.#settle(batch);
      else this.#attempt(batch);
    }
  }

  #attempt(batch: Batch<Tag>): void {
    this.#state = { kind: 'writing', batch };
    const { clock, metrics } = this.#options;
    const started = clock.now();
    this.#append(batch).then(
      () => {
        if (this.#state.kind === 'stopped') return;
        metrics.time('append', clock.now() - started);
        const timer = clock.after(Math.max(0, started + GATHER_MS - clock.now()), () => this.#writeNext());
        this.#state = { kind: 'gathering', timer };
        this.#setStoring(true);
        this.#settle(batch);
        if (this.#waiters.length > 0) this.#hurry();
      },
      (error: unknown) => this.#failed(batch, error),
    );
  }

  /** Resolves once the batch is in the log, exactly once. */
  async #append(batch: Batch<Tag>): Promise<void> {
    const { storage, roomId, clock } = this.#options;
    for (;;) {
      try {
        this.#seq = await withDeadline(
          clock,
          APPEND_DEADLINE_MS,
          'a write to the log',
          storage.append(roomId, batch.rows, this.#seq),
        );
        return;
      } catch (error) {
        if (!(error instanceof LogConflict)) {
          batch.uncertain = true;
          throw error;
        }
        if (await this.#catchUp(batch)) return;
      }
    }
  }

  /** Reads what is in the log already. True if that includes the batch, from an attempt that seemed to fail. */
  async #catchUp(batch: Batch<Tag>): Promise<boolean> {
    const { storage, roomId, clock, log, metrics, onForeign } = this.#options;
    metrics.count('logConflict');
    const before = this.#seq;
    const reading = readAll(storage.load(roomId, before));
    const { updates, seq } = await withDeadline(clock, APPEND_DEADLINE_MS, 'reading the log', reading);
    if (this.#state.kind === 'stopped') throw new Error('the journal was stopped');
    if (updates.length === 0) throw new Error('the log has a conflict but no new rows');
    this.#seq = seq;
    const written = batch.uncertain && holds(updates, batch.rows);
    const foreign = written ? updates.slice(batch.rows.length) : updates;
    if (foreign.length > 0) {
      log.warn({ roomId, rows: foreign.length }, 'another process writes to this room');
      onForeign(foreign);
    }
    return written;
  }

  #settle(batch: Batch<Tag>): void {
    const { clock, metrics, onDurable } = this.#options;
    this.#durableVector = batch.stateVector;
    for (const { since } of batch.items) metrics.time('acknowledge', clock.now() - since);
    onDurable(
      batch.items.map(({ tag }) => tag),
      batch.stateVector,
    );
    if (this.isIdle) for (const resolve of this.#waiters.splice(0)) resolve();
  }

  #failed(batch: Batch<Tag>, error: unknown): void {
    const { clock, log, metrics, roomId, onGone } = this.#options;
    if (this.#state.kind === 'stopped') return;
    metrics.count('appendFailure');
    if (error instanceof RoomGone) {
      log.error({ roomId, bytes: this.unsavedBytes }, 'the room is gone; its unsaved edits are lost');
      this.stop();
      onGone();
      return;
    }
    if (this.#storing) log.error({ err: error, roomId }, 'edits cannot be stored; trying until they are');
    this.#setStoring(false);
    const pause = Math.min(RETRY_FIRST_MS * 2 ** batch.failures++, RETRY_LONGEST_MS);
    const timer = clock.after(pause * (0.75 + clock.random() / 2), () => this.#attempt(batch));
    this.#state = { kind: 'retrying', batch, timer };
  }

  #setStoring(storing: boolean): void {
    if (this.#storing === storing) return;
    this.#storing = storing;
    const { log, roomId, onStoring } = this.#options;
    if (storing) log.info({ roomId }, 'edits are stored again');
    onStoring(storing);
  }
}
