import { createHash } from 'node:crypto';
import { questionContent } from '@/lib/packs/content';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import type { Prisma } from '@/prisma/generated/client';
import { gently } from './gently';

type Tx = Prisma.TransactionClient;
type Stored = Prisma.PackGetPayload<{ include: { categories: true } }>;
/** A question of the bank, with what its current version is recognized by. */
export type StoredQuestion = Prisma.QuestionGetPayload<{
  include: { currentVersion: { select: { contentHash: true; prompt: true } } };
}>;

/** A category as the pack has it; `was` is the bank's, null where it is new. */
export type ComparedCategory = {
  slug: string;
  title: string;
  position: number;
  was: Stored['categories'][number] | null;
};

/** A question as the pack has it, with its place in its category, from 1; `was` is the bank's. */
export type ComparedQuestion = {
  question: PackQuestion;
  position: number;
  hash: string;
  was: StoredQuestion | null;
  /** Its content needs a new version. */
  isChanged: boolean;
  /** It stands elsewhere in the bank. */
  isMoved: boolean;
};

/** A pack beside what the bank has of it. */
export type PackComparison = {
  stored: Stored | null;
  categories: ComparedCategory[];
  questions: ComparedQuestion[];
  /** Questions of the bank that the pack does not have, and that are not archived yet. */
  gone: StoredQuestion[];
};

/** Compares a pack with the workspace's copy of it, and changes nothing. */
export async function comparePack(tx: Tx, workspaceId: string, pack: Pack): Promise<PackComparison> {
  const stored = await tx.pack.findUnique({
    where: { workspaceId_slug: { workspaceId, slug: pack.slug } },
    include: { categories: { orderBy: { position: 'asc' } } },
  });
  const rows = stored
    ? await tx.question.findMany({
        where: { packId: stored.id },
        include: { currentVersion: { select: { contentHash: true, prompt: true } } },
      })
    : [];
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const categories = pack.categories.map(({ slug, title }, index) => ({
    slug,
    title,
    position: index + 1,
    was: stored?.categories.find((row) => row.slug === slug) ?? null,
  }));
  const categoryIds = new Map(categories.map(({ slug, was }) => [slug, was?.id]));

  const questions = await gently(compareQuestions(pack, categoryIds, bySlug));
  const slugs = new Set(pack.questions.map((question) => question.slug));
  const gone = rows.filter((row) => row.archivedAt === null && !slugs.has(row.slug));
  return { stored, categories, questions, gone };
}

function* compareQuestions(
  pack: Pack,
  categoryIds: ReadonlyMap<string, string | undefined>,
  bySlug: ReadonlyMap<string, StoredQuestion>,
): Generator<void, ComparedQuestion[]> {
  const last = new Map<string, number>();
  const compared: ComparedQuestion[] = [];
  for (const question of pack.questions) {
    const position = (last.get(question.category) ?? 0) + 1;
    last.set(question.category, position);
    const hash = createHash('sha256').update(questionContent(question)).digest('hex');
    const was = bySlug.get(question.slug) ?? null;
    compared.push({
      question,
      position,
      hash,
      was,
      isChanged: was !== null && was.currentVersion?.contentHash !== hash,
      isMoved:
        was !== null && (was.categoryId !== categoryIds.get(question.category) || was.position !== position),
    });
    yield;
  }
  return compared;
}
