import type { Rubric } from '@/lib/schemas/rubric';
import type { PrismaClient } from '@/prisma/generated/client';
import { applyRubrics, compareRubrics, type RubricChanges } from './applyRubrics';
import { lockWorkspace } from './lockWorkspace';

/**
 * Brings the workspace's rubrics with these slugs to what `rubrics` says, all or nothing. A changed one gets a
 * new version; the versions that interviews pinned stay. Where members have changed a rubric, theirs stays in use
 * and the new one waits in its history. Other rubrics, and those that a member has imported, are left alone.
 */
export async function loadRubrics(
  db: PrismaClient,
  workspaceId: string,
  rubrics: readonly Rubric[],
): Promise<RubricChanges> {
  return db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const compared = await compareRubrics(tx, workspaceId, rubrics, { keeps: true });
    return applyRubrics(
      tx,
      workspaceId,
      compared.filter(({ was }) => !was?.importedAt),
      { actor: 'system', at: new Date(), importedAt: null },
    );
  });
}
