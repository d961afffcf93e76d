import { createHash } from 'node:crypto';
import { newId } from '@/lib/ids';
import { questionContent } from '@/lib/packs/content';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import type { Prisma, PrismaClient } from '@/prisma/generated/client';
import { lockWorkspace } from './lockWorkspace';

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
const EXISTING = {
  currentVersion: { select: { contentHash: true } },
  packVersion: { select: { contentHash: true } },
} satisfies Prisma.QuestionInclude;
type Existing = Prisma.QuestionGetPayload<{ include: typeof EXISTING }>;
type Placed = { question: PackQuestion; hash: string; categoryId: string; position: number };

/** Rows written by one statement: far below the number of parameters that PostgreSQL takes. */
const ROWS_AT_ONCE = 1000;
/** Longest time for a whole pack, in milliseconds. */
const TIMEOUT_MS = 120_000;

/**
 * Brings the workspace's copy of a pack to what `pack` says, all or nothing. Content that is already there
 * is left alone, so a second load changes nothing. A question with new content gets a new version, and those
 * that interviews pinned stay. A question that is no longer in the pack is archived, never deleted.
 *
 * What members did is left as it is (ADR 0019): a question that they have changed keeps their version, and the
 * pack's is put beside it; it is not archived with the pack's, and what they have archived stays so.
 */
export async function loadPack(db: PrismaClient, workspaceId: string, pack: Pack): Promise<PackChanges> {
  return db.$transaction(
    async (tx) => {
      await lockWorkspace(tx, workspaceId);
      const packId = await writePack(tx, workspaceId, pack);
      const categories = await writeCategories(tx, packId, pack);
      const placed = place(pack, categories);

      const existing = await tx.question.findMany({
        where: { packId },
        include: EXISTING,
      });
      const bySlug = new Map(existing.map((row) => [row.slug, row]));
      const found = placed.flatMap((entry) => {
        const row = bySlug.get(entry.question.slug);
        return row ? [{ ...entry, row }] : [];
      });
      const fresh = placed
        .filter((entry) => !bySlug.has(entry.question.slug))
        .map((entry) => ({ ...entry, id: newId() }));
      const changed = found
        .filter(({ row, hash }) => row.packVersion?.contentHash !== hash && !saysTheSame(row, hash))
        .map((entry) => ({ ...entry, id: entry.row.id }));
      const [taken, kept] = [
        changed.filter(({ row }) => follows(row)),
        changed.filter(({ row }) => !follows(row)),
      ];
      const restored = found.filter(({ row }) => row.archivedAt !== null && row.archivedById === null);

      await addQuestions(tx, packId, fresh);
      await moveQuestions(tx, found);
      await followAgain(
        tx,
        found.filter(({ row, hash }) => !follows(row) && saysTheSame(row, hash)),
      );
      await addVersions(tx, [...fresh, ...taken], { current: true });
      await addVersions(tx, kept, { current: false });
      const archived = await archiveMissing(tx, pack, existing);
      await tx.questionCategory.deleteMany({
        where: { packId, id: { notIn: [...categories.values()] }, questions: { none: {} } },
      });

      const counts = {
        added: fresh.length,
        changed: taken.length,
        archived,
        restored: restored.length,
        kept: kept.length,
      };
      if (Object.values(counts).some((count) => count > 0)) {
        await tx.auditEntry.create({
          data: {
            id: newId(),
            workspaceId,
            actorKind: 'system',
            action: 'pack.load',
            subjectType: 'pack',
            subjectId: packId,
            data: { slug: pack.slug, version: pack.version, ...counts },
          },
        });
      }
      return { packId, ...counts };
    },
    { timeout: TIMEOUT_MS },
  );
}

/** True if the workspace has the question as its pack brought it. */
function follows(row: Existing): boolean {
  return row.packVersionId === row.currentVersionId;
}

/** True if the workspace's version says what the pack says now. */
function saysTheSame(row: Existing, hash: string): boolean {
  return row.currentVersion?.contentHash === hash;
}

async function writePack(tx: Tx, workspaceId: string, { slug, title, version }: Pack): Promise<string> {
  const found = await tx.pack.findUnique({ where: { workspaceId_slug: { workspaceId, slug } } });
  if (!found) return (await tx.pack.create({ data: { id: newId(), workspaceId, slug, title, version } })).id;
  if (found.title !== title || found.version !== version) {
    await tx.pack.update({ where: { id: found.id }, data: { title, version, updatedAt: new Date() } });
  }
  return found.id;
}

/** Writes the categories and returns their ids by slug. */
async function writeCategories(tx: Tx, packId: string, pack: Pack): Promise<Map<string, string>> {
  const existing = await tx.questionCategory.findMany({ where: { packId } });
  const ids = new Map<string, string>();
  for (const [index, { slug, title }] of pack.categories.entries()) {
    const position = index + 1;
    const found = existing.find((row) => row.slug === slug);
    const id = found?.id ?? newId();
    if (!found) await tx.questionCategory.create({ data: { id, packId, slug, title, position } });
    else if (found.title !== title || found.position !== position) {
      await tx.questionCategory.update({ where: { id }, data: { title, position } });
    }
    ids.set(slug, id);
  }
  return ids;
}

/** Gives each question its category's id and its place in it, from 1. */
function place(pack: Pack, categories: Map<string, string>): Placed[] {
  const last = new Map<string, number>();
  return pack.questions.map((question) => {
    const categoryId = categories.get(question.category);
    if (categoryId === undefined) throw new Error(`The pack has no category "${question.category}".`);
    const position = (last.get(categoryId) ?? 0) + 1;
    last.set(categoryId, position);
    const hash = createHash('sha256').update(questionContent(question)).digest('hex');
    return { question, hash, categoryId, position };
  });
}

async function addQuestions(tx: Tx, packId: string, fresh: (Placed & { id: string })[]): Promise<void> {
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

/** Puts questions that are elsewhere, or went with an earlier version of the pack, where the pack has them. */
async function moveQuestions(tx: Tx, found: (Placed & { row: Existing })[]): Promise<void> {
  const moved = found.filter(
    ({ row, categoryId, position }) =>
      row.categoryId !== categoryId ||
      row.position !== position ||
      (row.archivedAt !== null && row.archivedById === null),
  );
  for (const rows of chunks(moved)) {
    const ids = rows.map(({ row }) => row.id);
    const categoryIds = rows.map(({ categoryId }) => categoryId);
    const positions = rows.map(({ position }) => position);
    await tx.$executeRaw`
      UPDATE "Question" AS question
         SET "categoryId" = moved.category, "position" = moved.place,
             "archivedAt" = CASE WHEN question."archivedById" IS NULL THEN NULL ELSE question."archivedAt" END
        FROM unnest(${ids}::text[], ${categoryIds}::text[], ${positions}::int[])
             AS moved (id, category, place)
       WHERE question.id = moved.id`;
  }
}

/** Lets questions whose pack has caught up with them follow it again. */
async function followAgain(tx: Tx, found: { row: Existing }[]): Promise<void> {
  const ids = found.map(({ row }) => row.id);
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE "Question" SET "packVersionId" = "currentVersionId" WHERE id = ANY(${ids}::text[])`;
}

/** Writes the pack's version for each of these questions; `current` makes it the workspace's too. */
async function addVersions(
  tx: Tx,
  questions: (Placed & { id: string })[],
  { current }: { current: boolean },
): Promise<void> {
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

async function archiveMissing(tx: Tx, pack: Pack, existing: Existing[]): Promise<number> {
  const slugs = new Set(pack.questions.map((question) => question.slug));
  const gone = existing.filter((row) => row.archivedAt === null && follows(row) && !slugs.has(row.slug));
  for (const rows of chunks(gone)) {
    const ids = rows.map(({ id }) => id);
    await tx.question.updateMany({ where: { id: { in: ids } }, data: { archivedAt: new Date() } });
  }
  return gone.length;
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, index) =>
    items.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
