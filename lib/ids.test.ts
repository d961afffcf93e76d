import { expect, it } from 'vitest';
import { ID_PATTERN, newId } from './ids';

it('makes identifiers that differ, fit the pattern and begin with a letter', () => {
  const ids = Array.from({ length: 2000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(ID_PATTERN);
    expect(id).toMatch(/^[A-Za-z]/);
  }
});
