import { expect, it } from 'vitest';
import { page } from './page';

const all = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = (cursor?: string, limit = 2) => {
  const { items, nextCursor } = page(all, { limit, cursor });
  return [items.map((item) => item.id).join(''), nextCursor];
};

it('walks through a list', () => {
  expect(ids()).toEqual(['ab', 'b']);
  expect(ids('b')).toEqual(['cd', 'd']);
  expect(ids('d')).toEqual(['e', null]);
  expect(ids('e')).toEqual(['', null]);
  expect(ids(undefined, 5)).toEqual(['abcde', null]);
  expect(page([], { limit: 2 })).toEqual({ items: [], nextCursor: null });
});

it('says so when the list has changed under the cursor', () => {
  expect(() => ids('gone')).toThrow('Start again');
});
