import type { Runtime } from '@/server/runtime';
import { openRoom, type RoomAccess } from './roomAccess';
import type { Viewer } from './viewer';

/**
 * Opens the same room again and again, for a stream that outlives its request. The member is read anew each
 * time, and who has been disabled or signed out since the first time is no longer let in.
 */
export function roomOpener(
  rt: Pick<Runtime, 'db' | 'now'>,
  viewer: Viewer,
  roomId: string,
): () => Promise<RoomAccess> {
  let epoch: number | undefined;
  return async () => {
    if (!viewer.member) return openRoom(rt, viewer, roomId);
    const row = await rt.db.member.findUnique({ where: { id: viewer.member.memberId } });
    epoch ??= row?.sessionEpoch;
    const isIn = row && !row.disabledAt && row.sessionEpoch === epoch;
    const member = isIn ? { ...viewer.member, role: row.role, name: row.name, email: row.email } : null;
    return openRoom(rt, { ...viewer, member }, roomId);
  };
}
