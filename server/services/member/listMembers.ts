import type { MemberView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { memberView } from './view';

/** Every member of the workspace, also disabled ones, by name. */
export async function listMembers(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<MemberView[]> {
  requireWorkspaceAction(member, 'member.list');
  const rows = await rt.db.member.findMany({ where: { workspaceId: member.workspaceId } });
  return rows.map(memberView).sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}
