import { newId } from '@/lib/ids';
import type { Pack } from '@/lib/packs/schema';
import type { Prisma } from '@/prisma/generated/client';
import type { ComparedQuestion, PackComparison, StoredQuestion } from './comparePack';

/** What loading a pack did to the bank, as numbers of questions. */
export type PackChanges = {
  packId: string;
  added: number;
  changed: number;
  archived: number;
  restored: number;
  /** Changed here and in the pack: the pack's version waits in the history, ours stays. */
  kept: number;
};

type Tx = Prisma.TransactionClient;
type Placed = ComparedQuestion & { id: string; categoryId: string };

/** Rows written by one statement: far below the number of parameters that PostgreSQL takes. */
const ROWS_AT_ONCE = 1000;

/**
 * Brings the workspace's copy of a pack to what the comparison says, within its transaction and under
 * `lockWorkspace`. A question with new content gets a new version, and those that interviews pinned stay; one
 * that is gone is archived, never deleted. `importedAt` is when a member did this, else null.
 */
export async function applyPack(
  tx: Tx,
  workspaceId: string,
  pack: Pack,
  comparison: PackComparison,
  at: { now: Date; importedAt: Date | null },
): Promise<PackChanges> {
  const packId = await writePack(tx, workspaceId, pack, comparison, at);
  const categories = await writeCategories(tx, packId, comparison);
  const placed: Placed[] = comparison.questions.map((compared) => {
    const categoryId = categories.get(compared.question.category);
    if (categoryId === undefined)
      throw new Error(`The pack has no category "${compared.question.category}".`);
    return { ...compared, id: compared.was?.id ?? newId(), categoryId };
  });
  const fresh = placed.filter(({ was }) => was === null);
  const changed = placed.filter(({ isChanged }) => isChanged);
  const kept = placed.filter(({ isKept }) => isKept);
  const restored = placed.filter(({ isRestored }) => isRestored);

  await addQuestions(tx, packId, fresh);
  await moveQuestions(
    tx,
    placed.filter(({ isMoved, isRestored }) => isMoved || isRestored),
  );
  await followAgain(
    tx,
    placed.filter(({ followsAgain }) => followsAgain),
  );
  await addVersions(tx, [...fresh, ...changed], { current: true });
  await addVersions(tx, kept, { current: false });
  await archive(tx, comparison.gone, at.now);
  await tx.questionCategory.deleteMany({
    where: { packId, id: { notIn: [...categories.values()] }, questions: { none: {} } },
  });
  return {
    packId,
    added: fresh.length,
    changed: changed.length,
    archived: comparison.gone.length,
    restored: restored.length,
    kept: kept.length,
  };
}

async function writePack(
  tx: Tx,
  workspaceId: string,
  pack: Pack,
  { stored }: PackComparison,
  { now, importedAt }: { now: Date; importedAt: Date | null },
): Promise<string> {
  const { slug, title, version, description, rubric: rubricSlug, tags, documents } = pack;
  const fields = { title, version, description, rubricSlug, tags, documents, importedAt };
  if (!stored) {
    const created = await tx.pack.create({ data: { id: newId(), workspaceId, slug, ...fields } });
    return created.id;
  }
  const isSame = JSON.stringify({ ...pick(stored), importedAt }) === JSON.stringify(fields);
  if (!isSame) await tx.pack.update({ where: { id: stored.id }, data: { ...fields, updatedAt: now } });
  return stored.id;
}

function pick({
  title,
  version,
  description,
  rubricSlug,
  tags,
  documents,
}: NonNullable<PackComparison['stored']>) {
  return { title, version, description, rubricSlug, tags, documents };
}

/** Writes the categories and returns their ids by slug. */
async function writeCategories(
  tx: Tx,
  packId: string,
  { categories }: PackComparison,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { slug, title, position, was } of categories) {
    const id = was?.id ?? newId();
    if (!was) await tx.questionCategory.create({ data: { id, packId, slug, title, position } });
    else if (was.title !== title || was.position !== position) {
      await tx.questionCategory.update({ where: { id }, data: { title, position } });
    }
    ids.set(slug, id);
  }
  return ids;
}

async function addQuestions(tx: Tx, packId: string, fresh: Placed[]): Promise<void> {
  for (const rows of chunks(fresh)) {
    await tx.question.createMany({
      data: rows.map(({ id, question, categoryId, position }) => ({
        id,
        packId,
        categoryId,
        slug: question.slug,
        position,
      })),
    });
  }
}

/** Puts questions that are elsewhere where the pack has them, and brings back those that come back. */
async function moveQuestions(tx: Tx, moved: Placed[]): Promise<void> {
  for (const rows of chunks(moved)) {
    const ids = rows.map(({ id }) => id);
    const categoryIds = rows.map(({ categoryId }) => categoryId);
    const positions = rows.map(({ position }) => position);
    const returning = rows.map(({ isRestored }) => isRestored);
    await tx.$executeRaw`
      UPDATE "Question" AS question
         SET "categoryId" = moved.category, "position" = moved.place,
             "archivedAt" = CASE WHEN moved.returns THEN NULL ELSE question."archivedAt" END,
             "archivedById" = CASE WHEN moved.returns THEN NULL ELSE question."archivedById" END
        FROM unnest(${ids}::text[], ${categoryIds}::text[], ${positions}::int[], ${returning}::bool[])
             AS moved (id, category, place, returns)
       WHERE question.id = moved.id`;
  }
}

/** Lets questions whose pack has caught up with them follow it again. */
async function followAgain(tx: Tx, questions: Placed[]): Promise<void> {
  const ids = questions.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE "Question" SET "packVersionId" = "currentVersionId" WHERE id = ANY(${ids}::text[])`;
}

/** Writes the pack's version for each of these questions; `current` makes it the workspace's too. */
async function addVersions(tx: Tx, questions: Placed[], { current }: { current: boolean }): Promise<void> {
  for (const rows of chunks(questions)) {
    const ids = rows.map(({ id }) => id);
    const newest = await tx.questionVersion.groupBy({
      by: ['questionId'],
      where: { questionId: { in: ids } },
      _max: { version: true },
    });
    const last = new Map(newest.map((group) => [group.questionId, group._max.version ?? 0]));
    const versions = rows.map(({ id, hash, question }) => ({
      id: newId(),
      questionId: id,
      version: (last.get(id) ?? 0) + 1,
      prompt: question.prompt,
      minutes: question.minutes,
      difficulty: question.difficulty,
      tags: question.tags,
      guide: question.guide,
      contentHash: hash,
    }));
    await tx.questionVersion.createMany({ data: versions });
    const versionIds = versions.map(({ id }) => id);
    await tx.$executeRaw`
      UPDATE "Question" AS question
         SET "packVersionId" = made.version,
             "currentVersionId" = CASE WHEN ${current} THEN made.version ELSE question."currentVersionId" END
        FROM unnest(${ids}::text[], ${versionIds}::text[]) AS made (id, version)
       WHERE question.id = made.id`;
  }
}

async function archive(tx: Tx, gone: StoredQuestion[], now: Date): Promise<void> {
  for (const rows of chunks(gone)) {
    const ids = rows.map(({ id }) => id);
    await tx.question.updateMany({ where: { id: { in: ids } }, data: { archivedAt: now } });
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, index) =>
    items.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
