import { quote, readNumber } from './readNumber';
import { BYTE_WORDS, COUNT_WORDS, TIME_WORDS, YEAR } from './units';

/** What a field says: nothing, a value, or no value and the way out in a sentence. */
export type Reading<T> = { kind: 'empty' } | { kind: 'value'; value: T } | { kind: 'bad'; why: string };

/** Of each read request, one write request: any two numbers that are not both 0. */
export type Ratio = { reads: number; writes: number };

/** The most that a field takes: a thousand trillions. */
const MAX_COUNT = 1e15;

/** A factor beyond this is a mistake. */
const MAX_FACTOR = 1e6;

/** The most data that a field takes: an exabyte. */
const MAX_BYTES = 1e18;

/** The longest time that a field takes: a thousand years. */
const MAX_TIME = 1000 * YEAR;

/** A count, such as "10M", "1.5k", "1,000" or "1e6". `noise` is what may stand behind it and says nothing new. */
export function readCount(text: string, noise: RegExp = /^$/): Reading<number> {
  return readWith(text, 'Write 10M, 1.5k or 1,500.', (value, word) => {
    const [, letters = '', rest = ''] = /^([a-z]*)(.*)$/.exec(word) ?? [];
    if (noise.test(word)) return atMost(value, MAX_COUNT, '1,000T');
    const size = letters === '' ? 1 : COUNT_WORDS.get(letters);
    const after = rest.trim();
    if (size === undefined || (after !== '' && !noise.test(after))) return null;
    return atMost(value * size, MAX_COUNT, '1,000T');
  });
}

/** A count that something is divided by. */
export function readPositive(text: string, noise?: RegExp): Reading<number> {
  const reading = readCount(text, noise);
  return reading.kind === 'value' && reading.value === 0 ? bad('It must be more than 0.') : reading;
}

/** How many times as much, at least once: "3x", "×3", "3". */
export function readFactor(text: string): Reading<number> {
  const number = normal(text).replace(/^[x×*]\s*/, '');
  return readWith(number, 'Write 3x or 1.5.', (value, word) => {
    if (!/^([x×*]|times)?$/.test(word)) return null;
    return value < 1 ? bad('It is 1 or more.') : atMost(value, MAX_FACTOR, '1M');
  });
}

/** Reads to writes: "100:1", "100" for as many reads to one write, "90%" for the reads among all. */
export function readRatio(text: string): Reading<Ratio> {
  const typed = normal(text);
  if (typed === '') return { kind: 'empty' };
  const share = /^(.*?)\s*%$/.exec(typed)?.[1];
  if (share !== undefined) {
    const reads = readCount(share);
    if (reads.kind === 'value' && reads.value <= 100) return ratio(reads.value, 100 - reads.value);
    return bad('A share of reads is from 0% to 100%.');
  }
  const [left = '', right = '1', ...more] = typed.split(/\s*(?::|\/|\bto\b)\s*/);
  const [reads, writes] = [readCount(left), readCount(right)];
  if (reads.kind !== 'value' || writes.kind !== 'value' || more.length > 0) {
    return bad(`${quote(text)} is no ratio. Write 100:1 or 90%.`);
  }
  return ratio(reads.value, writes.value);
}

/** An amount of data in bytes: "2 KB" and "2 KiB" told apart, "500" bytes, "1.5k" kilobytes. */
export function readSize(text: string): Reading<number> {
  return readWith(text, 'Write 500 B, 2 KB or 2 KiB.', (value, word) => {
    if (/bit|bps$/.test(word)) return bad('Write it in bytes: 8 bits are 1 B.');
    const size = word === '' ? 1 : (BYTE_WORDS.get(word) ?? BYTE_WORDS.get(`${word}b`));
    return size === undefined ? null : atMost(value * size, MAX_BYTES, '1 EB');
  });
}

/** A time in seconds: "5y", "18 months", "30d". */
export function readTime(text: string): Reading<number> {
  return readWith(text, 'Write 5y, 6mo or 30d.', (value, word) => {
    if (word === '') return bad('Which unit? Write 5y, 6mo or 30d.');
    if (word === 'm') return bad('Write 6mo for months, 6min for minutes.');
    const size = TIME_WORDS.get(word);
    return size === undefined ? null : atMost(value * size, MAX_TIME, '1000y');
  });
}

function readWith(
  text: string,
  wayOut: string,
  read: (value: number, word: string) => Reading<number> | null,
): Reading<number> {
  const typed = normal(text);
  if (typed === '') return { kind: 'empty' };
  if (/^[-−]\s*[\d.]/.test(typed)) return bad('It cannot be less than 0.');
  const number = readNumber(typed);
  if (!number.ok) return bad(/^\.?\d/.test(typed) ? number.why : `${quote(text)} is no number. ${wayOut}`);
  return (
    read(number.value, typed.slice(number.length).trim()) ?? bad(`${quote(text)} is not clear. ${wayOut}`)
  );
}

function normal(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function ratio(reads: number, writes: number): Reading<Ratio> {
  if (reads + writes === 0) return bad('One of the two is more than 0.');
  return { kind: 'value', value: { reads, writes } };
}

function atMost(value: number, most: number, name: string): Reading<number> {
  return value <= most ? { kind: 'value', value } : bad(`That is too large. At most ${name}.`);
}

function bad(why: string): { kind: 'bad'; why: string } {
  return { kind: 'bad', why };
}
