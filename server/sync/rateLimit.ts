/** Lets a number of units through each second, and more at once after a pause. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  /** @param now the present, in milliseconds */
  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** Takes `units`; false if there are not as many. */
  take(units: number, now: number): boolean {
    const earned = (Math.max(0, now - this.#at) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + earned);
    this.#at = now;
    if (units > this.#left) return false;
    this.#left -= units;
    return true;
  }
}

/** Limits that were not used for so long are full again, and forgotten. */
const FORGET_AFTER_MS = 60_000;

/** One limit for each of many: people, or addresses. */
export class RateLimits {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #limits = new Map<string, { limit: RateLimit; usedAt: number }>();
  #sweptAt = 0;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** The limit of one of them. Whoever keeps it for longer keeps it alive by asking again. */
  of(key: string, now: number): RateLimit {
    this.#sweep(now);
    const known = this.#limits.get(key);
    if (known) {
      known.usedAt = now;
      return known.limit;
    }
    const limit = new RateLimit(this.#perSecond, this.#burst, now);
    this.#limits.set(key, { limit, usedAt: now });
    return limit;
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < FORGET_AFTER_MS) return;
    this.#sweptAt = now;
    for (const [key, { usedAt }] of this.#limits) {
      if (now - usedAt >= FORGET_AFTER_MS) this.#limits.delete(key);
    }
  }
}
