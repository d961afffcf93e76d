import { OWN_PACK } from '@/lib/bank/ownPack';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { lockWorkspace } from '../pack/lockWorkspace';
import { requireWriter } from './checkChange';
import { addOwnQuestion } from './createQuestion';
import { contentOf, fetchQuestion } from './fetchQuestion';

/**
 * Copies a question in its current version into the workspace's own pack, into the category of the same
 * title. Related questions of another pack are left out. @throws AppError `forbidden`, `not_found`
 */
export async function duplicateQuestion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<{ questionId: string }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    const question = await fetchQuestion(tx, member.workspaceId, questionId);
    const content = contentOf(question.currentVersion);
    return addOwnQuestion(tx, member, {
      content: question.pack.slug === OWN_PACK.slug ? content : { ...content, related: [] },
      category: { id: question.categoryId },
      at: rt.now(),
      copyOf: questionId,
    });
  });
}
