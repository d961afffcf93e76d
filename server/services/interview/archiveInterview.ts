import { isOpen } from '@/lib/interview/lifecycle';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishAccess, publishState } from '../room/publish';
import { lockInterview, moveInterview } from './moveInterview';

/**
 * Puts an interview away: cancels one that has not begun, whose invite and passes then end, or closes one
 * that is over. Everything in it is kept and can be read.
 * @throws AppError `forbidden`, or `conflict` while it is live or when it is archived already
 */
export async function archiveInterview(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
): Promise<void> {
  access.require('interview.archive');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const at = rt.now();
    await moveInterview(tx, interview, 'archive');
    if (isOpen(interview.state)) {
      await tx.room.update({ where: { id: roomId }, data: { frozenAt: at } });
      await tx.invite.updateMany({ where: { roomId, revokedAt: null }, data: { revokedAt: at } });
      await tx.pass.updateMany({ where: { roomId, endedAt: null }, data: { endedAt: at } });
    }
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'interview.archive',
      subjectType: 'interview',
      subjectId: interviewId,
      data: { from: interview.state },
    });
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
