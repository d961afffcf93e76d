import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { defaultRubric } from './defaultRubric';
import { manageRubric } from './manageRubric';

/**
 * Puts a rubric away: new interviews cannot take it, and those that have it keep it. Where it is archived
 * already, nothing changes. @throws AppError `forbidden`, `not_found`, `conflict` for the default one
 */
export async function archiveRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<void> {
  await manageRubric(rt, member, rubricId, 'rubric.archive', async (tx, rubric, at) => {
    if (rubric.archivedAt) return false;
    if ((await defaultRubric(tx, member.workspaceId))?.id === rubricId) {
      const way = 'Make another one the default first.';
      throw new AppError('conflict', `“${rubric.title}” is the default of new interviews. ${way}`);
    }
    await tx.rubric.update({ where: { id: rubricId }, data: { archivedAt: at } });
    return true;
  });
}

/** Brings an archived rubric back. @throws AppError `forbidden`, `not_found` */
export async function unarchiveRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<void> {
  await manageRubric(rt, member, rubricId, 'rubric.unarchive', async (tx, rubric) => {
    if (!rubric.archivedAt) return false;
    await tx.rubric.update({ where: { id: rubricId }, data: { archivedAt: null } });
    return true;
  });
}
