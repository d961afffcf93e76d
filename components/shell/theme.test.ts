import { describe, expect, it } from 'vitest';
import { parseTheme, themeAttribute, themeCookie } from './theme';

describe('theme', () => {
  it.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['system', 'system'],
    ['"><script>', 'system'],
    [undefined, 'system'],
  ])('a stored %j is read as %s', (stored, choice) => {
    expect(parseTheme(stored)).toBe(choice);
  });

  it('leaves the decision to the machine when the choice is system', () => {
    expect(themeAttribute('system')).toBeUndefined();
    expect(themeAttribute('dark')).toBe('dark');
  });

  it('keeps a choice and forgets it again', () => {
    expect(themeCookie('dark')).toBe('drawbridge.theme=dark; Path=/; Max-Age=31536000; SameSite=Lax');
    expect(themeCookie('system')).toContain('Max-Age=0');
  });
});
