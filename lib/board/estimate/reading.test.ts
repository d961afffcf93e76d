import { describe, expect, it } from 'vitest';
import { ESTIMATE_FIELDS, type EstimateInputs, readFields } from './fields';
import { type Reading, readCount, readFactor, readPositive, readRatio, readSize, readTime } from './reading';

const value = <T>(reading: Reading<T>) => (reading.kind === 'value' ? reading.value : reading.kind);
const DAY = 86_400;

describe('a count', () => {
  it.each([
    ['10M', 1e7],
    ['10 m', 1e7],
    ['1.5k', 1500],
    ['1e6', 1e6],
    ['2.5e+3', 2500],
    ['1,000,000', 1e6],
    ['1 000 000', 1e6],
    ["1'000", 1000],
    ['1_000', 1000],
    ['1,500.5', 1500.5],
    ['3 billion', 3e9],
    ['2bn', 2e9],
    ['1B', 1e9],
    ['.5M', 5e5],
    ['5.', 5],
    ['0', 0],
    ['１０M', 1e7],
    ['1e15', 1e15],
    ['', 'empty'],
    ['   ', 'empty'],
    ['1,5', 'bad'],
    ['1.000.000', 'bad'],
    ['1,00', 'bad'],
    ['10,000 00', 'bad'],
    ['-5', 'bad'],
    ['ten', 'bad'],
    ['5 cats', 'bad'],
    ['1e16', 'bad'],
    ['1e999', 'bad'],
    ['NaN', 'bad'],
    ['Infinity', 'bad'],
    ['0x10', 'bad'],
    ['5constructor', 'bad'],
  ])('%j is %s', (text, expected) => {
    expect(value(readCount(text))).toBe(expected);
  });

  it('is more than nothing where something is divided by it', () => {
    expect(value(readPositive('0'))).toBe('bad');
    expect(value(readPositive('0.5'))).toBe(0.5);
  });
});

describe('a size', () => {
  it.each([
    ['2 KB', 2000],
    ['2 KiB', 2048],
    ['2kb', 2000],
    ['500 GB', 5e11],
    ['1 GiB', 2 ** 30],
    ['1.5 MB', 1.5e6],
    ['300', 300],
    ['300 bytes', 300],
    ['1.5k', 1500],
    ['2 Mi', 2 * 2 ** 20],
    ['1 EB', 1e18],
    ['2 EB', 'bad'],
    ['8 Mbit', 'bad'],
    ['100 Mbps', 'bad'],
    ['2 KC', 'bad'],
    ['-1 KB', 'bad'],
  ])('%j is %s', (text, expected) => {
    expect(value(readSize(text))).toBe(expected);
  });
});

describe('a time', () => {
  it.each([
    ['5y', 5 * 365 * DAY],
    ['5 years', 5 * 365 * DAY],
    ['30d', 30 * DAY],
    ['2 weeks', 14 * DAY],
    ['12h', 43_200],
    ['90 min', 5400],
    ['12mo', 365 * DAY],
    ['1000y', 1000 * 365 * DAY],
    ['5', 'bad'],
    ['6m', 'bad'],
    ['1001y', 'bad'],
    ['forever', 'bad'],
  ])('%j is %s', (text, expected) => {
    const read = value(readTime(text));
    if (typeof expected === 'number') expect(read).toBeCloseTo(expected, 6);
    else expect(read).toBe(expected);
  });

  it('tells months from minutes', () => {
    expect(readTime('6m')).toMatchObject({ why: expect.stringMatching(/6mo.*6min/) });
  });
});

describe('a factor and a ratio', () => {
  it.each([
    ['3x', 3],
    ['3×', 3],
    ['x3', 3],
    ['3 times', 3],
    ['1.5', 1.5],
    ['0.5', 'bad'],
    ['3y', 'bad'],
    ['2M', 'bad'],
  ])('factor %j is %s', (text, expected) => {
    expect(value(readFactor(text))).toBe(expected);
  });

  it.each([
    ['100:1', { reads: 100, writes: 1 }],
    ['100 : 1', { reads: 100, writes: 1 }],
    ['100/1', { reads: 100, writes: 1 }],
    ['9 to 1', { reads: 9, writes: 1 }],
    ['100', { reads: 100, writes: 1 }],
    ['90%', { reads: 90, writes: 10 }],
    ['0:1', { reads: 0, writes: 1 }],
    ['1:0', { reads: 1, writes: 0 }],
    ['1k:1', { reads: 1000, writes: 1 }],
    ['0:0', 'bad'],
    ['101%', 'bad'],
    ['1:2:3', 'bad'],
    [':', 'bad'],
    ['a:b', 'bad'],
  ])('ratio %j is %j', (text, expected) => {
    expect(value(readRatio(text))).toEqual(expected);
  });
});

describe('what stands beside a number and says nothing new', () => {
  it.each<[keyof EstimateInputs, string, number]>([
    ['users', '10M users', 1e7],
    ['users', '500 DAU', 500],
    ['actions', '20 a day', 20],
    ['actions', '20 per day', 20],
    ['actions', '20/day', 20],
    ['actions', '20 actions a day', 20],
    ['perMachine', '1k/s', 1000],
    ['perMachine', '1k rps', 1000],
    ['perMachine', '500 requests per second', 500],
  ])('%s takes %j', (field, text, expected) => {
    const inputs = Object.fromEntries(ESTIMATE_FIELDS.map((name) => [name, ''])) as EstimateInputs;
    expect(readFields({ ...inputs, [field]: text })[field]).toEqual({ kind: 'value', value: expected });
  });
});

describe('the way out', () => {
  const READERS = [readCount, readPositive, readFactor, readRatio, readSize, readTime];
  const TEXTS = [
    '1,5',
    '1.000.000',
    'ten',
    '-5',
    '5 cats',
    '1e999',
    '9e14B',
    '5',
    '6m',
    '8 Mbit',
    '0:0',
    '101%',
    '2 KC',
    `${'9'.repeat(300)}`,
    '<script>alert(1)</script>',
    '💥💥💥💥💥💥💥💥💥💥💥💥💥💥💥',
  ];

  it('is one short sentence or two for whatever was typed', () => {
    for (const read of READERS) {
      for (const text of TEXTS) {
        const reading = read(text);
        if (reading.kind !== 'bad') continue;
        expect(reading.why, text).toMatch(/^[“A-Z].*[.]$/);
        expect([...reading.why].length, `${text}: ${reading.why}`).toBeLessThanOrEqual(60);
      }
    }
  });
});
