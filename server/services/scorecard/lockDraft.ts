import { newId } from '@/lib/ids';
import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/**
 * Makes a member's scorecard where there is none, and holds it until the transaction ends, so that nothing
 * is written into one that is being submitted.
 * @returns the id of the scorecard
 * @throws AppError `conflict` if it is submitted
 */
export async function lockDraft(
  tx: Prisma.TransactionClient,
  { interviewId, memberId }: { interviewId: string; memberId: string },
  at: Date,
): Promise<string> {
  await tx.scorecard.createMany({
    data: [{ id: newId(), interviewId, memberId, createdAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  const [draft] = await tx.scorecard.updateManyAndReturn({
    where: { interviewId, memberId, state: 'draft' },
    data: { updatedAt: at },
    select: { id: true },
  });
  if (!draft) throw new AppError('conflict', 'Your scorecard is submitted, and a submitted one is final.');
  return draft.id;
}
