import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/**
 * Withdraws an invite that has not been used. One that was withdrawn before stays so.
 * @throws AppError `not_found`, or `conflict` if someone has used it
 */
export async function revokeMemberInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { inviteId }: { inviteId: string },
): Promise<void> {
  requireWorkspaceAction(member, 'member.invite');
  const { workspaceId } = member;
  await rt.db.$transaction(async (tx) => {
    const found = await tx.memberInvite.findFirst({ where: { id: inviteId, workspaceId } });
    if (!found) throw new AppError('not_found', 'This invite does not exist.');
    if (found.revokedAt) return;
    const at = rt.now();
    const { count } = await tx.memberInvite.updateMany({
      where: { id: inviteId, redeemedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) {
      throw new AppError('conflict', 'This invite has been used. Disable the member instead.');
    }
    const subject = { subjectType: 'memberInvite', subjectId: inviteId };
    await writeAudit(tx, member, { workspaceId, at, action: 'memberInvite.revoke', ...subject });
  });
}
