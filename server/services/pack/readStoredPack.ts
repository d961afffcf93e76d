import { parseGuide } from '@/lib/packs/guide';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import { DEFAULT_RUBRIC_SLUG, type Rubric } from '@/lib/schemas/rubric';
import type { Prisma, PrismaClient } from '@/prisma/generated/client';
import { contentOf } from '../rubric/content';
import { storedDocuments } from './documents';

type Tx = Prisma.TransactionClient;

/**
 * A pack as the workspace has it now, with the current version of its rubric; null where there is none of this
 * slug. Archived questions, and references to them, are not part of it.
 */
export async function readStoredPack(
  db: PrismaClient,
  workspaceId: string,
  slug: string,
): Promise<{ packId: string; pack: Pack } | null> {
  return db.$transaction(
    async (tx) => {
      const stored = await tx.pack.findUnique({
        where: { workspaceId_slug: { workspaceId, slug } },
        include: { categories: { orderBy: [{ position: 'asc' }, { slug: 'asc' }] } },
      });
      if (!stored) return null;
      const questions = await readQuestions(tx, stored.id, stored.categories);
      const rubricSlug = stored.rubricSlug ?? DEFAULT_RUBRIC_SLUG;
      const rubric = await readRubric(tx, workspaceId, rubricSlug);
      const used = questions.flatMap((question) => question.tags);
      const pack: Pack = {
        format: 1,
        slug: stored.slug,
        title: stored.title,
        version: stored.version,
        description: stored.description || stored.title,
        rubric: rubricSlug,
        categories: stored.categories.map(({ slug, title }) => ({ slug, title })),
        tags: [...new Set([...stored.tags, ...used.sort()])],
        questions,
        rubrics: rubric ? [rubric] : [],
        documents: storedDocuments(stored.documents),
      };
      return { packId: stored.id, pack };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

async function readQuestions(
  tx: Tx,
  packId: string,
  categories: { id: string; slug: string }[],
): Promise<PackQuestion[]> {
  const rows = await tx.question.findMany({
    where: { packId, archivedAt: null, currentVersionId: { not: null } },
    orderBy: [{ category: { position: 'asc' } }, { position: 'asc' }, { slug: 'asc' }],
    include: { currentVersion: true },
  });
  const slugs = new Set(rows.map(({ slug }) => slug));
  const last = new Map<string, number>();
  return rows.flatMap(({ slug, categoryId, currentVersion }) => {
    const category = categories.find(({ id }) => id === categoryId)?.slug;
    if (!currentVersion || category === undefined) return [];
    const position = (last.get(categoryId) ?? 0) + 1;
    last.set(categoryId, position);
    const { sections, related } = parseGuide(currentVersion.guide);
    const guide = { sections, related: related.filter((other) => slugs.has(other)) };
    const { prompt, minutes, difficulty, tags } = currentVersion;
    return [{ slug, category, position, minutes, difficulty, tags, prompt, guide }];
  });
}

async function readRubric(tx: Tx, workspaceId: string, slug: string): Promise<Rubric | null> {
  const rubric = await tx.rubric.findUnique({
    where: { workspaceId_slug: { workspaceId, slug } },
    include: { currentVersion: true },
  });
  return rubric?.currentVersion ? { format: 1, slug, ...contentOf(rubric.currentVersion) } : null;
}
