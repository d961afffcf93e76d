import { describe, expect, it } from 'vitest';
import { selectionAfter } from './caret';

describe('a selection in a text that somebody else changes', () => {
  it.each([
    ['10M', '10M', [1, 3], [1, 3]],
    ['10M', '210M', [0, 1, 3], [0, 2, 4]],
    ['10M users', '10M', [2, 5, 9], [2, 3, 3]],
    ['abc', 'axc', [1, 2, 3], [1, 2, 3]],
    ['💥a', '💥💥a', [0, 2, 3], [0, 2, 5]],
    ['', 'new', [0], [0]],
  ])('%j to %j', (before, after, places, expected) => {
    expect(selectionAfter(before, after, places)).toEqual(expected);
  });
});
