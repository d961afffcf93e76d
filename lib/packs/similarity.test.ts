import { describe, expect, it } from 'vitest';
import { ALIKE, findAlike, similarityOf } from './similarity';

const KAFKA =
  'Draws the queue between orders and billing, explains why a retry may deliver twice, and says who looks at what is left over.';
const RENAMED =
  'Draws the topic between search and catalog, explains why a restart may deliver twice, and says who looks at what is left over.';
const OTHER =
  'Asks how old a price may be, turns the answer into an expiry, and drops the cache for search because nobody reads a page twice.';

describe('similarity', () => {
  it('is 1 for equal texts, whatever their case and punctuation, and 0 for strangers', () => {
    expect(similarityOf(KAFKA, KAFKA.toUpperCase().replaceAll(',', ' –'))).toBe(1);
    expect(similarityOf('Draws boxes only.', 'Never asks why.')).toBe(0);
    expect(similarityOf('', '')).toBe(0);
    expect(similarityOf('Nothing.', 'nothing')).toBe(1);
  });

  it('tells a sentence with exchanged nouns from one on the same subject', () => {
    expect(similarityOf(KAFKA, RENAMED)).toBeGreaterThan(ALIKE);
    expect(similarityOf(KAFKA, OTHER)).toBeLessThan(ALIKE / 2);
  });
});

describe('findAlike', () => {
  it('names every pair that is alike, the most alike first', () => {
    const found = findAlike([KAFKA, OTHER, RENAMED, OTHER]);
    expect(found.map(({ first, second }) => [first, second])).toEqual([
      [1, 3],
      [0, 2],
    ]);
    expect(found[0]?.similarity).toBe(1);
  });

  it('finds a copy among the anchors of a large pack', () => {
    let state = 7;
    const below = (limit: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    // Half of all words are among the twenty most usual, as in English.
    const word = () => `w${below(2) ? below(20) : below(2_000)}`;
    const texts = Array.from({ length: 1_500 }, () => Array.from({ length: 25 }, word).join(' '));
    expect(findAlike([...texts, `${texts[17]} indeed`])).toEqual([
      { first: 17, second: 1_500, similarity: expect.closeTo(0.96, 1) },
    ]);
  });
});
