import type { MemberInviteView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { isOpenAt } from './openInvite';
import { memberInviteView } from './view';

/** The invites that can still be used, newest first. */
export async function listMemberInvites(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
): Promise<MemberInviteView[]> {
  requireWorkspaceAction(member, 'member.invite');
  const rows = await rt.db.memberInvite.findMany({
    where: { workspaceId: member.workspaceId, ...isOpenAt(rt.now()) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(memberInviteView);
}
