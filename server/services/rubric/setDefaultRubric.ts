import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { defaultRubric } from './defaultRubric';
import { manageRubric } from './manageRubric';

/**
 * Makes a rubric the one that new interviews take unless another is chosen.
 * @throws AppError `forbidden`, `not_found`, `conflict` for an archived one
 */
export async function setDefaultRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<void> {
  const { workspaceId } = member;
  await manageRubric(rt, member, rubricId, 'rubric.setDefault', async (tx, rubric) => {
    if (rubric.archivedAt) {
      throw new AppError(
        'conflict',
        'This rubric is archived. Bring it back before you make it the default.',
      );
    }
    if ((await defaultRubric(tx, workspaceId))?.id === rubricId) return false;
    await tx.workspace.update({ where: { id: workspaceId }, data: { defaultRubricId: rubricId } });
    return true;
  });
}
