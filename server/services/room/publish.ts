import type { PersonId } from '@/lib/people';
import type { Runtime } from '@/server/runtime';

/** Tells everyone who shows this room that something in it has changed. Called after the commit. */
export function publishState(rt: Pick<Runtime, 'bus'>, roomId: string): void {
  rt.bus.publish({ type: 'room.state-changed', roomId });
}

/** Has sockets and views of this room judged again: everyone's, or one person's. Called after the commit. */
export function publishAccess(rt: Pick<Runtime, 'bus'>, roomId: string, personId?: PersonId): void {
  rt.bus.publish({ type: 'room.access-changed', roomId, ...(personId === undefined ? {} : { personId }) });
}
