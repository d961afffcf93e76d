import { expect, it } from 'vitest';
import { onlyAround, wordChanges } from './wordChanges';

const textOf = (changes: ReturnType<typeof wordChanges>, without: 'added' | 'removed') =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

it('tells words that came and went, and keeps both texts whole', () => {
  const before = 'How do you cache\nin your system?';
  const after = 'How would you cache\n\nin your own system?';
  const changes = wordChanges(before, after);
  expect(textOf(changes, 'added')).toBe(before);
  expect(textOf(changes, 'removed')).toBe(after);
  expect(changes.filter(({ kind }) => kind === 'removed').map(({ text }) => text.trim())).toContain('do');
  expect(wordChanges('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  expect(wordChanges('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
});

it('leaves out the middle of what did not change', () => {
  const long = 'word '.repeat(200);
  const [start, , middle] = onlyAround(wordChanges(`${long}old ${long}old`, `${long}new ${long}new`)).filter(
    ({ kind }) => kind === 'same',
  );
  expect(start?.text).toMatch(/^ … (word )+$/);
  expect(start?.text.length).toBeLessThan(120);
  expect(middle).toBeUndefined();
  const short = wordChanges('a few words here', 'a few words there');
  expect(onlyAround(short)).toEqual(short);
});
