/** Interviews that enter the statistics of a question together, and the fewest that show any. */
export const GROUP_SIZE = 3;

/**
 * The interviews whose scores may be shown in sum: of those that are closed, in the order of their closing,
 * as many whole groups of three as there are. Groups never change, since what closes later comes later, so
 * whoever looks twice never sees the difference that one interview makes, and fewer than three show nothing.
 */
export function wholeGroups<T>(inOrderOfClosing: readonly T[]): T[] {
  return inOrderOfClosing.slice(0, inOrderOfClosing.length - (inOrderOfClosing.length % GROUP_SIZE));
}

/** The middle of some numbers, the mean of the two in the middle where there is none; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** One score of a submitted scorecard; null is "not observed". */
export type GivenScore = { interviewId: string; criterionId: string; level: number | null };

/** How often each level from 1 to 4 was given, and how often "not observed". */
export type LevelCounts = { levels: [number, number, number, number]; notObserved: number };

/** Counts the levels that were given. */
export function countLevels(scores: readonly Pick<GivenScore, 'level'>[]): LevelCounts {
  const times = (level: number | null) => scores.filter((score) => score.level === level).length;
  return { levels: [times(1), times(2), times(3), times(4)], notObserved: times(null) };
}

/** How far the scorecards of one interview lie apart. */
export type Spread = {
  /** Criteria of interviews that were compared: those that two people or more gave a level. */
  compared: number;
  /** Mean of the ranges, in levels: the highest level less the lowest, for one criterion of one interview. */
  meanRange: number;
  /** Shares from 0 to 1: the same level, one apart, two or three apart. */
  same: number;
  one: number;
  more: number;
};

/** The spread between the people who scored the same interviews; null where there is nothing to compare. */
export function spreadOf(scores: readonly GivenScore[]): Spread | null {
  const given = new Map<string, number[]>();
  for (const { interviewId, criterionId, level } of scores) {
    if (level === null) continue;
    const key = `${interviewId} ${criterionId}`;
    given.set(key, [...(given.get(key) ?? []), level]);
  }
  const ranges = [...given.values()]
    .filter((levels) => levels.length > 1)
    .map((levels) => Math.max(...levels) - Math.min(...levels));
  if (ranges.length === 0) return null;
  const share = (fits: (range: number) => boolean) => ranges.filter(fits).length / ranges.length;
  return {
    compared: ranges.length,
    meanRange: ranges.reduce((sum, range) => sum + range, 0) / ranges.length,
    same: share((range) => range === 0),
    one: share((range) => range === 1),
    more: share((range) => range > 1),
  };
}
