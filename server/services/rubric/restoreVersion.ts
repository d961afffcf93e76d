import type { z } from 'zod';
import type { restoreRubricVersionInput, takeRubricUpdateInput } from '@/lib/schemas/rubric';
import type { Prisma, RubricVersion } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { checkChange, requireWriter } from './checkChange';
import { contentOf, saysTheSame } from './content';
import { type FetchedRubric, fetchRubric } from './fetchRubric';

/**
 * Brings an old version back as the newest one.
 * @returns the new version
 * @throws AppError `forbidden`, `not_found`, `conflict` where someone saved meanwhile or it says what the current one says
 */
export async function restoreVersion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId, baseVersion, version }: z.output<typeof restoreRubricVersionInput>,
): Promise<{ version: number }> {
  return copyVersion(rt, member, { rubricId, baseVersion, action: 'rubric.restore' }, async (tx) => {
    const old = await tx.rubricVersion.findUnique({ where: { rubricId_version: { rubricId, version } } });
    if (!old) throw new AppError('not_found', `This rubric has no version ${version}.`);
    return old;
  });
}

/**
 * Replaces the workspace's version by the newest that Drawbridge or a pack brought, and follows it from then on.
 * @returns the new version
 * @throws AppError `forbidden`, `conflict` where someone saved meanwhile or nothing was brought
 */
export async function takeUpdate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId, baseVersion }: z.output<typeof takeRubricUpdateInput>,
): Promise<{ version: number }> {
  return copyVersion(rt, member, { rubricId, baseVersion, action: 'rubric.takeUpdate' }, (_tx, rubric) => {
    if (!rubric.packVersion) throw new AppError('conflict', 'This rubric is the workspace’s own.');
    return rubric.packVersion;
  });
}

type Tx = Prisma.TransactionClient;

async function copyVersion(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId, baseVersion, action }: { rubricId: string; baseVersion: number; action: string },
  choose: (tx: Tx, rubric: FetchedRubric) => RubricVersion | Promise<RubricVersion>,
): Promise<{ version: number }> {
  requireWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const rubric = await fetchRubric(tx, workspaceId, rubricId);
    checkChange(rubric, baseVersion);
    const old = await choose(tx, rubric);
    if (saysTheSame(old, rubric.currentVersion)) {
      throw new AppError('conflict', `Version ${old.version} says the same as the current one.`);
    }
    const at = rt.now();
    const version = await addVersion(tx, rubricId, contentOf(old), {
      authorId: memberId,
      at,
      restoredFrom: old.version,
      isCurrent: true,
      isBrought: saysTheSame(rubric.packVersion, old),
    });
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action,
      subjectType: 'rubric',
      subjectId: rubricId,
      data: { version, from: old.version },
    });
    return { version };
  });
}
