import type { QuestionListItem } from '@/lib/schemas/question';
import type { Prisma, QuestionVersion } from '@/prisma/generated/client';

export const QUESTION_INCLUDE = {
  category: { select: { title: true } },
  currentVersion: { omit: { guide: true } },
} satisfies Prisma.QuestionInclude;

/** A question of the bank in a list. */
export function questionListItem(
  question: { id: string; categoryId: string; category: { title: string } },
  version: Pick<QuestionVersion, 'id' | 'prompt' | 'minutes' | 'difficulty' | 'tags'>,
): QuestionListItem {
  return {
    id: question.id,
    versionId: version.id,
    prompt: version.prompt,
    categoryId: question.categoryId,
    category: question.category.title,
    minutes: version.minutes,
    difficulty: version.difficulty,
    tags: version.tags,
  };
}
