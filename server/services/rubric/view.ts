import { parseCriteria, type RubricListItem } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';

export const RUBRIC_INCLUDE = {
  currentVersion: true,
  packVersion: { select: { version: true } },
  versions: { select: { _count: { select: { interviews: true } } } },
} satisfies Prisma.RubricInclude;

type Stored = Prisma.RubricGetPayload<{ include: typeof RUBRIC_INCLUDE }>;

/** A rubric in a list; null where it has no version. */
export function rubricListItem(rubric: Stored, defaultId: string | null): RubricListItem | null {
  const { currentVersion: version, packVersion } = rubric;
  if (!version) return null;
  const changed = isChanged(rubric);
  return {
    id: rubric.id,
    slug: rubric.slug,
    title: version.title,
    description: version.description,
    versionId: version.id,
    version: version.version,
    criteria: parseCriteria(version.criteria).map(({ id, title, weight }) => ({ id, title, weight })),
    isDefault: rubric.id === defaultId,
    changed,
    packUpdate: changed && packVersion && packVersion.version > version.version ? packVersion.version : null,
    archivedAt: rubric.archivedAt?.toISOString() ?? null,
    interviews: rubric.versions.reduce((sum, { _count }) => sum + _count.interviews, 0),
  };
}

/** True if the workspace has changed what Drawbridge or a pack brought. */
export function isChanged(rubric: {
  packVersionId: string | null;
  currentVersionId: string | null;
}): boolean {
  return rubric.packVersionId !== null && rubric.packVersionId !== rubric.currentVersionId;
}
