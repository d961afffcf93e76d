import type { MemberView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { lockManageableMember } from './manageable';
import { memberView } from './view';

/** Lets a disabled member sign in again. Sessions from before stay ended; API tokens work again. */
export async function enableMember(
  rt: Pick<Runtime, 'db' | 'now'>,
  actor: MemberViewer,
  { memberId }: { memberId: string },
): Promise<MemberView> {
  requireWorkspaceAction(actor, 'member.manage');
  return rt.db.$transaction(async (tx) => {
    const target = await lockManageableMember(tx, actor, memberId);
    if (!target.disabledAt) return memberView(target);
    const changed = await tx.member.update({ where: { id: memberId }, data: { disabledAt: null } });
    const subject = { subjectType: 'member', subjectId: memberId };
    await writeAudit(tx, actor, {
      workspaceId: actor.workspaceId,
      at: rt.now(),
      action: 'member.enable',
      ...subject,
    });
    return memberView(changed);
  });
}
