import type { z } from 'zod';
import { newId } from '@/lib/ids';
import { grantableRoles } from '@/lib/permissions/workspace';
import type { inviteMemberInput, MemberInviteView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { hashToken, newToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { memberInviteView } from './view';

/** How long an invite can be used. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes a link for one new member. The token is returned this once; only its hash is stored.
 * @throws AppError `forbidden` for a role above one's own, `conflict` if the address is a member's
 */
export async function inviteMember(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { role, email }: z.output<typeof inviteMemberInput>,
): Promise<{ token: string; invite: MemberInviteView }> {
  requireWorkspaceAction(member, 'member.invite');
  if (!grantableRoles(member.role).includes(role)) {
    throw new AppError('forbidden', 'Only an owner can invite an owner.', 'role');
  }
  const { workspaceId } = member;
  const token = newToken();
  const invite = await rt.db.$transaction(async (tx) => {
    if (email && (await tx.member.count({ where: { email } })) > 0) {
      throw new AppError('conflict', `${email} already belongs to a member.`, 'email');
    }
    const at = rt.now();
    const created = await tx.memberInvite.create({
      data: {
        id: newId(),
        workspaceId,
        role,
        email: email ?? null,
        tokenHash: hashToken(token),
        createdById: member.memberId,
        createdAt: at,
        expiresAt: new Date(at.getTime() + LIFETIME_MS),
      },
    });
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action: 'memberInvite.create',
      subjectType: 'memberInvite',
      subjectId: created.id,
      data: { role },
    });
    return created;
  });
  return { token, invite: memberInviteView(invite) };
}
