import { type Criterion, parseCriteria } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';

/** The criteria of the rubric version that an interview has pinned. */
export async function readCriteria(tx: Prisma.TransactionClient, interviewId: string): Promise<Criterion[]> {
  const { rubricVersion } = await tx.interview.findUniqueOrThrow({
    where: { id: interviewId },
    select: { rubricVersion: { select: { criteria: true } } },
  });
  return parseCriteria(rubricVersion.criteria);
}
