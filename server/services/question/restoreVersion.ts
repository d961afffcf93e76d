import type { z } from 'zod';
import type { restoreVersionInput, takePackVersionInput } from '@/lib/schemas/question';
import type { Prisma, QuestionVersion } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { checkChange, requireWriter } from './checkChange';
import { contentOf, type FetchedQuestion, fetchQuestion } from './fetchQuestion';

/**
 * Brings an old version back as the newest one.
 * @returns the new version
 * @throws AppError `forbidden`, `not_found`, `conflict` where someone saved meanwhile or it says what the current one says
 */
export async function restoreVersion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId, baseVersion, version }: z.output<typeof restoreVersionInput>,
): Promise<{ version: number }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    const question = await fetchQuestion(tx, member.workspaceId, questionId);
    checkChange(question, baseVersion);
    const old = await tx.questionVersion.findUnique({
      where: { questionId_version: { questionId, version } },
    });
    if (!old) throw new AppError('not_found', `This question has no version ${version}.`);
    return copyVersion(tx, member, { question, old, at: rt.now(), action: 'question.restore' });
  });
}

/**
 * Replaces the workspace's version by the newest that the pack brought, and follows the pack from then on.
 * @returns the new version
 * @throws AppError `forbidden`, `conflict` where someone saved meanwhile or the question was not changed
 */
export async function takePackVersion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { questionId, baseVersion }: z.output<typeof takePackVersionInput>,
): Promise<{ version: number }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    const question = await fetchQuestion(tx, member.workspaceId, questionId);
    checkChange(question, baseVersion);
    const old = question.packVersion;
    if (!old) throw new AppError('conflict', 'This question came with no pack that still has it.');
    return copyVersion(tx, member, { question, old, at: rt.now(), action: 'question.takePackVersion' });
  });
}

async function copyVersion(
  tx: Prisma.TransactionClient,
  member: MemberViewer,
  given: { question: FetchedQuestion; old: QuestionVersion; at: Date; action: string },
): Promise<{ version: number }> {
  const { question, old, at, action } = given;
  const { workspaceId, memberId } = member;
  if (old.contentHash === question.currentVersion.contentHash) {
    throw new AppError('conflict', `Version ${old.version} says the same as the current one.`);
  }
  const version = await addVersion(tx, question.id, contentOf(old), {
    authorId: memberId,
    at,
    restoredFrom: old.version,
    followsPack: question.packVersion?.contentHash === old.contentHash,
  });
  await writeAudit(tx, member, {
    workspaceId,
    at,
    action,
    subjectType: 'question',
    subjectId: question.id,
    data: { version, from: old.version },
  });
  return { version };
}
