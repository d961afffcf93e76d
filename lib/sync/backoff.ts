/** First pauses, and the longest ones, in milliseconds. */
const FIRST = { short: 1_000, long: 4_000 } as const;
const LONGEST = { short: 15_000, long: 30_000 } as const;

/** The share of a pause that is left to chance, so that those who lost a server together come back apart. */
const CHANCE = { first: 0.9, later: 0.5 } as const;

/**
 * The pause before the next attempt, in milliseconds.
 * @param failures attempts that have failed since the connection last worked
 * @param random from 0 up to, not including, 1
 */
export function reconnectDelay(wait: 'short' | 'long', failures: number, random: number): number {
  const full = Math.min(FIRST[wait] * 2 ** failures, LONGEST[wait]);
  const chance = failures === 0 && wait === 'short' ? CHANCE.first : CHANCE.later;
  return Math.round(full * (1 - chance * random));
}
