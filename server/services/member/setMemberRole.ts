import type { z } from 'zod';
import { grantableRoles } from '@/lib/permissions/workspace';
import type { MemberView, setMemberRoleInput } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { lockManageableMember, requireAnotherOwner, revokeExcessInvites } from './manageable';
import { publishMemberAccess } from './publishAccess';
import { memberView } from './view';

/**
 * Gives a member another role. It counts from their next request, and their sockets are judged again.
 * @throws AppError `conflict` for the last owner
 */
export async function setMemberRole(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  actor: MemberViewer,
  { memberId, role }: z.output<typeof setMemberRoleInput>,
): Promise<MemberView> {
  requireWorkspaceAction(actor, 'member.manage');
  if (!grantableRoles(actor.role).includes(role)) {
    throw new AppError('forbidden', 'Only an owner can make someone an owner.', 'role');
  }
  const { workspaceId } = actor;
  const view = await rt.db.$transaction(async (tx) => {
    const target = await lockManageableMember(tx, actor, memberId);
    if (target.role === role) return memberView(target);
    if (role !== 'owner') await requireAnotherOwner(tx, target);
    const at = rt.now();
    const changed = await tx.member.update({ where: { id: memberId }, data: { role } });
    await revokeExcessInvites(tx, memberId, role, at);
    await writeAudit(tx, actor, {
      workspaceId,
      at,
      action: 'member.setRole',
      subjectType: 'member',
      subjectId: memberId,
      data: { from: target.role, to: role },
    });
    return memberView(changed);
  });
  await publishMemberAccess(rt, workspaceId, memberId);
  return view;
}
