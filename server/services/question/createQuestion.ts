import type { z } from 'zod';
import { freeSlug, slugOf } from '@/lib/bank/ownPack';
import { questionTitle } from '@/lib/bank/title';
import { newId } from '@/lib/ids';
import type { CategoryChoice, createQuestionInput, QuestionContent } from '@/lib/schemas/question';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { requireWriter } from './checkChange';
import { ensureOwnPack, nextPosition, ownCategory } from './ownCategory';

/**
 * Writes a new question into the workspace's own pack.
 * @throws AppError `forbidden`, `invalid` for a category or a related question that is not there
 */
export async function createQuestion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { content, category }: z.output<typeof createQuestionInput>,
): Promise<{ questionId: string }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    return addOwnQuestion(tx, member, { content, category, at: rt.now() });
  });
}

/** Adds a question to the own pack, with the bank locked; `copyOf` is the question that it is a copy of. */
export async function addOwnQuestion(
  tx: Prisma.TransactionClient,
  member: MemberViewer,
  given: { content: QuestionContent; category: CategoryChoice; at: Date; copyOf?: string },
): Promise<{ questionId: string }> {
  const { content, at, copyOf } = given;
  const { workspaceId, memberId } = member;
  const packId = await ensureOwnPack(tx, workspaceId, at);
  const categoryId = await ownCategory(tx, workspaceId, packId, given.category);
  const known = await tx.question.findMany({ where: { packId }, select: { slug: true } });
  const slugs = new Set(known.map(({ slug }) => slug));
  checkRelated(content, slugs);
  const questionId = newId();
  const slug = freeSlug(slugOf(questionTitle(content.prompt), 'question'), slugs);
  const position = await nextPosition(tx, categoryId);
  await tx.question.create({ data: { id: questionId, packId, categoryId, slug, position, createdAt: at } });
  await addVersion(tx, questionId, content, { authorId: memberId, at });
  await writeAudit(tx, member, {
    workspaceId,
    at,
    action: copyOf ? 'question.duplicate' : 'question.create',
    subjectType: 'question',
    subjectId: questionId,
    data: copyOf ? { copyOf } : {},
  });
  return { questionId };
}

/** @throws AppError `invalid` where a related question is not in the pack, whose slugs these are */
export function checkRelated({ related }: QuestionContent, slugs: ReadonlySet<string>): void {
  const missing = related.find((slug) => !slugs.has(slug));
  if (missing !== undefined) {
    throw new AppError('invalid', `The pack has no question "${missing}" any more.`, 'content.related');
  }
}
