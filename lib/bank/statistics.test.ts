import { describe, expect, it } from 'vitest';
import { countLevels, median, spreadOf, wholeGroups } from './statistics';

it('interviews count in whole groups of three, and earlier groups stay as they are', () => {
  expect(wholeGroups(['a', 'b'])).toEqual([]);
  expect(wholeGroups(['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c']);
  expect(wholeGroups(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(6);
});

it('the median is the middle', () => {
  expect(median([])).toBeNull();
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('levels are counted, and "not observed" apart', () => {
  const scores = [1, 4, 4, null, 3].map((level) => ({ level }));
  expect(countLevels(scores)).toEqual({ levels: [1, 0, 1, 2], notObserved: 1 });
});

describe('the spread', () => {
  const score = (interviewId: string, criterionId: string, level: number | null) => ({
    interviewId,
    criterionId,
    level,
  });

  it('is the mean range of criteria that two people or more gave a level', () => {
    const spread = spreadOf([
      ...[score('a', 'x', 1), score('a', 'x', 4), score('a', 'x', 2)],
      ...[score('a', 'y', 3), score('a', 'y', 3)],
      ...[score('b', 'x', 2), score('b', 'x', 3)],
      ...[score('b', 'y', 2), score('b', 'y', null), score('c', 'x', 1)],
    ]);
    expect(spread).toEqual({ compared: 3, meanRange: 4 / 3, same: 1 / 3, one: 1 / 3, more: 1 / 3 });
  });

  it('is null where nobody scored the same', () => {
    expect(spreadOf([score('a', 'x', 1), score('b', 'x', 4)])).toBeNull();
  });
});
