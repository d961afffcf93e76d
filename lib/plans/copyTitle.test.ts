import { expect, it } from 'vitest';
import { NAME_MAX } from '@/lib/schemas/lengths';
import { copyTitle } from './copyTitle';

it('says that it is a copy, and stays within what a title may have', () => {
  expect(copyTitle('Senior backend')).toBe('Senior backend (copy)');
  expect(copyTitle('x'.repeat(NAME_MAX))).toHaveLength(NAME_MAX);
  expect(copyTitle(`${'x'.repeat(NAME_MAX - 8)}🧭`)).toBe(`${'x'.repeat(NAME_MAX - 8)} (copy)`);
});
