import { useCallback, useMemo, useState } from 'react';
import { type TLUser, type TLUserPreferences, useTldrawUser } from 'tldraw';
import { useResolvedTheme } from '@/components/shell/useTheme';
import type { PresencePerson } from '@/lib/board/people';

const STORAGE_KEY = 'drawbridge.board.preferences';

/** What a person may choose for the canvas; name, colour, language and theme are decided elsewhere. */
const CHOICES = [
  'animationSpeed',
  'areKeyboardShortcutsEnabled',
  'edgeScrollSpeed',
  'isSnapMode',
  'isWrapMode',
  'isDynamicSizeMode',
  'isPasteAtCursorMode',
] as const;
type Choices = Partial<Pick<TLUserPreferences, (typeof CHOICES)[number]>>;

/** The canvas's user: who the person is, the site's theme, and what they chose in this browser. */
export function useBoardUser({ id, name, color }: PresencePerson): TLUser {
  const colorScheme = useResolvedTheme();
  const [choices, setChoices] = useState(readChoices);
  const userPreferences = useMemo<TLUserPreferences>(
    () => ({ ...choices, id, name, color, colorScheme, locale: 'en' }),
    [choices, id, name, color, colorScheme],
  );
  const setUserPreferences = useCallback((preferences: TLUserPreferences) => {
    const chosen = pickChoices(preferences);
    setChoices(chosen);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(chosen));
    } catch {
      // Where nothing can be stored the choice lasts as long as the page.
    }
  }, []);
  return useTldrawUser({ userPreferences, setUserPreferences });
}

function readChoices(): Choices {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? pickChoices(stored) : {};
  } catch {
    return {};
  }
}

function pickChoices(preferences: object): Choices {
  const kept = CHOICES.flatMap((name) => {
    const value = (preferences as Record<string, unknown>)[name];
    return typeof value === 'boolean' || typeof value === 'number' ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}
