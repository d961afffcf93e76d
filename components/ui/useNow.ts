'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  current = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(tick, 20_000);
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    current = 0;
    document.removeEventListener('visibilitychange', tick);
  };
}

function snapshot() {
  if (current === 0) current = Date.now();
  return current;
}

/** The time, shared by all who show relative times, renewed every 20 s; null on the server. */
export function useNow(): Date | null {
  const now = useSyncExternalStore(subscribe, snapshot, () => 0);
  return now === 0 ? null : new Date(now);
}
