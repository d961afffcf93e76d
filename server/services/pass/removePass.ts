import { passPerson } from '@/lib/people';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { publishAccess, publishState } from '../room/publish';
import { findPassInRoom } from './findPass';
import { settleLobby } from './settleLobby';

/**
 * Ends someone's pass for good, wherever they are: in the check, in the lobby or in the room. Removing them
 * once more changes nothing.
 * @throws AppError `forbidden` or `not_found`
 */
export async function removePass(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
  { passId }: { passId: string },
): Promise<void> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const at = rt.now();
    const removed = await tx.pass.updateMany({
      where: { id: passId, roomId, status: { not: 'revoked' } },
      data: { status: 'revoked', endedAt: at },
    });
    if (removed.count === 0) {
      await findPassInRoom(tx, roomId, passId);
      return;
    }
    await settleLobby(tx, interview);
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'pass.remove',
      subjectType: 'pass',
      subjectId: passId,
    });
  });
  publishAccess(rt, roomId, passPerson(passId));
  publishState(rt, roomId);
}
