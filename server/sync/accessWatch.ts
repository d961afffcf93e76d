import type { CloseName } from '@/lib/sync/closeCodes';
import { type Access, isRefusal } from './access';
import { type Clock, type SyncLog, type Timer, withDeadline } from './ports';
import { RECHECK_DEADLINE_MS, RECHECK_EVERY_MS, RECHECK_GRACE_MS, RECHECK_RETRY_MS } from './timing';

/**
 * Keeps one socket's access true: judges it again when told, at its expiry, and at least every
 * RECHECK_EVERY_MS. Of overlapping judgements the one that was begun last counts.
 */
export class AccessWatch {
  readonly #clock: Clock;
  readonly #log: SyncLog;
  readonly #onChange: (access: Access) => void;
  readonly #onEnd: (name: CloseName) => void;
  #access: Access;
  #timer: Timer | null = null;
  #begun = 0;
  #applied = 0;
  #failingSince: number | null = null;
  #stopped = false;

  constructor(options: {
    access: Access;
    clock: Clock;
    log: SyncLog;
    /** The access was judged again and stands, perhaps with other rights or another name. */
    onChange: (access: Access) => void;
    /** The access has ended; the watch has stopped. */
    onEnd: (name: CloseName) => void;
  }) {
    this.#access = options.access;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#onChange = options.onChange;
    this.#onEnd = options.onEnd;
    this.#schedule();
  }

  /** Judges again now. Resolves once the outcome has taken effect; never rejects. */
  async recheck(): Promise<void> {
    if (this.#stopped) return;
    const turn = ++this.#begun;
    let judgement: Awaited<ReturnType<Access['recheck']>>;
    try {
      const judging = Promise.resolve().then(() => this.#access.recheck());
      judgement = await withDeadline(this.#clock, RECHECK_DEADLINE_MS, 'a judgement', judging);
    } catch (error) {
      if (turn > this.#applied) this.#failed(error);
      return;
    }
    if (this.#stopped || turn < this.#applied) return;
    this.#applied = turn;
    this.#failingSince = null;
    if (isRefusal(judgement)) return this.#end(judgement.refused);
    if (judgement.personId !== this.#access.personId) return this.#end('signedOut');
    if (isExpired(judgement, this.#clock.now())) return this.#end('accessEnded');
    this.#access = judgement;
    this.#schedule();
    this.#onChange(judgement);
  }

  /** Ends the watch. */
  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    const { expiresAt } = this.#access;
    const now = this.#clock.now();
    const untilExpiry = expiresAt ? Math.max(0, expiresAt.getTime() - now) : Number.POSITIVE_INFINITY;
    // Spread, so that the sockets of a room that came together are not judged together for ever.
    const untilNext = RECHECK_EVERY_MS * (0.75 + this.#clock.random() / 4);
    this.#again(Math.min(untilExpiry, untilNext));
  }

  #again(ms: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(ms, () => void this.recheck());
  }

  #failed(error: unknown): void {
    if (this.#stopped) return;
    const now = this.#clock.now();
    this.#failingSince ??= now;
    this.#log.warn({ err: error, personId: this.#access.personId }, 'an access could not be judged again');
    if (now - this.#failingSince >= RECHECK_GRACE_MS) this.#end('tryLater');
    else this.#again(RECHECK_RETRY_MS);
  }

  #end(name: CloseName): void {
    this.stop();
    this.#onEnd(name);
  }
}

/** True once the access's own end has come. */
export function isExpired(access: Access, now: number): boolean {
  return access.expiresAt !== undefined && access.expiresAt.getTime() <= now;
}
