import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/packs/canonicalJson';
import { parseGuide } from '@/lib/packs/guide';
import type { Pack } from '@/lib/packs/schema';
import {
  type FieldDifference,
  type PackImportView,
  PREVIEW_LIMITS,
  type QuestionChange,
} from '@/lib/schemas/pack';
import { parseCriteria } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import type { ComparedRubric } from './applyRubrics';
import type { ComparedCategory, ComparedQuestion, PackComparison } from './comparePack';
import { criteriaDifferences, packDifferences, questionDifferences } from './differences';
import { storedDocuments } from './documents';

type Tx = Prisma.TransactionClient;
type Listed = Omit<PackImportView['questions'][number], 'differences'> & {
  compared: ComparedQuestion | null;
};

/** Everything that an import would change, for whoever decides on it. It has to be read before it is applied. */
export async function viewChanges(
  tx: Tx,
  pack: Pack,
  comparison: PackComparison,
  rubrics: readonly ComparedRubric[],
): Promise<PackImportView> {
  const { stored, questions, gone } = comparison;
  const titles = new Map([
    ...(stored?.categories ?? []).map(({ id, title }): [string, string] => [id, title]),
    ...pack.categories.map(({ slug, title }): [string, string] => [slug, title]),
  ]);
  const moved = movedQuestions(comparison);
  const listed: Listed[] = [
    ...questions.flatMap((compared) => {
      const change = changeOf(compared, moved);
      if (!change) return [];
      const { slug, prompt, category } = compared.question;
      return [{ slug, prompt, category: titles.get(category) ?? category, change, compared }];
    }),
    ...gone.map(({ slug, categoryId, currentVersion }) => ({
      slug,
      prompt: currentVersion?.prompt ?? '',
      category: titles.get(categoryId) ?? '',
      change: 'archived' as const,
      compared: null,
    })),
  ];
  const shown = listed.slice(0, PREVIEW_LIMITS.questions);
  const differences = await readDifferences(tx, shown);
  const count = (change: QuestionChange) => listed.filter((entry) => entry.change === change).length;
  return {
    slug: pack.slug,
    title: pack.title,
    version: pack.version,
    stored: stored && { title: stored.title, version: stored.version },
    differences: stored
      ? packDifferences(
          { ...stored, rubric: stored.rubricSlug ?? '', documents: storedDocuments(stored.documents) },
          pack,
        )
      : [],
    counts: {
      new: count('new'),
      changed: count('changed'),
      restored: count('restored'),
      moved: count('moved'),
      archived: count('archived'),
      unchanged: questions.length + gone.length - listed.length,
    },
    questions: shown.map(({ compared: _compared, ...entry }) => ({
      ...entry,
      differences: differences.get(entry.slug) ?? [],
    })),
    more: listed.length - shown.length,
    categories: viewCategories(comparison),
    rubrics: rubrics.map(viewRubric),
    fingerprint: fingerprintOf(pack, comparison, rubrics),
  };
}

/** What becomes of a question, in one word: its content counts most. */
function changeOf(
  { question, was, isChanged, isRestored }: ComparedQuestion,
  moved: ReadonlySet<string>,
): QuestionChange | null {
  if (!was) return 'new';
  if (isRestored) return 'restored';
  if (isChanged) return 'changed';
  return moved.has(question.slug) ? 'moved' : null;
}

/**
 * The questions that come to stand elsewhere for a reader: in another category, or in another order among those
 * that stay. Who only moves up because another has gone has not moved.
 */
function movedQuestions({ categories, questions }: PackComparison): Set<string> {
  const slugs = new Map(categories.flatMap(({ slug, was }) => (was ? [[was.id, slug] as const] : [])));
  const moved = new Set<string>();
  const staying = new Map<string, ComparedQuestion[]>();
  for (const compared of questions) {
    const { question, was } = compared;
    if (!was || was.archivedAt !== null) continue;
    if (slugs.get(was.categoryId) !== question.category) moved.add(question.slug);
    else staying.set(question.category, [...(staying.get(question.category) ?? []), compared]);
  }
  for (const now of staying.values()) {
    const before = [...now].sort((a, b) => (a.was?.position ?? 0) - (b.was?.position ?? 0));
    for (const [place, { question }] of now.entries()) {
      if (before[place]?.question.slug !== question.slug) moved.add(question.slug);
    }
  }
  return moved;
}

async function readDifferences(tx: Tx, listed: readonly Listed[]): Promise<Map<string, FieldDifference[]>> {
  const changed = listed
    .flatMap(({ compared }) => (compared?.was && compared.isChanged ? [compared] : []))
    .slice(0, PREVIEW_LIMITS.differences);
  const ids = changed.flatMap(({ was }) => was?.currentVersionId ?? []);
  const versions = await tx.questionVersion.findMany({ where: { id: { in: ids } } });
  const byId = new Map(versions.map((version) => [version.id, version]));
  return new Map(
    changed.map(({ question, was }) => {
      const version = byId.get(was?.currentVersionId ?? '');
      const before = version && { ...version, guide: parseGuide(version.guide) };
      return [question.slug, before ? questionDifferences(before, question) : []];
    }),
  );
}

function viewCategories({
  stored,
  categories,
  questions,
  gone,
}: PackComparison): PackImportView['categories'] {
  const order = (stored?.categories ?? []).map(({ id }) => id);
  const kept = categories.filter(({ was }) => was);
  // Places among those that stay: a category that comes or goes does not move the others.
  const places = order.filter((id) => kept.some(({ was }) => was?.id === id));
  const view = ({ title, was }: ComparedCategory): PackImportView['categories'] => {
    if (!was) return [{ title, change: 'new', was: null }];
    if (was.title !== title) return [{ title, change: 'renamed', was: was.title }];
    const place = kept.findIndex((other) => other.was?.id === was.id);
    return places[place] === was.id ? [] : [{ title, change: 'moved', was: null }];
  };
  // A category stays for as long as any question is in it, an archived one too.
  const held = new Set(gone.map(({ categoryId }) => categoryId));
  for (const { was, isMoved } of questions) if (was && !isMoved) held.add(was.categoryId);
  const removed = (stored?.categories ?? []).filter(
    ({ id }) => !categories.some(({ was }) => was?.id === id) && !held.has(id),
  );
  return [
    ...categories.flatMap(view),
    ...removed.map(({ title }) => ({ title, change: 'removed' as const, was: null })),
  ];
}

function viewRubric({ rubric, was, isChanged }: ComparedRubric): PackImportView['rubrics'][number] {
  const before = was?.currentVersion ? parseCriteria(was.currentVersion.criteria) : [];
  return {
    slug: rubric.slug,
    title: rubric.title,
    change: !was ? 'new' : isChanged ? 'changed' : 'unchanged',
    ...criteriaDifferences(before, rubric.criteria),
  };
}

function fingerprintOf(pack: Pack, comparison: PackComparison, rubrics: readonly ComparedRubric[]): string {
  const { questions: _questions, rubrics: _rubrics, documents, ...manifest } = pack;
  const facts = canonicalJson({
    manifest: { ...manifest, categories: manifest.categories.map((category) => ({ ...category })) },
    documents: documents.map(({ path, text }) => ({ path, text })),
    stored: comparison.stored?.updatedAt.toISOString() ?? null,
    questions: comparison.questions.map(({ question, hash, position, was }) => [
      question.slug,
      question.category,
      position,
      hash,
      was?.currentVersionId ?? null,
      was?.archivedAt?.toISOString() ?? null,
    ]),
    gone: comparison.gone.map(({ id, currentVersionId }) => [id, currentVersionId]),
    rubrics: rubrics.map(({ rubric, hash, was }) => [rubric.slug, hash, was?.currentVersionId ?? null]),
  });
  return createHash('sha256').update(facts).digest('hex');
}
