import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { fetchQuestion } from './fetchQuestion';

/** Marks a question for oneself, or takes the mark away. Nobody else sees it. @throws AppError `not_found` */
export async function setFavourite(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId, favourite }: { questionId: string; favourite: boolean },
): Promise<void> {
  requireWorkspaceAction(member, 'bank.read');
  await fetchQuestion(rt.db, member.workspaceId, questionId);
  const id = { memberId: member.memberId, questionId };
  if (favourite) await rt.db.questionFavourite.createMany({ data: [id], skipDuplicates: true });
  else await rt.db.questionFavourite.deleteMany({ where: id });
}
