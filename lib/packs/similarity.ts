/**
 * Two texts are called alike from this share of common word pairs on. Of the 200,000 pairs of anchors in the
 * shipped pack the closest has 0.17 and the next 0.13; a sentence with a few of its nouns exchanged has 0.4 to
 * 0.6 (ADR 0018).
 */
export const ALIKE = 0.2;

/** Words that may stand between the two of a pair: with it, one exchanged word does not hide the pattern. */
const REACH = 3;

/**
 * Only pairs that are in at most so many texts propose candidates, which keeps large packs quick. Texts that
 * are alike share many pairs, and so also rare ones.
 */
const COMMON_FROM = 200;

/** Two texts that are alike, by their places in the list that was compared. */
export type Alike = { first: number; second: number; similarity: number };

/**
 * All pairs of texts whose similarity is `ALIKE` or more, the most alike first. The similarity is the Jaccard
 * index of their word pairs: two words in order, at most three apart, case and punctuation aside. It is
 * 1 for equal texts and 0 for texts that share no turn of phrase.
 */
export function findAlike(texts: readonly string[]): Alike[] {
  const sets = texts.map(wordPairs);
  const where = new Map<string, number[]>();
  for (const [index, pairs] of sets.entries()) {
    for (const pair of pairs) {
      const places = where.get(pair);
      if (places) places.push(index);
      else where.set(pair, [index]);
    }
  }
  const found: Alike[] = [];
  for (const [first, pairs] of sets.entries()) {
    const candidates = new Set<number>();
    for (const pair of pairs) {
      const places = where.get(pair) ?? [];
      if (places.length > COMMON_FROM) continue;
      for (const second of places) if (second > first) candidates.add(second);
    }
    for (const second of candidates) {
      const similarity = jaccard(pairs, sets[second] ?? new Set());
      if (similarity >= ALIKE) found.push({ first, second, similarity });
    }
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.first - b.first || a.second - b.second);
}

/** The similarity of two texts, as in `findAlike`. */
export function similarityOf(first: string, second: string): number {
  return jaccard(wordPairs(first), wordPairs(second));
}

function wordPairs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const pairs = new Set<string>(words.length === 1 ? words : []);
  for (const [index, word] of words.entries()) {
    for (const next of words.slice(index + 1, index + 1 + REACH)) pairs.add(`${word} ${next}`);
  }
  return pairs;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
