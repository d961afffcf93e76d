import { newId } from '@/lib/ids';
import type { Rubric } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import { type AuditActor, writeAudit } from '../audit/writeAudit';
import { addVersion } from '../rubric/addVersion';
import { identityOf, saysTheSame } from '../rubric/content';

type Tx = Prisma.TransactionClient;
const VERSIONS = { currentVersion: true, packVersion: true } satisfies Prisma.RubricInclude;
type Stored = Prisma.RubricGetPayload<{ include: typeof VERSIONS }>;

/** What loading rubrics did, as numbers of rubrics. */
export type RubricChanges = {
  added: number;
  changed: number;
  /** Changed here and in what was brought: that waits in the history, ours stays. */
  kept: number;
};

/** A rubric beside the workspace's of the same slug. */
export type ComparedRubric = {
  rubric: Rubric;
  hash: string;
  was: Stored | null;
  /** Its content becomes the current version. */
  isChanged: boolean;
  /** Members have changed it too, or wrote one of this slug: its content is put beside their version. */
  isKept: boolean;
  /** Members' version says the same: it follows what is brought again. */
  followsAgain: boolean;
};

/**
 * Compares rubrics with those of the workspace, and changes nothing. With `keeps`, what members wrote is left as
 * it is, as with questions (ADR 0019); without it the word of what is brought counts.
 */
export async function compareRubrics(
  tx: Tx,
  workspaceId: string,
  rubrics: readonly Rubric[],
  { keeps }: { keeps: boolean },
): Promise<ComparedRubric[]> {
  const stored = await tx.rubric.findMany({
    where: { workspaceId, slug: { in: rubrics.map(({ slug }) => slug) } },
    include: VERSIONS,
  });
  return rubrics.map((rubric) => {
    const was = stored.find((row) => row.slug === rubric.slug) ?? null;
    const identity = identityOf(rubric);
    const follows = was === null || was.packVersionId === was.currentVersionId;
    const isCurrent = saysTheSame(was?.currentVersion ?? null, identity);
    const isNews = !isCurrent && !(keeps && saysTheSame(was?.packVersion ?? null, identity));
    return {
      rubric,
      hash: identity.contentHash,
      was,
      isChanged: isNews && (follows || !keeps),
      isKept: isNews && !follows && keeps,
      followsAgain: isCurrent && !follows,
    };
  });
}

/**
 * Brings the workspace's rubrics to what the comparison says, within its transaction and under `lockWorkspace`.
 * Changed ones get a new version; those that interviews pinned stay. `importedAt` is when a member did this,
 * else null.
 */
export async function applyRubrics(
  tx: Tx,
  workspaceId: string,
  compared: readonly ComparedRubric[],
  { actor, at, importedAt }: { actor: AuditActor; at: Date; importedAt: Date | null },
): Promise<RubricChanges> {
  const changes: RubricChanges = { added: 0, changed: 0, kept: 0 };
  for (const { rubric, was, isChanged, isKept, followsAgain } of compared) {
    if (was && followsAgain) {
      await tx.rubric.update({ where: { id: was.id }, data: { packVersionId: was.currentVersionId } });
    }
    if (!isChanged && !isKept) continue;
    const { slug, title } = rubric;
    const rubricId = was?.id ?? newId();
    if (!was) await tx.rubric.create({ data: { id: rubricId, workspaceId, slug, title, createdAt: at } });
    if (importedAt) await tx.rubric.update({ where: { id: rubricId }, data: { importedAt } });
    const version = await addVersion(tx, rubricId, rubric, {
      authorId: null,
      at,
      isCurrent: isChanged,
      isBrought: true,
    });
    await writeAudit(tx, actor, {
      workspaceId,
      at,
      action: importedAt ? 'rubric.import' : 'rubric.load',
      subjectType: 'rubric',
      subjectId: rubricId,
      data: { slug, version, ...(isKept ? { kept: true } : {}) },
    });
    changes[isKept ? 'kept' : was ? 'changed' : 'added'] += 1;
  }
  return changes;
}
