import type { z } from 'zod';
import type { BankView, listQuestionsInput } from '@/lib/schemas/question';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { QUESTION_INCLUDE, questionListItem } from './view';

/** Words of a search that are looked at; nobody types more. */
const WORDS_MAX = 12;

/**
 * The bank's categories, and its questions in their order: all, or those of a category, or those in whose
 * prompt, category or tags every word of `search` is found. Counts are of the whole bank.
 */
export async function searchBank(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { search, categoryId }: z.output<typeof listQuestionsInput>,
): Promise<BankView> {
  requireWorkspaceAction(member, 'bank.read');
  const { workspaceId } = member;
  const inBank = { archivedAt: null, currentVersionId: { not: null }, pack: { workspaceId } };
  const words = (search ?? '').split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  const [categories, questions] = await Promise.all([
    rt.db.questionCategory.findMany({
      where: { pack: { workspaceId }, questions: { some: inBank } },
      orderBy: [{ pack: { slug: 'asc' } }, { position: 'asc' }],
      select: { id: true, title: true, _count: { select: { questions: { where: inBank } } } },
    }),
    rt.db.question.findMany({
      where: { ...inBank, ...(categoryId ? { categoryId } : {}), AND: words.map(hasWord) },
      orderBy: [{ pack: { slug: 'asc' } }, { category: { position: 'asc' } }, { position: 'asc' }],
      include: QUESTION_INCLUDE,
    }),
  ]);
  return {
    categories: categories.map(({ id, title, _count }) => ({ id, title, count: _count.questions })),
    questions: questions.flatMap((question) =>
      question.currentVersion ? [questionListItem(question, question.currentVersion)] : [],
    ),
  };
}

function hasWord(word: string): Prisma.QuestionWhereInput {
  // Prisma hands the text to LIKE as it is.
  const contains = word.replace(/[\\%_]/g, '\\$&');
  return {
    OR: [
      { currentVersion: { prompt: { contains, mode: 'insensitive' } } },
      { currentVersion: { tags: { has: word.toLowerCase() } } },
      { category: { title: { contains, mode: 'insensitive' } } },
    ],
  };
}
