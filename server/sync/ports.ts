import type { CloseCode } from '@/lib/sync/closeCodes';

/** One connection to a client, as rooms see it. Nothing here throws. */
export type RoomSocket = {
  /** Bytes handed to `send` that have not left the process. */
  readonly bufferedAmount: number;
  send(frame: Uint8Array): void;
  /** Says goodbye with a close code; the connection ends soon, whether or not the client answers. */
  close(code: CloseCode, reason: string): void;
  /** Ends the connection without a word, for clients that do not read. */
  terminate(): void;
};

/** Time and chance, so that tests can hold both. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Runs something once, later; it does not keep the process alive. */
  after(ms: number, run: () => void): Timer;
};

/** Something that will run, unless it is cancelled. */
export type Timer = { cancel(): void };

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const handle = setTimeout(run, ms);
    // Browsers' timers are numbers; Node's can let the process end.
    if (typeof handle === 'object') handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};

/** Where rooms report what operators should know. Never document content, names or cookies. */
export type SyncLog = Record<'debug' | 'info' | 'warn' | 'error', (data: object, message: string) => void>;

/** What is counted and timed, in milliseconds. */
export type SyncMetrics = {
  count(what: 'edit' | 'close' | 'appendFailure' | 'logConflict', by?: number): void;
  time(what: 'load' | 'append' | 'acknowledge', ms: number): void;
};

/** Metrics for those who do not look. */
export const noMetrics: SyncMetrics = { count() {}, time() {} };

/** The outcome of a promise, or a rejection once `ms` have passed without one. */
export function withDeadline<T>(clock: Clock, ms: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms`)));
    promise.then(resolve, reject).finally(() => timer.cancel());
  });
}
