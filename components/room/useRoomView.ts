'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import type { RoomView } from '@/lib/schemas/room';

export type RoomViewState =
  | { kind: 'loading' }
  | { kind: 'ready'; view: RoomView; live: boolean; clockOffsetMs: number }
  | { kind: 'refused'; message: string };

/**
 * The room as the server tells it, newest first and last: views only ever arrive, nothing is patched here.
 * `live` is false while the stream is down and an older view is shown. `clockOffsetMs` is what to add to
 * this browser's clock to get the server's.
 */
export function useRoomView(roomId: string): RoomViewState {
  const trpc = useTRPC();
  const [latest, setLatest] = useState<{ view: RoomView; clockOffsetMs: number } | null>(null);
  const stream = useSubscription(
    trpc.room.watch.subscriptionOptions(
      { roomId },
      {
        onData: (view) => setLatest({ view, clockOffsetMs: Date.parse(view.serverTime) - Date.now() }),
      },
    ),
  );
  if (stream.status === 'error' && stream.error) {
    const status = stream.error.data?.httpStatus;
    if (typeof status === 'number' && status < 500) return { kind: 'refused', message: stream.error.message };
  }
  if (!latest) return { kind: 'loading' };
  return { kind: 'ready', ...latest, live: stream.status === 'pending' };
}

/** The server's time in milliseconds, renewed every second while the component is shown. */
export function useServerClock(clockOffsetMs: number): number {
  const [now, setNow] = useState(() => Date.now() + clockOffsetMs);
  useEffect(() => {
    const tick = () => setNow(Date.now() + clockOffsetMs);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [clockOffsetMs]);
  return now;
}
