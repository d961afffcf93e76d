import type { z } from 'zod';
import { freeSlug, slugOf } from '@/lib/bank/ownPack';
import { newId } from '@/lib/ids';
import type { createRubricInput, RubricContent } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { requireWriter } from './checkChange';

/** Writes a new rubric of the workspace's own. @throws AppError `forbidden` */
export async function createRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { content }: z.output<typeof createRubricInput>,
): Promise<{ rubricId: string }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    return addRubric(tx, member, { content, at: rt.now() });
  });
}

/** Adds a rubric, with the workspace locked; `copyOf` is the rubric that it is a copy of. */
export async function addRubric(
  tx: Prisma.TransactionClient,
  member: MemberViewer,
  { content, at, copyOf }: { content: RubricContent; at: Date; copyOf?: string },
): Promise<{ rubricId: string }> {
  const { workspaceId, memberId } = member;
  const known = await tx.rubric.findMany({ where: { workspaceId }, select: { slug: true } });
  const slug = freeSlug(slugOf(content.title, 'rubric'), new Set(known.map((rubric) => rubric.slug)));
  const rubricId = newId();
  const { title } = content;
  await tx.rubric.create({ data: { id: rubricId, workspaceId, slug, title, createdAt: at } });
  await addVersion(tx, rubricId, content, { authorId: memberId, at, isCurrent: true, isBrought: false });
  await writeAudit(tx, member, {
    workspaceId,
    at,
    action: copyOf ? 'rubric.duplicate' : 'rubric.create',
    subjectType: 'rubric',
    subjectId: rubricId,
    data: copyOf ? { slug, copyOf } : { slug },
  });
  return { rubricId };
}
