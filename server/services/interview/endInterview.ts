import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishAccess, publishState } from '../room/publish';
import { lockInterview, moveInterview } from './moveInterview';

/**
 * Ends a live interview: the board is frozen, the question being asked ends, and so does the access of the
 * candidate, whose pass opens nothing but the closing page from then on.
 * @throws AppError `forbidden`, or `conflict` if it is not live
 */
export async function endInterview(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
): Promise<void> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const at = rt.now();
    await moveInterview(tx, interview, 'end', { endedAt: at });
    await tx.askedQuestion.updateMany({ where: { interviewId, endedAt: null }, data: { endedAt: at } });
    await tx.room.update({ where: { id: roomId }, data: { frozenAt: at } });
    await tx.pass.updateMany({ where: { roomId, endedAt: null }, data: { endedAt: at } });
    await tx.invite.updateMany({
      where: { roomId, revokedAt: null, redeemedAt: null },
      data: { revokedAt: at },
    });
    const subject = { subjectType: 'interview', subjectId: interviewId };
    await writeAudit(tx, access, { workspaceId, at, action: 'interview.end', ...subject });
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
