import { z } from 'zod';
import { idSchema } from './common';

export const listQuestionsInput = z.object({
  search: z.string().trim().max(200).optional(),
  categoryId: idSchema.optional(),
});
export const questionIdInput = z.object({ questionId: idSchema });

export type QuestionListItem = {
  id: string;
  versionId: string;
  prompt: string;
  categoryId: string;
  category: string;
  minutes: number;
  difficulty: number;
  tags: string[];
};

export type BankView = {
  categories: { id: string; title: string; count: number }[];
  questions: QuestionListItem[];
};

/** A question for staff, with its interviewer-only parts in reading order. */
export type QuestionView = QuestionListItem & {
  version: number;
  packTitle: string;
  guide: { title: string; markdown: string }[];
};

export type RubricListItem = { versionId: string; title: string; criteria: { id: string; title: string }[] };
