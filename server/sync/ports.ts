import type { CloseCode, CloseName } from '@/lib/sync/closeCodes';
import type { Message } from './message';

/** One connection to a client, as rooms see it. Nothing here throws. */
export type RoomSocket = {
  /** Bytes handed to `send` that have not left the process; nothing while it is no more than the stream's fill. */
  readonly bufferedAmount: number;
  /** Sends these messages, in order and with one write. */
  send(messages: readonly Message[]): void;
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
  /** Runs something once everything that has arrived by now was handled. */
  atEndOfTurn(run: () => void): void;
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
  atEndOfTurn: (run) => void setImmediate(run),
};

/** Where rooms report what operators should know. Never document content, names or cookies. */
export type SyncLog = Record<'debug' | 'info' | 'warn' | 'error', (data: object, message: string) => void>;

/** What is counted and timed, in milliseconds. */
export type SyncMetrics = {
  count(what: 'edit' | 'appendFailure' | 'logConflict' | 'resync' | 'cutOff' | 'damagedCheckpoint'): void;
  /** A socket was closed, or not let in, under this name. */
  refuse(name: CloseName): void;
  time(what: 'load' | 'append' | 'acknowledge' | 'compact', ms: number): void;
};

/** Metrics for those who do not look. */
export const noMetrics: SyncMetrics = { count() {}, refuse() {}, time() {} };

/** A board with nothing in it but what it comes to. */
export type Compacted = {
  /** All of it as one version-1 update. */
  state: Uint8Array;
  /** How far it is, as Yjs encodes it. */
  stateVector: Uint8Array;
};

/**
 * Makes boards small again, off the event loop that serves them. Merging updates as bytes would keep the
 * content of everything that was ever deleted; only a document that collects garbage lets go of it.
 */
export type Compactor = {
  /** Rejects if the updates do not fit together, or cannot be compacted now. */
  compact(updates: readonly Uint8Array[]): Promise<Compacted>;
};

/** The outcome of a promise, or a rejection once `ms` have passed without one. */
export function withDeadline<T>(clock: Clock, ms: number, what: string, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms`)));
    promise.then(resolve, reject).finally(() => timer.cancel());
  });
}
