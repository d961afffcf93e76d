'use client';

import { TRPCClientError } from '@trpc/client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Autosaver, type AutosaveState, createAutosaver } from '@/lib/autosave/autosaver';
import { pendingInBrowser } from './pendingInBrowser';

const SAVED: AutosaveState = { kind: 'saved' };

/** The server's sentence if it refused for good, or null where the network or the server failed. */
function refusal(error: unknown): string | null {
  const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
  return typeof status === 'number' && status < 500 && status !== 429 ? (error as Error).message : null;
}

/**
 * Saves values by key through `save`, across closed tabs and lost connections. `name` must contain the
 * signed-in person, so that two people who share a browser never send each other's text.
 */
export function useAutosaver<T>(name: string, save: (key: string, value: T) => Promise<unknown>) {
  const saveRef = useRef(save);
  saveRef.current = save;
  const [saver, setSaver] = useState<Autosaver<T> | null>(null);

  useEffect(() => {
    const created = createAutosaver<T>({
      save: async (key, value) => void (await saveRef.current(key, value)),
      refusal,
      store: pendingInBrowser<T>(name),
    });
    setSaver(created);
    const flush = () => created.flush();
    const flushWhenHidden = () => document.visibilityState === 'hidden' && created.flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      created.flush();
      created.dispose();
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flushWhenHidden);
    };
  }, [name]);

  const state = useSyncExternalStore(
    (listener) => saver?.subscribe(listener) ?? (() => {}),
    () => saver?.getState() ?? SAVED,
    () => SAVED,
  );
  return { saver, state };
}
