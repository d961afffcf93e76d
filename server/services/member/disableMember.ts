import type { MemberView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { lockManageableMember, requireAnotherOwner, revokeExcessInvites } from './manageable';
import { publishMemberAccess } from './publishAccess';
import { memberView } from './view';

/**
 * Ends a member's access: sessions, API tokens, sockets and the invites they made. What they wrote stays.
 * @throws AppError `conflict` for the last owner and for oneself
 */
export async function disableMember(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  actor: MemberViewer,
  { memberId }: { memberId: string },
): Promise<MemberView> {
  requireWorkspaceAction(actor, 'member.manage');
  if (memberId === actor.memberId) {
    throw new AppError('conflict', 'You cannot disable your own account. Ask another owner or admin.');
  }
  const { workspaceId } = actor;
  const view = await rt.db.$transaction(async (tx) => {
    const target = await lockManageableMember(tx, actor, memberId);
    if (target.disabledAt) return memberView(target);
    await requireAnotherOwner(tx, target);
    const at = rt.now();
    const changed = await tx.member.update({
      where: { id: memberId },
      data: { disabledAt: at, sessionEpoch: { increment: 1 } },
    });
    await revokeExcessInvites(tx, memberId, null, at);
    const subject = { subjectType: 'member', subjectId: memberId };
    await writeAudit(tx, actor, { workspaceId, at, action: 'member.disable', ...subject });
    return memberView(changed);
  });
  await publishMemberAccess(rt, workspaceId, memberId);
  return view;
}
