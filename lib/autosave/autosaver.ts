/** Where unsaved values wait, so that a closed tab or a crash does not lose them. Calls must not throw. */
export type PendingStore<T> = {
  read(): Record<string, T>;
  write(pending: Record<string, T>): void;
};

export type AutosaveState =
  /** Everything that was set has been confirmed by the server. */
  | { kind: 'saved' }
  /** Something is on its way. */
  | { kind: 'saving' }
  /** The server could not be reached; it is tried again by itself. */
  | { kind: 'retrying'; message: string }
  /** The server refused a value; it stays here until it is changed. */
  | { kind: 'refused'; message: string };

export type Autosaver<T> = {
  /** Takes the newest value of a key; an older one that has not been sent is dropped. */
  set(key: string, value: T): void;
  /** Forgets what has not been sent of a key. */
  drop(key: string): void;
  /** Sends now what waits for its pause in typing, and what failed. */
  flush(): void;
  /** What is not confirmed yet, by key. */
  pending(): Record<string, T>;
  getState(): AutosaveState;
  subscribe(listener: () => void): () => void;
  /** Stops the timers. What is pending stays in the store. */
  dispose(): void;
};

export type AutosaverOptions<T> = {
  /** Resolves once the server has stored the value. */
  save(key: string, value: T): Promise<void>;
  /** The sentence to show if the error is the server's refusal, or null if trying again may help. */
  refusal(error: unknown): string | null;
  store: PendingStore<T>;
  /** Pause in typing after which a value is sent, in milliseconds. */
  pauseMs?: number;
  setTimer?: (run: () => void, ms: number) => unknown;
  clearTimer?: (timer: unknown) => void;
};

const PAUSE_MS = 500;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

type Entry<T> = {
  value: T;
  sending: boolean;
  changed: boolean;
  refused: string | null;
  failures: number;
  timer: unknown;
};

/**
 * Saves values by key: the newest wins, one request a key at a time, failures are tried again with growing
 * pauses, and nothing counts as saved before `save` resolves. Values left in the store by an earlier tab
 * are sent at once.
 */
export function createAutosaver<T>(options: AutosaverOptions<T>): Autosaver<T> {
  const setTimer = options.setTimer ?? ((run, ms) => setTimeout(run, ms));
  const clearTimer = options.clearTimer ?? ((timer) => clearTimeout(timer as ReturnType<typeof setTimeout>));
  const pauseMs = options.pauseMs ?? PAUSE_MS;
  const entries = new Map<string, Entry<T>>();
  const listeners = new Set<() => void>();
  let state: AutosaveState = { kind: 'saved' };
  let disposed = false;

  function changed(): void {
    options.store.write(Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value])));
    state = readState();
    for (const listener of listeners) listener();
  }

  function readState(): AutosaveState {
    const all = [...entries.values()];
    const refused = all.find((entry) => entry.refused !== null);
    if (refused?.refused) return { kind: 'refused', message: refused.refused };
    if (all.some((entry) => entry.failures > 0))
      return {
        kind: 'retrying',
        message: 'The server cannot be reached. Kept in this browser; trying again.',
      };
    return all.length > 0 ? { kind: 'saving' } : { kind: 'saved' };
  }

  function schedule(key: string, entry: Entry<T>, ms: number): void {
    clearTimer(entry.timer);
    entry.timer = setTimer(() => send(key, entry), ms);
  }

  function send(key: string, entry: Entry<T>): void {
    clearTimer(entry.timer);
    if (disposed || entry.sending || entries.get(key) !== entry) return;
    entry.sending = true;
    entry.changed = false;
    options.save(key, entry.value).then(
      () => {
        entry.sending = false;
        entry.failures = 0;
        entry.refused = null;
        if (entries.get(key) === entry) {
          if (entry.changed) schedule(key, entry, 0);
          else entries.delete(key);
        }
        changed();
      },
      (error: unknown) => {
        entry.sending = false;
        if (entries.get(key) !== entry) return;
        entry.refused = options.refusal(error);
        if (entry.refused === null || entry.changed) {
          entry.failures += entry.refused === null ? 1 : 0;
          if (!disposed)
            schedule(key, entry, Math.min(FIRST_RETRY_MS * 2 ** (entry.failures - 1), LAST_RETRY_MS));
        }
        changed();
      },
    );
  }

  function add(key: string, value: T): Entry<T> {
    const entry: Entry<T> = {
      value,
      sending: false,
      changed: false,
      refused: null,
      failures: 0,
      timer: undefined,
    };
    entries.set(key, entry);
    return entry;
  }

  for (const [key, value] of Object.entries(options.store.read())) schedule(key, add(key, value), 0);
  state = readState();

  return {
    set(key, value) {
      const entry = entries.get(key) ?? add(key, value);
      entry.value = value;
      entry.refused = null;
      entry.changed = true;
      if (!entry.sending) schedule(key, entry, pauseMs);
      changed();
    },
    drop(key) {
      const entry = entries.get(key);
      if (!entry) return;
      clearTimer(entry.timer);
      entries.delete(key);
      changed();
    },
    flush() {
      for (const [key, entry] of entries) if (entry.refused === null) send(key, entry);
    },
    pending: () => Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value])),
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      disposed = true;
      for (const entry of entries.values()) clearTimer(entry.timer);
    },
  };
}
