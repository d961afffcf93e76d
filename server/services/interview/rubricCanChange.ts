import { hasBegun } from '@/lib/interview/lifecycle';
import type { Interview, Prisma } from '@/prisma/generated/client';

/** True while the rubric of an interview can be exchanged: it has not begun, and nobody has scored by it. */
export async function rubricCanChange(
  db: Pick<Prisma.TransactionClient, 'score'>,
  { id, state }: Pick<Interview, 'id' | 'state'>,
): Promise<boolean> {
  if (hasBegun(state)) return false;
  return (await db.score.count({ where: { scorecard: { interviewId: id } } })) === 0;
}
