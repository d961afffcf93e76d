/** What a person chose; system follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system';

export const THEME_COOKIE = 'drawbridge.theme';

/** Reads a stored choice; anything unknown means system. */
export function parseTheme(text: string | undefined): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}

/** The value of data-theme on the root: absent where the system decides. */
export function themeAttribute(choice: ThemeChoice): 'light' | 'dark' | undefined {
  return choice === 'system' ? undefined : choice;
}

/** The cookie line that keeps a choice for a year. */
export function themeCookie(choice: ThemeChoice): string {
  const age = choice === 'system' ? 0 : 365 * 24 * 60 * 60;
  return `${THEME_COOKIE}=${choice}; Path=/; Max-Age=${age}; SameSite=Lax`;
}
