import { expect, it } from 'vitest';
import { slugSchema } from '@/lib/packs/fields';
import { freeSlug, OWN_PACK, slugOf } from './ownPack';

it('a slug is made of the first words, and is one that packs take', () => {
  expect(slugOf('How do you cache, in Zürich?', 'question')).toBe('how-do-you-cache-in-zurich');
  expect(slugOf('数据库', 'question')).toBe('question');
  expect(slugOf('Prototype!', 'question')).toBe('question');
  for (const text of ['word '.repeat(40), 'x'.repeat(100), '  --  ', OWN_PACK.slug]) {
    expect(slugSchema.parse(slugOf(text, 'question')).length).toBeLessThanOrEqual(58);
  }
});

it('a slug that is taken gets a number', () => {
  expect(freeSlug('cache', new Set())).toBe('cache');
  expect(freeSlug('cache', new Set(['cache', 'cache-2']))).toBe('cache-3');
});
