import { expect, it } from 'vitest';
import { questionTitle } from './title';

it('a title is the first line that says something, plain and not too long', () => {
  expect(questionTitle('Which cache do you use?')).toBe('Which cache do you use?');
  expect(questionTitle('\n**Design** a `cache`.\n\n- with two levels')).toBe('Design a cache.');
  expect(questionTitle(`${'word '.repeat(60)}end`)).toMatch(/^(word ){31}word …$/);
  expect(questionTitle('x'.repeat(300))).toBe(`${'x'.repeat(160)} …`);
  expect(questionTitle('')).toBe('');
});
