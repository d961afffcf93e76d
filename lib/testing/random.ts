/** Chance that repeats itself for the same seed. */
export type Random = {
  /** The next number, from 0 to below 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number;
  /** A whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number;
  /** True in so many cases of one. */
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
};

/** Mulberry32, a generator of 32 bits of state: small, quick and even enough for choosing what happens next. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    int: (from, to) => from + below(to - from),
    chance: (p) => next() < p,
    pick<T>(list: readonly T[]): T {
      const value = list[below(list.length)];
      if (value === undefined) throw new Error('Nothing to pick from.');
      return value;
    },
  };
}
