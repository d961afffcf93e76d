import { parseGuide } from '@/lib/packs/guide';
import { canInWorkspace } from '@/lib/permissions/workspace';
import type { QuestionContent } from '@/lib/schemas/question';
import type { Prisma, QuestionVersion } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';

const INCLUDE = {
  pack: { select: { id: true, slug: true, title: true } },
  category: { select: { id: true, title: true } },
  currentVersion: { include: { author: { select: { name: true } } } },
  packVersion: true,
  versions: { where: { version: 1 }, select: { authorId: true } },
} satisfies Prisma.QuestionInclude;

type Found = Prisma.QuestionGetPayload<{ include: typeof INCLUDE }>;
export type FetchedQuestion = Found & { currentVersion: NonNullable<Found['currentVersion']> };

/** A question of the workspace with its current version. @throws AppError `not_found` */
export async function fetchQuestion(
  db: Pick<Prisma.TransactionClient, 'question'>,
  workspaceId: string,
  questionId: string,
): Promise<FetchedQuestion> {
  const question = await db.question.findFirst({
    where: { id: questionId, pack: { workspaceId } },
    include: INCLUDE,
  });
  if (!question?.currentVersion) throw new AppError('not_found', 'This question is not in the bank.');
  return { ...question, currentVersion: question.currentVersion };
}

/** What a stored version says. */
export function contentOf(
  version: Pick<QuestionVersion, 'prompt' | 'minutes' | 'difficulty' | 'tags' | 'guide'>,
): QuestionContent {
  const { prompt, minutes, difficulty, tags } = version;
  const { sections, related } = parseGuide(version.guide);
  return { prompt, minutes, difficulty, tags, sections, related };
}

/** True if the member may put this question away and bring it back: by their role, or as its author. */
export function mayArchive(member: MemberViewer, question: FetchedQuestion): boolean {
  if (canInWorkspace(member.role, 'bank.archive')) return true;
  const isAuthor = question.versions.some(({ authorId }) => authorId === member.memberId);
  return isAuthor && canInWorkspace(member.role, 'bank.write');
}
