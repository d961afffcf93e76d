'use client';

import { useRef } from 'react';

/** Where the focus was; for an item of a menu, which is about to go, the button that opened the menu. */
function focusOrigin(): HTMLElement | null {
  const focused = document.activeElement;
  const menuButton = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const origin = menuButton ? document.getElementById(menuButton) : focused;
  return origin instanceof HTMLElement ? origin : null;
}

/** Gives the focus back to where it came from when a dialog closes that was opened by state, not by a trigger. */
export function useReturnFocus() {
  const origin = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      origin.current = focusOrigin();
    },
    onCloseAutoFocus: (event: Event) => {
      if (!origin.current?.isConnected) return;
      event.preventDefault();
      origin.current.focus();
    },
  };
}
