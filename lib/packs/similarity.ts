/**
 * Two texts are called alike from this share of common word pairs on. Of the 200,000 pairs of anchors in the
 * shipped pack the closest has 0.17 and the next 0.13; a sentence with a few of its nouns exchanged has 0.4 to
 * 0.6 (ADR 0018).
 */
export const ALIKE = 0.2;

/** How far the second word of a pair may stand from the first: so one exchanged word does not hide a pattern. */
const REACH = 3;

/** A turn of phrase that more texts have than this says nothing about two of them; it also keeps time in bounds. */
const COMMON_FROM = 2_000;

/** Two texts that are alike, by their places in the list that was compared. */
export type Alike = { first: number; second: number; similarity: number };

/**
 * All pairs of texts whose similarity is `ALIKE` or more, the most alike first. The similarity is the Jaccard
 * index of their word pairs: two words in order, at most three apart, case and punctuation aside. It is
 * 1 for equal texts and 0 for texts that share no turn of phrase.
 */
export function findAlike(texts: readonly string[]): Alike[] {
  const sets = texts.map(wordPairs);
  const frequency = new Map<string, number>();
  for (const pairs of sets) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const telling = sets.map((pairs) => [...pairs].filter((pair) => (frequency.get(pair) ?? 0) <= COMMON_FROM));

  // Each text is held against those before it, by counting what it shares with each of them.
  const where = new Map<string, number[]>();
  const found: Alike[] = [];
  for (const [second, pairs] of telling.entries()) {
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const places = where.get(pair) ?? [];
      for (const first of places) shared.set(first, (shared.get(first) ?? 0) + 1);
      if (places.length === 0) where.set(pair, [second]);
      else places.push(second);
    }
    for (const [first, common] of shared) {
      const similarity = jaccard(telling[first]?.length ?? 0, pairs.length, common);
      if (similarity >= ALIKE) found.push({ first, second, similarity });
    }
  }
  return found.sort((a, b) => b.similarity - a.similarity || a.first - b.first || a.second - b.second);
}

/** The similarity of two texts, as in `findAlike`. */
export function similarityOf(first: string, second: string): number {
  const [a, b] = [wordPairs(first), wordPairs(second)];
  return jaccard(a.size, b.size, [...a].filter((pair) => b.has(pair)).length);
}

function wordPairs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const pairs = new Set<string>(words.length === 1 ? words : []);
  for (const [index, word] of words.entries()) {
    for (const next of words.slice(index + 1, index + 1 + REACH)) pairs.add(`${word} ${next}`);
  }
  return pairs;
}

function jaccard(a: number, b: number, common: number): number {
  const all = a + b - common;
  return all === 0 ? 0 : common / all;
}
