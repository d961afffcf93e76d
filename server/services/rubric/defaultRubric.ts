import { DEFAULT_RUBRIC_SLUG } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';

const SELECT = { id: true, currentVersionId: true } satisfies Prisma.RubricSelect;

/**
 * The rubric that new interviews take unless another is chosen: the workspace's choice, else the one that comes
 * with Drawbridge. Null where neither is there.
 */
export async function defaultRubric(
  db: Pick<Prisma.TransactionClient, 'workspace'>,
  workspaceId: string,
): Promise<{ id: string; currentVersionId: string | null } | null> {
  const workspace = await db.workspace.findUnique({
    where: { id: workspaceId },
    select: {
      defaultRubric: { select: SELECT },
      rubrics: { where: { slug: DEFAULT_RUBRIC_SLUG }, select: SELECT },
    },
  });
  return workspace?.defaultRubric ?? workspace?.rubrics[0] ?? null;
}
