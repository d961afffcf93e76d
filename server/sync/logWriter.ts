import { type Clock, type SyncMetrics, type Timer, withDeadline } from './ports';
import type { BoardStorage, RoomWrite, WriteOutcome } from './storage/storage';
import { APPEND_DEADLINE_MS, GATHER_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from './timing';

/** A room's part in a write, as the log writer sees it. */
export type Writes = {
  /** What is to be written now, if anything is. */
  begin(): RoomWrite | null;
  settle(outcome: WriteOutcome): void;
  /** It failed; what was begun is begun again. Asks for the next write by itself. */
  fail(error: unknown): void;
};

/** One statement should stay short: the rest goes into the next. */
const MAX_ROOMS = 200;
const MAX_BYTES = 8 * 1024 * 1024;

/** After so many failures one after the other it is the log that fails, and not what is in the writes. */
const HOPELESS = 2;

type Begun = { writes: Writes; write: RoomWrite };

/**
 * Writes what the rooms of this process have for the log: all of them with one commit, one commit at a time.
 * The first edit after a pause is written at once; after that a commit carries what came in GATHER_MS.
 */
export class LogWriter {
  readonly #storage: BoardStorage;
  readonly #clock: Clock;
  readonly #metrics: SyncMetrics;
  readonly #asking = new Set<Writes>();
  #isWriting = false;
  #timer: Timer | null = null;
  /** Timer or not, what is asked for is written at the end of this one. */
  #isHurried = false;
  #lastStart = Number.NEGATIVE_INFINITY;
  #failures = 0;

  constructor(options: { storage: BoardStorage; clock: Clock; metrics: SyncMetrics }) {
    this.#storage = options.storage;
    this.#clock = options.clock;
    this.#metrics = options.metrics;
  }

  /** A room has something to write. */
  request(writes: Writes): void {
    this.#asking.add(writes);
    this.#schedule();
  }

  /** What is asked for is written without waiting for more. */
  hurry(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#isHurried = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isWriting || this.#timer || this.#asking.size === 0) return;
    const isLate = this.#isHurried || this.#clock.now() >= this.#lastStart + GATHER_MS;
    if (isLate && (this.#failures === 0 || this.#isHurried)) void this.#write();
    else this.#after(this.#failures > 0 ? this.#pause() : this.#lastStart + GATHER_MS - this.#clock.now());
  }

  #after(ms: number): void {
    this.#timer = this.#clock.after(ms, () => {
      this.#timer = null;
      void this.#write();
    });
  }

  /** After a failure, longer each time, and partly left to chance. */
  #pause(): number {
    const pause = Math.min(RETRY_FIRST_MS * 2 ** (this.#failures - 1), RETRY_LONGEST_MS);
    return pause * (0.75 + this.#clock.random() / 2);
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#isHurried = false;
    this.#lastStart = this.#clock.now();
    // Whoever asks may be in the middle of something: what is on the board must be in the journal before the
    // board's position counts as that of the log.
    await Promise.resolve();
    const begun = this.#begin();
    // What one room has may be what makes a write fail. After a failure each goes alone, the others first.
    const rounds = this.#failures === 0 ? [begun] : begun.map((one) => [one]);
    let isFailing = false;
    let inARow = 0;
    for (const round of rounds) {
      if (round.length === 0) continue;
      const error = inARow < HOPELESS ? await this.#append(round) : new Error('the log takes no writes');
      if (error) for (const { writes } of round) writes.fail(error);
      inARow = error ? inARow + 1 : 0;
      isFailing ||= error !== null;
    }
    if (begun.length > 0) this.#failures = isFailing ? this.#failures + 1 : 0;
    this.#isWriting = false;
    this.#schedule();
  }

  #begin(): Begun[] {
    const begun: Begun[] = [];
    let bytes = 0;
    for (const writes of this.#asking) {
      if (begun.length >= MAX_ROOMS || bytes >= MAX_BYTES) break;
      this.#asking.delete(writes);
      const write = writes.begin();
      if (!write) continue;
      begun.push({ writes, write });
      for (const entry of write.entries) bytes += entry.bytes.length;
    }
    return begun;
  }

  /** Writes and tells the rooms. Returns why it failed, or null. */
  async #append(begun: readonly Begun[]): Promise<Error | null> {
    const started = this.#clock.now();
    let outcomes: WriteOutcome[];
    try {
      const appending = this.#storage.append(begun.map(({ write }) => write));
      outcomes = await withDeadline(this.#clock, APPEND_DEADLINE_MS, 'a write to the log', appending);
      if (outcomes.length !== begun.length) throw new Error('the log answered for other rooms');
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    this.#metrics.time('append', this.#clock.now() - started);
    for (const [index, { writes }] of begun.entries()) writes.settle(outcomes[index] as WriteOutcome);
    return null;
  }
}
