'use client';

import { useCallback, useEffect, useState } from 'react';

export type ConnectionCheck =
  | { kind: 'running' }
  | { kind: 'good'; roundTripMs: number }
  | { kind: 'slow'; roundTripMs: number }
  | { kind: 'failed'; what: 'server' | 'live' };

/** Above this a cursor feels late; drawing still works. Milliseconds. */
const SLOW_MS = 300;
const PROBES = 5;
const LIVE_TIMEOUT_MS = 8_000;

/** The median time of a few small requests, in milliseconds. */
async function measureRoundTrip(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < PROBES; i++) {
    const started = performance.now();
    const response = await fetch('/healthz', { cache: 'no-store' });
    if (!response.ok) throw new Error('The server did not answer.');
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return Math.round(times[Math.floor(PROBES / 2)] ?? 0);
}

/** Resolves if a WebSocket to the room's board opens; proxies that block it are what this finds. */
function tryLiveConnection(roomId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/sync/${roomId}`);
    const timeout = setTimeout(() => socket.close(), LIVE_TIMEOUT_MS);
    let opened = false;
    socket.onopen = () => {
      opened = true;
      socket.close();
    };
    socket.onclose = () => {
      clearTimeout(timeout);
      if (opened) resolve();
      else reject(new Error('The live connection did not open.'));
    };
  });
}

/** Checks that this browser reaches the server, and how fast, and that the live connection opens. */
export function useConnectionCheck(roomId: string): { check: ConnectionCheck; again: () => void } {
  const [check, setCheck] = useState<ConnectionCheck>({ kind: 'running' });
  const [run, setRun] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is the request to check again
  useEffect(() => {
    let current = true;
    const settle = (next: ConnectionCheck) => current && setCheck(next);
    settle({ kind: 'running' });
    (async () => {
      let roundTripMs: number;
      try {
        roundTripMs = await measureRoundTrip();
      } catch {
        return settle({ kind: 'failed', what: 'server' });
      }
      try {
        await tryLiveConnection(roomId);
      } catch {
        return settle({ kind: 'failed', what: 'live' });
      }
      settle({ kind: roundTripMs > SLOW_MS ? 'slow' : 'good', roundTripMs });
    })();
    return () => {
      current = false;
    };
  }, [roomId, run]);
  return { check, again: useCallback(() => setRun((count) => count + 1), []) };
}
