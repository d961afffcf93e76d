import { parseCriteria, type RubricListItem } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import { packStanding } from '../version/packStanding';

export const RUBRIC_INCLUDE = {
  currentVersion: true,
  packVersion: { select: { version: true } },
  versions: { select: { _count: { select: { interviews: true } } } },
} satisfies Prisma.RubricInclude;

type Stored = Prisma.RubricGetPayload<{ include: typeof RUBRIC_INCLUDE }>;

/** A rubric in a list; null where it has no version. */
export function rubricListItem(rubric: Stored, defaultId: string | null): RubricListItem | null {
  const { currentVersion: version } = rubric;
  if (!version) return null;
  return {
    id: rubric.id,
    slug: rubric.slug,
    title: version.title,
    description: version.description,
    versionId: version.id,
    version: version.version,
    criteria: parseCriteria(version.criteria).map(({ id, title, weight }) => ({ id, title, weight })),
    isDefault: rubric.id === defaultId,
    ...packStanding(rubric, version.version),
    archivedAt: rubric.archivedAt?.toISOString() ?? null,
    interviews: rubric.versions.reduce((sum, { _count }) => sum + _count.interviews, 0),
  };
}
