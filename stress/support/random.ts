/** Chance that can be repeated: the same seed gives the same numbers. */
export type Random = {
  /** From 0 up to, not including, 1. */
  (): number;
  /** A whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number;
  /** One of them. */
  pick<T>(from: readonly T[]): T;
};

/** Makes a generator (mulberry32: 32 bits of state, good enough to choose what to break). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from));
  return Object.assign(next, {
    int,
    pick<T>(from: readonly T[]): T {
      const chosen = from[int(0, from.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  });
}
