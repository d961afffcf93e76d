import { getIndexAbove, getIndexBetween, type IndexKey } from '@tldraw/utils';
import { describe, expect, it } from 'vitest';
import { compareIndexes, indexesBetween } from './indexes';

const key = (index: string) => index as IndexKey;

describe('indexesBetween', () => {
  it('gives as many as are asked for, in order, between the two', () => {
    const pairs: [string, string | undefined][] = [
      ['a1', undefined],
      ['a1', 'a2'],
      ['a1', 'a1V'],
      ['a1', 'a11'],
      ['a1', 'a101'],
      ['a1', 'a1001'],
      ['a0', 'a00001V'],
      ['a1V', 'a1W'],
      ['Zz', 'a0'],
      ['a10', 'a10V'],
    ];
    for (const [below, above] of pairs) {
      for (const count of [1, 2, 61, 62, 63, 500]) {
        const indexes = [
          key(below),
          ...indexesBetween(key(below), above === undefined ? above : key(above), count),
        ];
        if (above) indexes.push(key(above));
        const isAscending = indexes.every(
          (index, i) => i === 0 || compareIndexes(indexes[i - 1] ?? index, index) < 0,
        );
        expect(isAscending, `${count} between ${below} and ${above}`).toBe(true);
        // tldraw can go on from each of them.
        const [first, second] = indexes;
        expect(getIndexBetween(first, second) > key(below)).toBe(true);
        expect(() => getIndexAbove(indexes.at(-1))).not.toThrow();
      }
    }
  });

  it('gives always the same', () => {
    expect(indexesBetween(key('a1'), key('a2'), 2)).toEqual(indexesBetween(key('a1'), key('a2'), 2));
  });
});
