import { canInWorkspace } from '@/lib/permissions/workspace';
import { parseCriteria, type RubricView } from '@/lib/schemas/rubric';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { defaultRubric } from './defaultRubric';
import { RUBRIC_INCLUDE, rubricListItem } from './view';

/** A rubric in its current version, for members; also an archived one. @throws AppError `not_found` */
export async function getRubric(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<RubricView> {
  requireWorkspaceAction(member, 'rubric.read');
  const { workspaceId } = member;
  const [rubric, standard] = await Promise.all([
    rt.db.rubric.findFirst({
      where: { id: rubricId, workspaceId },
      include: {
        ...RUBRIC_INCLUDE,
        currentVersion: { include: { author: { select: { name: true } } } },
      },
    }),
    defaultRubric(rt.db, workspaceId),
  ]);
  const item = rubric && rubricListItem(rubric, standard?.id ?? null);
  if (!item || !rubric.currentVersion) {
    throw new AppError('not_found', 'This rubric is not in the workspace.');
  }
  const { currentVersion: version } = rubric;
  const criteria = parseCriteria(version.criteria);
  const manage = canInWorkspace(member.role, 'rubric.write');
  return {
    ...item,
    criteria,
    brought: rubric.packVersionId !== null,
    savedAt: version.createdAt.toISOString(),
    savedBy: version.author?.name ?? null,
    signals: await countSignals(rt, workspaceId, criteria),
    can: { edit: manage && rubric.archivedAt === null, manage },
  };
}

/** Questions whose guides describe levels for a criterion, by its id. Guides name criteria by their titles. */
async function countSignals(
  rt: Pick<Runtime, 'db'>,
  workspaceId: string,
  criteria: readonly { id: string; title: string }[],
): Promise<Record<string, number>> {
  const rows = await rt.db.$queryRaw<{ title: string; questions: number }[]>`
    SELECT signal AS title, count(*)::int AS questions
      FROM "Question" AS question
      JOIN "Pack" AS pack ON pack.id = question."packId" AND pack."workspaceId" = ${workspaceId},
           unnest(question."signals") AS signal
     WHERE question."archivedAt" IS NULL AND signal = ANY(${criteria.map(({ title }) => title)}::text[])
     GROUP BY signal`;
  const counts = new Map(rows.map(({ title, questions }) => [title, questions]));
  return Object.fromEntries(criteria.map(({ id, title }) => [id, counts.get(title) ?? 0]));
}
