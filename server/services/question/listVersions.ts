import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import type { QuestionContent, VersionView } from '@/lib/schemas/question';
import type { VersionItem } from '@/lib/schemas/version';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { contentOf, fetchQuestion } from './fetchQuestion';

const AUTHOR = { author: { select: { name: true } } } satisfies Prisma.QuestionVersionInclude;

/** The history of a question, the newest version first. @throws AppError `not_found` */
export async function listVersions(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<VersionItem[]> {
  requireWorkspaceAction(member, 'bank.read');
  const question = await fetchQuestion(rt.db, member.workspaceId, questionId);
  const versions = await rt.db.questionVersion.findMany({
    where: { questionId },
    orderBy: { version: 'asc' },
    include: AUTHOR,
  });
  const contents = versions.map(contentOf);
  return versions
    .map((version, index) => {
      const content = contents[index] as QuestionContent;
      const before = contents[index - 1];
      return {
        version: version.version,
        at: version.createdAt.toISOString(),
        by: version.author?.name ?? null,
        current: version.id === question.currentVersionId,
        restoredFrom: version.restoredFrom,
        changed: before ? changedParts(before, content) : [],
      };
    })
    .reverse();
}

/** One version as it was written. @throws AppError `not_found` */
export async function readVersion(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId, version }: { questionId: string; version: number },
): Promise<VersionView> {
  requireWorkspaceAction(member, 'bank.read');
  await fetchQuestion(rt.db, member.workspaceId, questionId);
  const found = await rt.db.questionVersion.findUnique({
    where: { questionId_version: { questionId, version } },
    include: AUTHOR,
  });
  if (!found) throw new AppError('not_found', `This question has no version ${version}.`);
  return {
    version,
    at: found.createdAt.toISOString(),
    by: found.author?.name ?? null,
    content: contentOf(found),
  };
}

/** The parts in which two versions differ, as they are called, in reading order. */
function changedParts(before: QuestionContent, after: QuestionContent): string[] {
  const section = (content: QuestionContent, id: string) =>
    content.sections.find((candidate) => candidate.id === id)?.markdown;
  const parts: [string, boolean][] = [
    ['Prompt', before.prompt !== after.prompt],
    ['Minutes', before.minutes !== after.minutes],
    ['Difficulty', before.difficulty !== after.difficulty],
    ['Tags', before.tags.join() !== after.tags.join()],
    ...GUIDE_SECTIONS.map(({ id, title }): [string, boolean] => [
      title,
      section(before, id) !== section(after, id),
    ]),
    ['Related questions', before.related.join() !== after.related.join()],
  ];
  return parts.filter(([, differs]) => differs).map(([title]) => title);
}
