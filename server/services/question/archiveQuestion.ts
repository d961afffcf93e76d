import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { type FetchedQuestion, fetchQuestion, mayArchive } from './fetchQuestion';

/**
 * Puts a question away: it is no longer found when planning, and interviews that have it keep it. Its pack
 * does not bring it back. Where it is archived already, nothing changes.
 * @throws AppError `forbidden` for anyone but owners, admins and its author; `not_found`
 */
export async function archiveQuestion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<void> {
  const at = rt.now();
  const data = { archivedAt: at, archivedById: member.memberId };
  const needed = (question: FetchedQuestion) => question.archivedAt === null;
  await change(rt, member, { questionId, at, action: 'question.archive', needed, data: () => data });
}

/**
 * Brings an archived question back. One that its pack has dropped is the workspace's own from then on.
 * @throws AppError as `archiveQuestion`
 */
export async function unarchiveQuestion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<void> {
  const needed = (question: FetchedQuestion) => question.archivedAt !== null;
  const data = ({ archivedById }: FetchedQuestion) => ({
    archivedAt: null,
    archivedById: null,
    ...(archivedById === null ? { packVersionId: null } : {}),
  });
  await change(rt, member, { questionId, at: rt.now(), action: 'question.unarchive', needed, data });
}

async function change(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  given: {
    questionId: string;
    at: Date;
    action: string;
    needed: (question: FetchedQuestion) => boolean;
    data: (question: FetchedQuestion) => Prisma.QuestionUncheckedUpdateInput;
  },
): Promise<void> {
  const { questionId, at, action } = given;
  const { workspaceId } = member;
  await rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const question = await fetchQuestion(tx, workspaceId, questionId);
    if (!mayArchive(member, question)) {
      throw new AppError(
        'forbidden',
        'Only owners, admins and the author of a question archive it or bring it back.',
      );
    }
    if (!given.needed(question)) return;
    await tx.question.update({ where: { id: questionId }, data: given.data(question) });
    const subject = { subjectType: 'question', subjectId: questionId };
    await writeAudit(tx, member, { workspaceId, at, action, ...subject });
  });
}
