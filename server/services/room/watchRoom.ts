import type { RoomView } from '@/lib/schemas/room';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { viewRoom } from './viewRoom';
import { createWakeUp } from './wakeUp';

type Rt = Pick<Runtime, 'db' | 'bus' | 'now' | 'connectedPeople'>;

/** Longest pause of a timer, in milliseconds; a later expiry is looked at again then. */
const TIMER_MAX_MS = 2 ** 31 - 1;

/**
 * What someone sees of a room: at once, and again whenever it has changed. Each view is made by an access
 * that was opened for it. Changes that come while a view is being made are seen by the next one. Ends after
 * the closing view of someone whose interview is over for them, and when `signal` is aborted.
 * @param open opens the room anew; what it throws, such as for a revoked pass, ends the stream
 */
export async function* watchRoom(
  rt: Rt,
  roomId: string,
  open: () => Promise<RoomAccess>,
  signal: AbortSignal,
): AsyncGenerator<RoomView, void, undefined> {
  const wakeUp = createWakeUp(signal);
  let me: string | undefined;
  // Before the first read, so that no change falls between the two.
  const stops = [
    rt.bus.subscribe('room.state-changed', (event) => event.roomId === roomId && wakeUp.wake()),
    rt.bus.subscribe('room.people-changed', (event) => event.roomId === roomId && wakeUp.wake()),
    rt.bus.subscribe('room.access-changed', (event) => {
      const concernsMe = !event.personId || !me || event.personId === me;
      if (event.roomId === roomId && concernsMe) wakeUp.wake();
    }),
    rt.bus.subscribe('bus.missed', () => wakeUp.wake()),
  ];
  let shown = '';
  try {
    while (!signal.aborted) {
      const access = await open();
      me = access.person.personId;
      const view = await viewRoom(rt, access);
      if (signal.aborted) return;
      const content = JSON.stringify({ ...view, serverTime: null });
      if (content !== shown) {
        shown = content;
        yield view;
      }
      if (isFinal(view)) return;
      await wakeUp.next(untilExpiry(access, rt.now()));
    }
  } finally {
    for (const stop of stops) stop();
  }
}

function isFinal(view: RoomView): boolean {
  return view.audience === 'candidate' && (view.phase === 'ended' || view.phase === 'denied');
}

function untilExpiry({ expiresAt }: RoomAccess, now: Date): number | null {
  return expiresAt && Math.min(Math.max(0, expiresAt.getTime() - now.getTime()), TIMER_MAX_MS);
}
