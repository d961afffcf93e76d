import type { Clock } from '../ports';

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now = Date.UTC(2030, 0, 1);
  #ends: (() => void)[] = [];
  #isEnding = false;
  /** Every frame that arrives is handled in a turn of its own. */
  isTurnPerFrame = true;
  #timers: { at: number; run: () => void }[] = [];
  /** What `random` returns. */
  chance = 0.5;

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  after(ms: number, run: () => void) {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return {
      cancel: () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      },
    };
  }

  atEndOfTurn(run: () => void): void {
    this.#ends.push(run);
  }

  /** Ends the turn: what waits for that is run, and what it leads to. */
  endTurn(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    for (let run = this.#ends.shift(); run; run = this.#ends.shift()) run();
    this.#isEnding = false;
  }

  /** A frame has arrived and was handled. */
  frameHandled(): void {
    if (this.isTurnPerFrame) this.endTurn();
  }

  /** Lets time pass: timers run in order, and promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#settle();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await this.#settle();
    }
    this.#now = end;
  }

  /** Until nothing is left that can happen without time passing. */
  async #settle(): Promise<void> {
    do {
      this.endTurn();
      await settle();
    } while (this.#ends.length > 0);
  }
}

/** Resolves once every promise that can settle without time passing has done so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
