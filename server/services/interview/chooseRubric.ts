import { DEFAULT_RUBRIC_SLUG } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/**
 * The rubric version that a new interview pins: the chosen one, or the default rubric's current one.
 * @throws AppError `invalid` on the field `rubricVersionId` if it is not of this workspace
 */
export async function chooseRubric(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  chosen: string | undefined,
): Promise<string> {
  const rubric = chosen ? { workspaceId } : { workspaceId, slug: DEFAULT_RUBRIC_SLUG };
  const found = await tx.rubricVersion.findFirst({
    where: { ...(chosen ? { id: chosen } : {}), rubric },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  if (found) return found.id;
  throw new AppError(
    'invalid',
    'This rubric is not in the workspace. Choose another one.',
    'rubricVersionId',
  );
}
