import type { RubricListItem } from '@/lib/schemas/rubric';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { defaultRubric } from './defaultRubric';
import { RUBRIC_INCLUDE, rubricListItem } from './view';

/** The rubrics in use, or the archived ones, in their current versions: the default one first, then by title. */
export async function listRubrics(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { archived }: { archived: boolean },
): Promise<RubricListItem[]> {
  requireWorkspaceAction(member, 'rubric.read');
  const { workspaceId } = member;
  const [rubrics, standard] = await Promise.all([
    rt.db.rubric.findMany({
      where: { workspaceId, archivedAt: archived ? { not: null } : null },
      orderBy: [{ title: 'asc' }, { slug: 'asc' }],
      include: RUBRIC_INCLUDE,
    }),
    defaultRubric(rt.db, workspaceId),
  ]);
  return rubrics
    .flatMap((rubric) => rubricListItem(rubric, standard?.id ?? null) ?? [])
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}
