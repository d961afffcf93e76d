import { expect, it } from 'vitest';
import { copyTitle } from './copyTitle';

it('says that it is a copy, and stays within what a title may have', () => {
  expect(copyTitle('Senior backend', 80)).toBe('Senior backend (copy)');
  expect(copyTitle('x'.repeat(80), 80)).toHaveLength(80);
  expect(copyTitle(`${'x'.repeat(70)} and more of it`, 80)).toBe(`${'x'.repeat(70)} an (copy)`);
  expect(copyTitle(`${'x'.repeat(72)} more`, 80)).toBe(`${'x'.repeat(72)} (copy)`);
  expect(copyTitle(`${'x'.repeat(72)}🧭`, 80)).toBe(`${'x'.repeat(72)} (copy)`);
});
