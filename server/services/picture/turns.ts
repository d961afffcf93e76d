import { AppError } from '@/server/errors';

/** Lets only so many do something at a time. The others wait their turn, and beyond a number are sent away. */
export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
    private readonly refusal: string,
  ) {}

  /** Does the work when its turn comes. @throws AppError `unavailable` where too many wait already */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) {
      if (this.#waiting.length >= this.maxWaiting) throw new AppError('unavailable', this.refusal);
      // Whoever ends hands over the place, so nobody who comes later gets in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
