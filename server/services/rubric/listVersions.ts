import { draftOf } from '@/lib/rubric/draft';
import { changesOf } from '@/lib/rubric/parts';
import type { RubricVersionView } from '@/lib/schemas/rubric';
import type { VersionItem } from '@/lib/schemas/version';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { contentOf } from './content';
import { fetchRubric } from './fetchRubric';

const AUTHOR = { author: { select: { name: true } } } satisfies Prisma.RubricVersionInclude;

/** The history of a rubric, the newest version first. @throws AppError `not_found` */
export async function listVersions(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<VersionItem[]> {
  requireWorkspaceAction(member, 'rubric.read');
  const rubric = await fetchRubric(rt.db, member.workspaceId, rubricId);
  const versions = await rt.db.rubricVersion.findMany({
    where: { rubricId },
    orderBy: { version: 'asc' },
    include: AUTHOR,
  });
  const drafts = versions.map((version) => draftOf(contentOf(version)));
  return versions
    .map((version, index): VersionItem => {
      const [before, after] = [drafts[index - 1], drafts[index]];
      return {
        version: version.version,
        at: version.createdAt.toISOString(),
        by: version.author?.name ?? null,
        current: version.id === rubric.currentVersionId,
        restoredFrom: version.restoredFrom,
        changed: before && after ? changesOf(before, after) : [],
      };
    })
    .reverse();
}

/** One version as it was written. @throws AppError `not_found` */
export async function readVersion(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { rubricId, version }: { rubricId: string; version: number },
): Promise<RubricVersionView> {
  requireWorkspaceAction(member, 'rubric.read');
  await fetchRubric(rt.db, member.workspaceId, rubricId);
  const found = await rt.db.rubricVersion.findUnique({
    where: { rubricId_version: { rubricId, version } },
    include: AUTHOR,
  });
  if (!found) throw new AppError('not_found', `This rubric has no version ${version}.`);
  return {
    version,
    at: found.createdAt.toISOString(),
    by: found.author?.name ?? null,
    content: contentOf(found),
  };
}
