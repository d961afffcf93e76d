import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';
import { defaultRubric } from '../rubric/defaultRubric';

/**
 * The rubric version that an interview pins: the chosen one, or the default rubric's current one.
 * @throws AppError `invalid` on the field `rubricVersionId` if it is not of this workspace, or archived
 */
export async function chooseRubric(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  chosen: string | undefined,
): Promise<string> {
  const id = chosen ?? (await defaultRubric(tx, workspaceId))?.currentVersionId;
  const found =
    id &&
    (await tx.rubricVersion.findFirst({
      where: { id, rubric: { workspaceId } },
      select: { id: true, rubric: { select: { title: true, archivedAt: true } } },
    }));
  if (!found) throw refusal('This rubric is not in the workspace. Choose another one.');
  if (found.rubric.archivedAt) {
    throw refusal(`The rubric “${found.rubric.title}” is archived. Choose another one, or bring it back.`);
  }
  return found.id;
}

const refusal = (sentence: string) => new AppError('invalid', sentence, 'rubricVersionId');
