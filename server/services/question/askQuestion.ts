import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { askQuestionInput } from '@/lib/schemas/room';
import type { Prisma } from '@/prisma/generated/client';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { checkQuestionVersions } from '../interview/checkPlan';
import { lockInterview } from '../interview/moveInterview';
import { publishState } from '../room/publish';

type Ask = Omit<z.output<typeof askQuestionInput>, 'roomId'>;

/**
 * Puts a question of the plan or the bank to the candidate; the one asked before ends.
 * @throws AppError `forbidden`, `conflict` unless the interview is live, `invalid` for an unknown question
 */
export async function askQuestion(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
  { questionVersionId, planItemId, minutes }: Ask,
): Promise<{ askedId: string }> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId, memberId } = access;
  const askedId = newId();
  await rt.db.$transaction(async (tx) => {
    const { state } = await lockInterview(tx, interviewId);
    if (state !== 'live') {
      throw new AppError('conflict', 'Questions can be asked while the interview is live.');
    }
    await checkQuestionVersions(tx, workspaceId, [questionVersionId]);
    if (planItemId) await checkPlanItem(tx, { id: planItemId, interviewId, questionVersionId });
    const at = rt.now();
    await tx.askedQuestion.updateMany({ where: { interviewId, endedAt: null }, data: { endedAt: at } });
    await tx.askedQuestion.create({
      data: {
        id: askedId,
        interviewId,
        questionVersionId,
        planItemId: planItemId ?? null,
        minutes,
        askedById: memberId,
        askedAt: at,
      },
    });
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'question.ask',
      subjectType: 'interview',
      subjectId: interviewId,
      data: { askedId, questionVersionId },
    });
  });
  publishState(rt, roomId);
  return { askedId };
}

async function checkPlanItem(
  tx: Prisma.TransactionClient,
  where: { id: string; interviewId: string; questionVersionId: string },
): Promise<void> {
  if (await tx.planItem.findFirst({ where, select: { id: true } })) return;
  throw new AppError('invalid', 'The plan was changed just now. Pick the question again.', 'planItemId');
}
