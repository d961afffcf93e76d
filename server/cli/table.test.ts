import { expect, it } from 'vitest';
import { table } from './table';

it('lines up columns by characters', () => {
  expect(
    table([
      ['a', 'Zoë', 'x'],
      ['long', 'Ann', ''],
    ]),
  ).toBe('a     Zoë  x\nlong  Ann');
});
