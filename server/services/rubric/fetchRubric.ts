import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

const INCLUDE = {
  currentVersion: { include: { author: { select: { name: true } } } },
  packVersion: true,
} satisfies Prisma.RubricInclude;

type Found = Prisma.RubricGetPayload<{ include: typeof INCLUDE }>;
export type FetchedRubric = Found & { currentVersion: NonNullable<Found['currentVersion']> };

/** A rubric of the workspace with its current version. @throws AppError `not_found` */
export async function fetchRubric(
  db: Pick<Prisma.TransactionClient, 'rubric'>,
  workspaceId: string,
  rubricId: string,
): Promise<FetchedRubric> {
  const rubric = await db.rubric.findFirst({ where: { id: rubricId, workspaceId }, include: INCLUDE });
  if (!rubric?.currentVersion) throw new AppError('not_found', 'This rubric is not in the workspace.');
  return { ...rubric, currentVersion: rubric.currentVersion };
}
