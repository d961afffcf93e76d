import { type InterviewEvent, type InterviewState, nextState } from '@/lib/interview/lifecycle';
import type { Interview, Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/**
 * Fetches an interview and makes changes of its state wait for each other until the transaction ends.
 * Notes, scores and edits of the board are not held up.
 * @throws AppError `not_found`
 */
export async function lockInterview(tx: Prisma.TransactionClient, interviewId: string): Promise<Interview> {
  await tx.$queryRaw`SELECT id FROM "Interview" WHERE id = ${interviewId} FOR NO KEY UPDATE`;
  const interview = await tx.interview.findUnique({ where: { id: interviewId } });
  if (!interview) throw new AppError('not_found', 'This interview does not exist.');
  return interview;
}

/**
 * Moves a locked interview on, with further changes of it. Only the state it was in is left.
 * @throws AppError `conflict` where the event is not possible in its state
 */
export async function moveInterview(
  tx: Prisma.TransactionClient,
  interview: Interview,
  event: InterviewEvent,
  data: Prisma.InterviewUpdateManyMutationInput = {},
): Promise<InterviewState> {
  const { id, state } = interview;
  const next = nextState(state, event);
  if (!next) throw new AppError('conflict', impossible(event, state));
  const closes = (next === 'decided' || next === 'archived') && interview.closedAt === null;
  const moved = await tx.interview.updateMany({
    where: { id, state },
    data: { ...data, state: next, ...(closes ? { closedAt: new Date() } : {}) },
  });
  if (moved.count === 0) throw new AppError('conflict', 'Someone else changed this interview just now.');
  return next;
}

function impossible(event: InterviewEvent, state: InterviewState): string {
  if (state === 'archived') return 'This interview is archived.';
  if (event === 'end' && (state === 'scheduled' || state === 'lobby')) {
    return 'This interview has not begun. Admit the candidate, or cancel it instead.';
  }
  if (event === 'archive' && state === 'live') return 'End this interview before you archive it.';
  return 'This interview has already ended.';
}
