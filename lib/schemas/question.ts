import { checkContent, normalizeText } from '@/lib/bank/checkContent';
import type { SearchTerms } from '@/lib/bank/highlight';
import type { LevelCounts, Spread } from '@/lib/bank/statistics';
import { lineSchema, slugSchema } from '@/lib/packs/fields';
import { PACK_LIMITS } from '@/lib/packs/limits';
import { GUIDE_SECTIONS, type GuideSectionId } from '@/lib/packs/sections';
import { z } from '@/lib/zod';
import { idSchema } from './common';
import { planEntrySchema, QUESTION_MINUTES } from './interview';

/** Questions given at once: usually, and at most. */
export const BANK_PAGE = { usual: 50, max: 200 } as const;

const minutes = z.number().int().min(QUESTION_MINUTES.min).max(QUESTION_MINUTES.max);

/** What narrows the bank down. Everything given must fit; of difficulties, one. */
export const bankFiltersSchema = z.object({
  search: z.string().trim().max(200).optional(),
  categoryId: idSchema.optional(),
  packId: idSchema.optional(),
  difficulties: z.array(z.number().int().min(1).max(3)).max(3).optional(),
  tags: z.array(z.string().max(64)).max(PACK_LIMITS.tagsPerQuestion).optional(),
  minutesFrom: minutes.optional(),
  minutesTo: minutes.optional(),
  /** Title of a criterion for which the guide describes levels. */
  signal: z.string().max(120).optional(),
  favourites: z.boolean().optional(),
  archived: z.boolean().optional(),
});
export type BankFilters = z.infer<typeof bankFiltersSchema>;

/**
 * For whom a question is looked for. With an interview, its candidate where no name is given, and without
 * what was asked in that interview itself.
 */
const candidateSchema = z.object({
  name: z.string().trim().max(200).optional(),
  interviewId: idSchema.optional(),
  /** Leave out what the candidate was asked before. */
  hideAsked: z.boolean().optional(),
});

export const bankFacetsInput = bankFiltersSchema.extend({ candidate: candidateSchema.optional() });
export const listQuestionsInput = bankFacetsInput.extend({
  /** `nextCursor` of the answer before, for what follows it. */
  cursor: z.string().max(1000).nullish(),
  limit: z.number().int().min(1).max(BANK_PAGE.max).default(BANK_PAGE.usual),
});
export const questionIdInput = z.object({ questionId: idSchema });

const sectionIds = GUIDE_SECTIONS.map((section) => section.id);

/** What makes a version of a question, by the rules of packs. */
export const questionContentSchema = z
  .object({
    prompt: z.string(),
    minutes: planEntrySchema.shape.minutes,
    difficulty: z.number().int().min(1).max(3),
    tags: z
      .array(slugSchema)
      .max(PACK_LIMITS.tagsPerQuestion, `Use at most ${PACK_LIMITS.tagsPerQuestion} tags.`),
    /** Slugs of questions of the same pack. */
    related: z
      .array(slugSchema)
      .max(PACK_LIMITS.relatedPerQuestion, `Name at most ${PACK_LIMITS.relatedPerQuestion} questions.`),
    sections: z.array(z.object({ id: z.enum(sectionIds), markdown: z.string() })).max(sectionIds.length),
  })
  .transform((given) => ({
    ...given,
    prompt: normalizeText(given.prompt),
    tags: [...new Set(given.tags)],
    related: [...new Set(given.related)],
    sections: sectionIds.flatMap((id) => {
      const markdown = normalizeText(given.sections.find((section) => section.id === id)?.markdown ?? '');
      return markdown === '' ? [] : [{ id, markdown }];
    }),
  }))
  .superRefine((content, context) => {
    for (const { part, message } of checkContent(content)) {
      context.addIssue({
        code: 'custom',
        path: part === 'prompt' ? ['prompt'] : ['sections', part],
        message,
      });
    }
  });
export type QuestionContent = z.output<typeof questionContentSchema>;

/** A category of the bank, or the title of one, which is made where there is none. */
export const categoryChoiceSchema = z.union([
  z.strictObject({ id: idSchema }),
  z.strictObject({ title: lineSchema(120) }),
]);
export type CategoryChoice = z.infer<typeof categoryChoiceSchema>;

export const createQuestionInput = z.object({
  content: questionContentSchema,
  category: categoryChoiceSchema,
});
/** `baseVersion` is the version that was changed: where another has been saved since, nothing is written. */
export const updateQuestionInput = z.object({
  questionId: idSchema,
  baseVersion: z.number().int().min(1),
  content: questionContentSchema,
  category: categoryChoiceSchema.optional(),
});
export const restoreVersionInput = z.object({
  questionId: idSchema,
  baseVersion: z.number().int().min(1),
  version: z.number().int().min(1),
});
export const takePackVersionInput = z.object({ questionId: idSchema, baseVersion: z.number().int().min(1) });
export const setFavouriteInput = z.object({ questionId: idSchema, favourite: z.boolean() });
export const readVersionInput = z.object({ questionId: idSchema, version: z.number().int().min(1) });

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

/** When and by whom a candidate was last asked a question, in an earlier interview. */
export type AskedBefore = { at: string; by: string };

/** A question in the list of the bank. */
export type BankItem = QuestionListItem & {
  slug: string;
  packTitle: string;
  /** The workspace has changed what the pack brought. */
  changed: boolean;
  archivedAt: string | null;
  favourite: boolean;
  /** Where the guide has words of the search that are not in the prompt. */
  found: { section: string; excerpt: string } | null;
  askedBefore: AskedBefore | null;
};

export type BankView = {
  /** Questions that fit, on all pages. */
  total: number;
  questions: BankItem[];
  nextCursor: string | null;
  /** What was looked for, to mark it in the texts. */
  terms: SearchTerms;
};

/** How many questions there are by each filter, with all the other filters in force. */
export type BankFacets = {
  categories: { id: string; title: string; packTitle: string; count: number }[];
  packs: { id: string; title: string; count: number }[];
  tags: { tag: string; count: number }[];
  signals: { title: string; count: number }[];
  /** Of difficulty 1, 2 and 3. */
  difficulties: [number, number, number];
};

/** What the form of a question offers. */
export type BankChoices = {
  /** The pack of the workspace's own questions, once there is one. */
  ownPackId: string | null;
  categories: { id: string; title: string; own: boolean }[];
  tags: string[];
};

/** A question for staff, with its interviewer-only parts in reading order. */
export type QuestionView = QuestionListItem & {
  slug: string;
  version: number;
  pack: { id: string; title: string; own: boolean };
  savedAt: string;
  /** Who wrote this version; null where it came with the pack. */
  savedBy: string | null;
  changed: boolean;
  /** A version that the pack has brought since the workspace changed the question. */
  packUpdate: number | null;
  archivedAt: string | null;
  favourite: boolean;
  signals: string[];
  guide: { title: string; markdown: string }[];
  sections: { id: GuideSectionId; markdown: string }[];
  related: { slug: string; id: string; prompt: string }[];
  can: { edit: boolean; archive: boolean; create: boolean };
};

/** What a version says. */
export type VersionView = { version: number; at: string; by: string | null; content: QuestionContent };

/** How a question does, of interviews together and without naming anyone. */
export type QuestionStatistics = {
  /** Interviews in which it was asked. */
  interviews: number;
  lastAskedAt: string | null;
  /** Median of the minutes that it really took; null below the minimum of interviews. */
  minutes: number | null;
  /** Interviews whose scores are counted, in whole groups; null where there are too few. */
  scores: {
    interviews: number;
    scorecards: number;
    criteria: { id: string; title: string; counts: LevelCounts }[];
    spread: (Spread & { interviews: number }) | null;
  } | null;
};
