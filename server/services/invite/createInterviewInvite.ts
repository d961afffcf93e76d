import { isOpen } from '@/lib/interview/lifecycle';
import type { InviteStatus } from '@/lib/schemas/interview';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { publishState } from '../room/publish';
import { interviewInviteExpiry } from './expiry';
import { issueInvite } from './issueInvite';
import { inviteStatus } from './readInviteInForce';

/**
 * Makes the candidate's link. An earlier one stops working; a candidate who has used it stays.
 * @throws AppError `forbidden`, or `conflict` if the interview has ended meanwhile
 */
export async function createInterviewInvite(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
): Promise<{ token: string; invite: InviteStatus }> {
  access.require('invite.manage');
  const { interviewId, roomId, workspaceId, memberId } = access;
  const made = await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    if (!isOpen(interview.state)) throw new AppError('conflict', 'This interview has already ended.');
    const at = rt.now();
    const expiresAt = interviewInviteExpiry(interview.scheduledAt, at);
    const issued = await issueInvite(tx, { roomId, createdById: memberId, at, expiresAt });
    const subject = { subjectType: 'invite', subjectId: issued.invite.id };
    await writeAudit(tx, access, { workspaceId, at, action: 'invite.create', ...subject });
    return issued;
  });
  publishState(rt, roomId);
  return { token: made.token, invite: inviteStatus({ ...made.invite, passes: [] }) };
}
