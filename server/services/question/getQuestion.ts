import { guideForReading, parseGuide } from '@/lib/packs/guide';
import type { QuestionView } from '@/lib/schemas/question';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { questionListItem } from './view';

/** A question with its guide, for members; also one that is no longer in the bank, as interviews have it. */
export async function getQuestion(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<QuestionView> {
  requireWorkspaceAction(member, 'bank.read');
  const question = await rt.db.question.findFirst({
    where: { id: questionId, pack: { workspaceId: member.workspaceId } },
    include: {
      category: { select: { title: true } },
      pack: { select: { title: true } },
      currentVersion: true,
    },
  });
  const version = question?.currentVersion;
  if (!question || !version) throw new AppError('not_found', 'This question is not in the bank.');
  return {
    ...questionListItem(question, version),
    version: version.version,
    packTitle: question.pack.title,
    guide: guideForReading(parseGuide(version.guide)),
  };
}
