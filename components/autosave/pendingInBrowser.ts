import type { PendingStore } from '@/lib/autosave/autosaver';

/**
 * Keeps unsaved values in this browser's local storage under `name`. Where storage is full or forbidden the
 * values stay in memory, as they would without it.
 */
export function pendingInBrowser<T>(name: string): PendingStore<T> {
  const key = `drawbridge.pending.${name}`;
  return {
    read() {
      try {
        const text = localStorage.getItem(key);
        return text ? (JSON.parse(text) as Record<string, T>) : {};
      } catch {
        return {};
      }
    },
    write(pending) {
      try {
        if (Object.keys(pending).length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(pending));
      } catch {
        // The autosaver still holds the values and goes on sending them.
      }
    },
  };
}
