import { useSyncExternalStore } from 'react';

/** Below Tailwind's `md`, where there is no place for two things side by side. */
const NARROW = '(width < 48rem)';

/** True while the window is too narrow for something beside the canvas. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(NARROW);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}
