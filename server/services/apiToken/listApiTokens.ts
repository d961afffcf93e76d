import type { ApiTokenView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { apiTokenView } from './view';

/** The tokens in force in the workspace, newest first. The machine's own administrator token is not among them. */
export async function listApiTokens(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<ApiTokenView[]> {
  requireWorkspaceAction(member, 'token.manage');
  const rows = await rt.db.apiToken.findMany({
    where: { workspaceId: member.workspaceId, revokedAt: null },
    include: { member: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map((row) => apiTokenView(row, member.memberId));
}
