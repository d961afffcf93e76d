import { useCallback, useSyncExternalStore } from 'react';
import type { RoomConnection, RoomStatus } from '@/lib/sync/client';

/** What is known of a connection, kept up to date; null while there is none. */
export function useRoomStatus(connection: RoomConnection | null): RoomStatus | null {
  const status = connection?.status;
  return useSyncExternalStore(
    useCallback((listener: () => void) => status?.subscribe(listener) ?? (() => {}), [status]),
    () => status?.getSnapshot() ?? null,
    () => null,
  );
}
