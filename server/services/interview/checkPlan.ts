import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/** @throws AppError `invalid` on the field `plan` if one of these is no question version of the workspace */
export async function checkQuestionVersions(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  versionIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(versionIds)];
  if (ids.length === 0) return;
  const found = await tx.questionVersion.count({
    where: { id: { in: ids }, question: { pack: { workspaceId } } },
  });
  if (found < ids.length) {
    throw new AppError('invalid', 'A question is not in the bank any more. Pick it again.', 'plan');
  }
}
