import type { z } from 'zod';
import type { createInterviewBody } from '@/lib/schemas/api';
import type { createInterviewInput } from '@/lib/schemas/interview';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { listMembers } from '@/server/services/member/listMembers';
import { findQuestions } from '@/server/services/question/findQuestions';

type Body = z.output<typeof createInterviewBody>;
type Input = z.output<typeof createInterviewInput>;

/** Finds the members that a panel names by e-mail address. @throws AppError `invalid` for an unknown one */
export async function resolvePanel(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  panel: Body['panel'],
): Promise<Input['panel']> {
  const members = panel.some((entry) => entry.email !== undefined) ? await listMembers(rt, member) : [];
  return panel.map(({ memberId, email, seat }, i) => {
    const id = memberId ?? members.find((candidate) => candidate.email === email)?.id;
    if (!id) throw new AppError('invalid', `No member has the address ${email}.`, `panel.${i}.email`);
    return { memberId: id, seat };
  });
}

/**
 * Finds the current versions of the questions that a plan names, and their usual minutes where none are given.
 * @throws AppError `invalid` for a question that the bank does not have
 */
export async function resolvePlan(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  plan: Body['plan'],
): Promise<Input['plan']> {
  if (plan.length === 0) return [];
  const ids = plan.flatMap(({ questionId, questionVersionId }) => questionId ?? questionVersionId ?? []);
  const questions = await findQuestions(rt, member, ids);
  return plan.map(({ questionId, questionVersionId, minutes }, i) => {
    const found = questions.find(({ id, versionId }) =>
      questionId === undefined ? versionId === questionVersionId : id === questionId,
    );
    const versionId = questionVersionId ?? found?.versionId;
    const planned = minutes ?? found?.minutes;
    if (versionId === undefined) {
      throw new AppError('invalid', 'The bank has no question with this identifier.', `plan.${i}.questionId`);
    }
    if (planned === undefined) {
      throw new AppError('invalid', 'This is not a current version; give its minutes.', `plan.${i}.minutes`);
    }
    return { questionVersionId: versionId, minutes: planned };
  });
}
