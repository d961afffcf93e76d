import type { z } from 'zod';
import { OWN_PACK } from '@/lib/bank/ownPack';
import type { updateQuestionInput } from '@/lib/schemas/question';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { checkChange, requireWriter } from './checkChange';
import { contentHash } from './contentHash';
import { checkRelated } from './createQuestion';
import { fetchQuestion } from './fetchQuestion';
import { nextPosition, ownCategory } from './ownCategory';

/**
 * Saves a question as a new version; what says the same as before makes none. A question that came with a
 * pack becomes the workspace's version of it, until it says again what the pack says.
 * @returns the current version
 * @throws AppError `forbidden`, `conflict` where someone saved meanwhile, `invalid`
 */
export async function updateQuestion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId, baseVersion, content, category }: z.output<typeof updateQuestionInput>,
): Promise<{ version: number }> {
  requireWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const question = await fetchQuestion(tx, workspaceId, questionId);
    checkChange(question, baseVersion);
    const neighbours = await tx.question.findMany({
      where: { packId: question.packId, id: { not: questionId } },
      select: { slug: true },
    });
    checkRelated(content, new Set(neighbours.map(({ slug }) => slug)));

    const at = rt.now();
    const hash = contentHash(content);
    const moved = category ? await ownCategory(tx, workspaceId, question.packId, category) : null;
    const moves = moved !== null && moved !== question.categoryId;
    if (moves) {
      if (question.pack.slug !== OWN_PACK.slug) {
        const message =
          'The pack says in which category this question is. Duplicate it to place it elsewhere.';
        throw new AppError('invalid', message, 'category');
      }
      const position = await nextPosition(tx, moved);
      await tx.question.update({ where: { id: questionId }, data: { categoryId: moved, position } });
    }
    const current = question.currentVersion;
    const isNew = hash !== current.contentHash;
    const version = isNew
      ? await addVersion(tx, questionId, content, {
          authorId: memberId,
          at,
          followsPack: question.packVersion?.contentHash === hash,
        })
      : current.version;
    if (isNew || moves) {
      await writeAudit(tx, member, {
        workspaceId,
        at,
        action: 'question.update',
        subjectType: 'question',
        subjectId: questionId,
        data: { version, ...(moves ? { categoryId: moved } : {}) },
      });
    }
    return { version };
  });
}
