import { z } from '@/lib/zod';
import { idSchema, nameSchema } from './common';
import {
  createInterviewInput,
  PLAN_MAX,
  type PlannedQuestion,
  planEntrySchema,
  TARGET_LEVELS,
  type TargetLevel,
} from './interview';

/** Longest description of a plan template: what it is for and how to go about it, not a guide. */
export const PLAN_DESCRIPTION_MAX = 1000;

const itemsSchema = z
  .array(z.object({ questionId: idSchema, minutes: planEntrySchema.shape.minutes }))
  .min(1, 'Add at least one question.')
  .max(PLAN_MAX, `A plan has at most ${PLAN_MAX} questions.`)
  .refine(
    (items) => new Set(items.map((item) => item.questionId)).size === items.length,
    'A question is in the plan twice. Remove one of the two.',
  );

/** What makes a plan template. Its items name questions and not versions: each use takes the newest ones. */
export const createPlanTemplateInput = z.object({
  title: nameSchema('a title'),
  role: nameSchema('the role'),
  /** Null for any level. */
  targetLevel: z.enum(TARGET_LEVELS).nullable(),
  durationMinutes: createInterviewInput.shape.durationMinutes,
  description: z
    .string()
    .trim()
    .max(PLAN_DESCRIPTION_MAX, `Use at most ${PLAN_DESCRIPTION_MAX} characters for the description.`),
  items: itemsSchema,
});
export type PlanTemplateInput = z.output<typeof createPlanTemplateInput>;

export const planTemplateIdInput = z.object({ planTemplateId: idSchema });

/** `baseVersion` is the version that was changed: where another has been saved since, nothing is written. */
export const updatePlanTemplateInput = createPlanTemplateInput.extend({
  planTemplateId: idSchema,
  baseVersion: z.number().int().min(1),
});

/** Everything given must fit. A level also finds what is for any level. */
export const listPlanTemplatesInput = z.object({
  /** Words or parts of them, each in the title, role or description. */
  search: z.string().trim().max(200).optional(),
  level: z.enum(TARGET_LEVELS).optional(),
  archived: z.boolean().default(false),
});

export type PlanTemplateListItem = {
  id: string;
  title: string;
  role: string;
  targetLevel: TargetLevel | null;
  durationMinutes: number;
  description: string;
  /** Questions that are in the bank, and their minutes together. */
  questions: number;
  plannedMinutes: number;
  /** Questions that were archived since: a use leaves them out. */
  archivedQuestions: number;
  updatedAt: string;
  /** Who saved it last; null where it came with Drawbridge. */
  updatedBy: string | null;
  archivedAt: string | null;
};

/** A question of a plan template, in its current version. */
export type PlanTemplateItemView = PlannedQuestion & { archived: boolean };

export type PlanTemplateView = PlanTemplateListItem & {
  version: number;
  items: PlanTemplateItemView[];
  can: { write: boolean; use: boolean };
};

/** What a new interview takes of a plan template, and the archived questions that it does not take. */
export type TakenPlan = {
  planTemplateId: string;
  title: string;
  role: string;
  targetLevel: TargetLevel | null;
  durationMinutes: number;
  plan: PlannedQuestion[];
  leftOut: { questionId: string; prompt: string }[];
};
