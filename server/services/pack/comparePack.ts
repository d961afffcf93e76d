import { createHash } from 'node:crypto';
import { questionContent } from '@/lib/packs/content';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import type { Prisma } from '@/prisma/generated/client';
import { gently } from './gently';

type Tx = Prisma.TransactionClient;
type Stored = Prisma.PackGetPayload<{ include: { categories: true } }>;
const VERSIONS = {
  currentVersion: { select: { contentHash: true, prompt: true } },
  packVersion: { select: { contentHash: true } },
} satisfies Prisma.QuestionInclude;
/** A question of the bank, with what its versions are recognized by. */
export type StoredQuestion = Prisma.QuestionGetPayload<{ include: typeof VERSIONS }>;

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
  /** The pack's content becomes the current version. */
  isChanged: boolean;
  /** Members have changed it too: the pack's content is put beside their version. */
  isKept: boolean;
  /** Members' version says what the pack says now: it follows the pack again. */
  followsAgain: boolean;
  /** It was archived, and comes back. */
  isRestored: boolean;
  /** It stands elsewhere in the bank. */
  isMoved: boolean;
};

/** A pack beside what the bank has of it. */
export type PackComparison = {
  stored: Stored | null;
  categories: ComparedCategory[];
  questions: ComparedQuestion[];
  /** Questions of the bank that the pack does not have, and that are to be archived. */
  gone: StoredQuestion[];
};

/**
 * Compares a pack with the workspace's copy of it, and changes nothing. With `keeps`, what members did is left as
 * it is (ADR 0019): questions that they have changed keep their version and are not archived, and what they have
 * archived stays so. Without it the pack's word counts.
 */
export async function comparePack(
  tx: Tx,
  workspaceId: string,
  pack: Pack,
  { keeps }: { keeps: boolean },
): Promise<PackComparison> {
  const stored = await tx.pack.findUnique({
    where: { workspaceId_slug: { workspaceId, slug: pack.slug } },
    include: { categories: { orderBy: { position: 'asc' } } },
  });
  const rows = stored ? await tx.question.findMany({ where: { packId: stored.id }, include: VERSIONS }) : [];
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const categories = pack.categories.map(({ slug, title }, index) => ({
    slug,
    title,
    position: index + 1,
    was: stored?.categories.find((row) => row.slug === slug) ?? null,
  }));
  const categoryIds = new Map(categories.map(({ slug, was }) => [slug, was?.id]));

  const questions = await gently(compareQuestions(pack, categoryIds, bySlug, keeps));
  const slugs = new Set(pack.questions.map((question) => question.slug));
  const gone = rows.filter(
    (row) => row.archivedAt === null && !slugs.has(row.slug) && (follows(row) || !keeps),
  );
  return { stored, categories, questions, gone };
}

function* compareQuestions(
  pack: Pack,
  categoryIds: ReadonlyMap<string, string | undefined>,
  bySlug: ReadonlyMap<string, StoredQuestion>,
  keeps: boolean,
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
      ...(was ? compareContent(was, hash, keeps) : UNCHANGED),
      isMoved:
        was !== null && (was.categoryId !== categoryIds.get(question.category) || was.position !== position),
    });
    yield;
  }
  return compared;
}

const UNCHANGED = { isChanged: false, isKept: false, followsAgain: false, isRestored: false };

function compareContent(was: StoredQuestion, hash: string, keeps: boolean): typeof UNCHANGED {
  const saysTheSame = was.currentVersion?.contentHash === hash;
  const isNews = !saysTheSame && !(keeps && was.packVersion?.contentHash === hash);
  return {
    isChanged: isNews && (follows(was) || !keeps),
    isKept: isNews && !follows(was) && keeps,
    followsAgain: saysTheSame && !follows(was),
    isRestored: was.archivedAt !== null && (was.archivedById === null || !keeps),
  };
}

/** True if the workspace has the question as its pack brought it. */
function follows(row: StoredQuestion): boolean {
  return row.packVersionId === row.currentVersionId;
}
