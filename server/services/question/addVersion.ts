import { newId } from '@/lib/ids';
import type { QuestionContent } from '@/lib/schemas/question';
import type { Prisma } from '@/prisma/generated/client';
import { contentHash } from './contentHash';

/**
 * Writes the next version of a question and makes it the current one; with `followsPack` it also counts as
 * what the pack brought. In the caller's transaction, with the bank locked.
 * @returns its number
 */
export async function addVersion(
  tx: Prisma.TransactionClient,
  questionId: string,
  content: QuestionContent,
  facts: { authorId: string; at: Date; restoredFrom?: number; followsPack?: boolean },
): Promise<number> {
  const { sections, related, ...columns } = content;
  const newest = await tx.questionVersion.aggregate({ where: { questionId }, _max: { version: true } });
  const version = (newest._max.version ?? 0) + 1;
  const id = newId();
  await tx.questionVersion.create({
    data: {
      id,
      questionId,
      version,
      ...columns,
      guide: { sections, related },
      contentHash: contentHash(content),
      authorId: facts.authorId,
      restoredFrom: facts.restoredFrom ?? null,
      createdAt: facts.at,
    },
  });
  await tx.question.update({
    where: { id: questionId },
    data: { currentVersionId: id, ...(facts.followsPack ? { packVersionId: id } : {}) },
  });
  return version;
}
