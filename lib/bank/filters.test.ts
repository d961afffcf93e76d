import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { type BankAddress, filterCount, readAddress, writeAddress } from './filters';

const read = (query: string) => readAddress(new URLSearchParams(query));

describe('the address of the bank', () => {
  it('says every filter and reads back as the same', () => {
    const address: BankAddress = {
      search: 'cache & "queue"',
      categoryId: newId(),
      packId: newId(),
      difficulties: [2, 3],
      tags: ['caching', 'queues'],
      minutesFrom: 5,
      minutesTo: 15,
      signal: 'Scale, reliability and operations',
      favourites: true,
      archived: true,
      candidate: 'Ada Quill',
      hideAsked: true,
    };
    expect(read(writeAddress(address))).toEqual(address);
    expect(read(writeAddress({ minutesTo: 10 }))).toEqual({ minutesTo: 10 });
    expect(writeAddress({ search: '', tags: [], difficulties: [], favourites: false })).toBe('');
  });

  it('leaves out what makes no sense', () => {
    expect(read('q=x&category=../x&difficulty=9&minutes=a-b&favourites=yes&new=1')).toEqual({ search: 'x' });
    expect(read(`q=${'x'.repeat(300)}&minutes=-&candidate=+`)).toEqual({});
  });
});

it('filters are counted, the search is none of them', () => {
  expect(filterCount({ search: 'x' })).toBe(0);
  expect(
    filterCount({ minutesFrom: 5, minutesTo: 10, tags: ['a', 'b'], difficulties: [], archived: true }),
  ).toBe(3);
  expect(filterCount({ candidate: 'Ada', hideAsked: true })).toBe(1);
});
