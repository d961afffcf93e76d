import { createHash } from 'node:crypto';
import { newId } from '@/lib/ids';
import { criteriaContent } from '@/lib/packs/content';
import type { Rubric } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import { type AuditActor, writeAudit } from '../audit/writeAudit';

type Tx = Prisma.TransactionClient;
type Stored = Prisma.RubricGetPayload<{ include: { versions: true } }>;

/** What loading rubrics did, as numbers of rubrics. */
export type RubricChanges = { added: number; changed: number };

/** A rubric beside the workspace's of the same slug; `versions` of `was` holds the newest alone. */
export type ComparedRubric = { rubric: Rubric; hash: string; was: Stored | null; isChanged: boolean };

/** Compares rubrics with those of the workspace, and changes nothing. */
export async function compareRubrics(
  tx: Tx,
  workspaceId: string,
  rubrics: readonly Rubric[],
): Promise<ComparedRubric[]> {
  const stored = await tx.rubric.findMany({
    where: { workspaceId, slug: { in: rubrics.map(({ slug }) => slug) } },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  return rubrics.map((rubric) => {
    const was = stored.find((row) => row.slug === rubric.slug) ?? null;
    const hash = createHash('sha256').update(criteriaContent(rubric.criteria)).digest('hex');
    return { rubric, hash, was, isChanged: was?.versions[0]?.contentHash !== hash };
  });
}

/**
 * Brings the workspace's rubrics to what the comparison says, within its transaction and under `lockWorkspace`.
 * Changed criteria make a new version; those that interviews pinned stay. `importedAt` is when a member did
 * this, else null.
 */
export async function applyRubrics(
  tx: Tx,
  workspaceId: string,
  compared: readonly ComparedRubric[],
  { actor, at, importedAt }: { actor: AuditActor; at: Date; importedAt: Date | null },
): Promise<RubricChanges> {
  const changes: RubricChanges = { added: 0, changed: 0 };
  for (const { rubric, hash, was, isChanged } of compared) {
    const { slug, title, description = null, criteria } = rubric;
    const rubricId = was?.id ?? newId();
    if (!was) {
      await tx.rubric.create({ data: { id: rubricId, workspaceId, slug, title, description, importedAt } });
    } else if (was.title !== title || was.description !== description || isChanged) {
      await tx.rubric.update({ where: { id: rubricId }, data: { title, description, importedAt } });
    }
    if (!isChanged) continue;
    const version = (was?.versions[0]?.version ?? 0) + 1;
    await tx.rubricVersion.create({ data: { id: newId(), rubricId, version, criteria, contentHash: hash } });
    await writeAudit(tx, actor, {
      workspaceId,
      at,
      action: importedAt ? 'rubric.import' : 'rubric.load',
      subjectType: 'rubric',
      subjectId: rubricId,
      data: { slug, version },
    });
    changes[was ? 'changed' : 'added'] += 1;
  }
  return changes;
}
