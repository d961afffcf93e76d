import type { RoomConnection } from '@/lib/sync/client';

const kept = new WeakMap<RoomConnection, boolean>();
const listeners = new Set<() => void>();

/** Notes whether the browser keeps a copy of this connection's board. */
export function noteCopy(connection: RoomConnection, isKept: boolean): void {
  kept.set(connection, isKept);
  for (const listener of [...listeners]) listener();
}

/** True if the browser keeps a copy: some do not let pages store anything. */
export function isCopyKept(connection: RoomConnection): boolean {
  return kept.get(connection) ?? false;
}

/** Calls `listener` whenever something was noted, until the returned function is called. */
export function subscribeToCopies(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
