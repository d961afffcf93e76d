'use client';

import { useSyncExternalStore } from 'react';
import { parseTheme, type ThemeChoice, themeAttribute, themeCookie } from './theme';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const media = window.matchMedia(DARK);
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}

/** Chooses a theme: at once on this page, and by cookie for the next ones. */
export function chooseTheme(choice: ThemeChoice): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = themeCookie(choice);
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
}

/** What the person chose. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset.theme),
    () => 'system',
  );
}

/** What is shown, for parts that cannot follow the tokens, such as the canvas. */
export function useResolvedTheme(): 'light' | 'dark' {
  return useSyncExternalStore(
    subscribe,
    () => {
      const chosen = themeAttribute(parseTheme(document.documentElement.dataset.theme));
      return chosen ?? (window.matchMedia(DARK).matches ? 'dark' : 'light');
    },
    () => 'light',
  );
}
