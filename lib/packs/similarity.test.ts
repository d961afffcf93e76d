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

  it('compares as many texts as a large pack has', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`);
    const texts = Array.from({ length: 5_000 }, (_, text) =>
      Array.from(
        { length: 25 },
        (_, place) => words[(text * 7 + place * place * 13 + text * place) % 400],
      ).join(' '),
    );
    const copies = findAlike([...texts, `${texts[17]} indeed`]).filter(
      ({ second }) => second === texts.length,
    );
    expect(copies.map(({ first }) => first)).toContain(17);
  });
});
