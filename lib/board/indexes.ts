import type { IndexKey } from '@tldraw/utils';

// tldraw's own functions add chance, so that two people rarely get the same index; a repair must give
// everybody the same ones.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MIDDLE = 'V';

/** Orders indexes by their value: negative, zero or positive. Zeros at the end count for nothing. */
export function compareIndexes(a: IndexKey, b: IndexKey): number {
  const left = withoutEndingZeros(a);
  const right = withoutEndingZeros(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * `count` indexes in ascending order above `below` and under `above`, always the same for the same input.
 * `below` must be the lower by `compareIndexes`.
 */
export function indexesBetween(below: IndexKey, above: IndexKey | undefined, count: number): IndexKey[] {
  const rest = above?.startsWith(below) ? above.slice(below.length) : '';
  const base = below + (rest === '' ? MIDDLE : fractionUnder(rest));
  const width = digitsOf(count).length;
  return Array.from({ length: count }, (_, i) => {
    return (base + digitsOf(i + 1).padStart(width, DIGITS.charAt(0))) as IndexKey;
  });
}

/** True if two of them are of one value. */
export function hasSameIndex(indexes: Iterable<IndexKey>): boolean {
  const seen = new Set<string>();
  for (const index of indexes) {
    const value = withoutEndingZeros(index);
    if (seen.has(value)) return true;
    seen.add(value);
  }
  return false;
}

function withoutEndingZeros(index: string): string {
  let end = index.length;
  while (end > 0 && index.charAt(end - 1) === '0') end--;
  return index.slice(0, end);
}

/** A fraction between nothing and `fraction`, which is not zero. */
function fractionUnder(fraction: string): string {
  const zeros = /^0*/.exec(fraction)?.[0] ?? '';
  const digit = DIGITS.indexOf(fraction.charAt(zeros.length));
  return digit > 1 ? zeros + DIGITS.charAt(digit >> 1) : `${zeros}0${MIDDLE}`;
}

function digitsOf(value: number): string {
  let digits = '';
  for (let left = value; left > 0; left = Math.floor(left / DIGITS.length)) {
    digits = DIGITS.charAt(left % DIGITS.length) + digits;
  }
  return digits;
}
