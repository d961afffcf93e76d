'use client';

import { useEffect, useRef } from 'react';
import { useHydrated } from './useHydrated';

/** What the key beside the letter is called on this machine: "Ctrl", or "⌘" on Apple's. */
export function useCommandKey(): string {
  const hydrated = useHydrated();
  return hydrated && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}

/**
 * Runs something when Ctrl (on Apple's machines ⌘) and a letter are pressed, wherever the focus is, but not
 * while a dialog is open. Letters alone are left to those who dictate or type.
 */
export function useShortcut(letter: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== letter) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    // Before the canvas, which has shortcuts of its own.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [letter, enabled]);
}
