import type { z } from 'zod';
import type { ScoreView, saveScoreInput } from '@/lib/schemas/scorecard';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { lockDraft } from './lockDraft';
import { readCriteria } from './readCriteria';
import { scoreView } from './view';

/**
 * Saves the viewer's score of one criterion whole. Scores are private until they are submitted, and saved
 * while they are made, so this is not in the audit log.
 * @throws AppError `forbidden`, `invalid` for a criterion that the rubric does not have, `conflict` when the
 * scorecard is submitted
 */
export async function saveScore(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
  input: z.output<typeof saveScoreInput>,
): Promise<ScoreView> {
  access.require('score.write');
  const { criterionId, level, notObserved, evidence } = input;
  return rt.db.$transaction(async (tx) => {
    const criteria = await readCriteria(tx, access.interviewId);
    if (!criteria.some((criterion) => criterion.id === criterionId)) {
      throw new AppError('invalid', 'This criterion is not in the rubric of this interview.', 'criterionId');
    }
    const at = rt.now();
    const scorecardId = await lockDraft(tx, access, at);
    const content = { level, notObserved, evidence, updatedAt: at };
    const score = await tx.score.upsert({
      where: { scorecardId_criterionId: { scorecardId, criterionId } },
      create: { scorecardId, criterionId, ...content },
      update: content,
    });
    return scoreView(score);
  });
}
