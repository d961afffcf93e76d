import { isOpen } from '@/lib/interview/lifecycle';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { settleLobby } from '../pass/settleLobby';
import { publishAccess, publishState } from '../room/publish';
import { revokeInvites } from './revokeInvites';

/**
 * Withdraws the candidate's link, and the pass of whoever used it. One that was withdrawn before stays so.
 * @throws AppError `forbidden`, or `conflict` if the interview has ended meanwhile
 */
export async function revokeInterviewInvite(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
): Promise<void> {
  access.require('invite.manage');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    if (!isOpen(interview.state)) throw new AppError('conflict', 'This interview has already ended.');
    const at = rt.now();
    const revoked = await revokeInvites(tx, { roomId, revokedAt: null }, at);
    if (revoked.length === 0) return;
    await settleLobby(tx, interview);
    for (const subjectId of revoked) {
      await writeAudit(tx, access, {
        workspaceId,
        at,
        action: 'invite.revoke',
        subjectType: 'invite',
        subjectId,
      });
    }
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
