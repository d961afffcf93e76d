import type { RubricListItem } from '@/lib/schemas/question';
import { DEFAULT_RUBRIC_SLUG, parseCriteria } from '@/lib/schemas/rubric';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/** The current version of every rubric of the workspace, the default one first, then by title. */
export async function listRubrics(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<RubricListItem[]> {
  requireWorkspaceAction(member, 'bank.read');
  const rubrics = await rt.db.rubric.findMany({
    where: { workspaceId: member.workspaceId },
    orderBy: { title: 'asc' },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const isDefault = (rubric: { slug: string }) => Number(rubric.slug === DEFAULT_RUBRIC_SLUG);
  return rubrics
    .sort((a, b) => isDefault(b) - isDefault(a))
    .flatMap(({ title, versions: [version] }) =>
      version
        ? [
            {
              versionId: version.id,
              title,
              criteria: parseCriteria(version.criteria).map((criterion) => ({
                id: criterion.id,
                title: criterion.title,
              })),
            },
          ]
        : [],
    );
}
