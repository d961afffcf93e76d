import { memberPerson } from '@/lib/people';
import type { Runtime } from '@/server/runtime';

/**
 * Has the member's sockets judged again in every room of the workspace: members may be in any sketch, and
 * owners and admins in any interview. A room without them ignores it. Called after the commit.
 */
export async function publishMemberAccess(
  rt: Pick<Runtime, 'db' | 'bus'>,
  workspaceId: string,
  memberId: string,
): Promise<void> {
  const rooms = await rt.db.room.findMany({ where: { workspaceId }, select: { id: true } });
  for (const { id } of rooms) {
    rt.bus.publish({ type: 'room.access-changed', roomId: id, personId: memberPerson(memberId) });
  }
}
