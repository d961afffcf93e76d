import type { QuestionListItem } from '@/lib/schemas/question';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { QUESTION_INCLUDE, questionListItem } from './view';

/** The questions of the bank with these ids, or with these as their current versions; in no order. */
export async function findQuestions(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  ids: readonly string[],
): Promise<QuestionListItem[]> {
  requireWorkspaceAction(member, 'bank.read');
  const questions = await rt.db.question.findMany({
    where: {
      archivedAt: null,
      pack: { workspaceId: member.workspaceId },
      OR: [{ id: { in: [...ids] } }, { currentVersionId: { in: [...ids] } }],
    },
    include: QUESTION_INCLUDE,
  });
  return questions.flatMap((question) =>
    question.currentVersion ? [questionListItem(question, question.currentVersion)] : [],
  );
}
