import type { PackListItem } from '@/lib/schemas/pack';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/** The packs of the workspace by title, with the number of their questions that are not archived. */
export async function listPacks(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<PackListItem[]> {
  requireWorkspaceAction(member, 'bank.read');
  const packs = await rt.db.pack.findMany({
    where: { workspaceId: member.workspaceId },
    orderBy: [{ title: 'asc' }, { slug: 'asc' }],
    include: { _count: { select: { questions: { where: { archivedAt: null } } } } },
  });
  return packs.map(({ id, slug, title, version, description, _count }) => ({
    id,
    slug,
    title,
    version,
    description,
    questions: _count.questions,
  }));
}
