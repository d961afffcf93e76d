import { newId } from '@/lib/ids';
import type { RubricContent } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import { identityOf } from './content';

/** What a version is beside what it says. `authorId` is null for what Drawbridge or a pack brought. */
type Facts = {
  authorId: string | null;
  at: Date;
  restoredFrom?: number;
  /** It becomes the version that is in use. */
  isCurrent: boolean;
  /** It counts as what was brought. */
  isBrought: boolean;
};

/**
 * Writes the next version of a rubric. In the caller's transaction, with the workspace locked.
 * @returns its number
 */
export async function addVersion(
  tx: Prisma.TransactionClient,
  rubricId: string,
  content: RubricContent,
  { isCurrent, isBrought, authorId, at, restoredFrom }: Facts,
): Promise<number> {
  const newest = await tx.rubricVersion.aggregate({ where: { rubricId }, _max: { version: true } });
  const version = (newest._max.version ?? 0) + 1;
  const id = newId();
  const identity = identityOf(content);
  await tx.rubricVersion.create({
    data: {
      id,
      rubricId,
      version,
      ...identity,
      criteria: content.criteria,
      authorId,
      restoredFrom: restoredFrom ?? null,
      createdAt: at,
    },
  });
  const { title, description } = identity;
  await tx.rubric.update({
    where: { id: rubricId },
    data: {
      ...(isCurrent ? { currentVersionId: id, title, description } : {}),
      ...(isBrought ? { packVersionId: id } : {}),
    },
  });
  return version;
}
