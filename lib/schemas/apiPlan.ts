import { z } from '@/lib/zod';
import { apiResponses, listOf, listQuery } from './api';
import { TARGET_LEVELS } from './interview';
import { listPlanTemplatesInput, type PlanTemplateListItem, type PlanTemplateView } from './planTemplate';

const time = z.string().describe('Date and time, ISO 8601, UTC');

export const plansQuery = listQuery.extend({
  search: listPlanTemplatesInput.shape.search.describe(
    'Words or parts of them, each in the title, role or description',
  ),
  level: listPlanTemplatesInput.shape.level.describe('Those for this level or for any'),
  archived: z.enum(['true', 'false']).default('false').describe('The archived ones instead'),
});

const planTemplateFacts = {
  id: z.string(),
  title: z.string(),
  role: z.string(),
  targetLevel: z.enum(TARGET_LEVELS).nullable().describe('Null for any level'),
  durationMinutes: z.number().describe('Of the interview that it is for'),
  description: z.string(),
  questions: z.number().describe('Questions that are in the bank'),
  plannedMinutes: z.number().describe('Their minutes together'),
  archivedQuestions: z.number().describe('Questions that were archived since; a use leaves them out'),
  updatedAt: time,
  updatedBy: z.string().nullable().describe('Null where it came with Drawbridge'),
  archivedAt: time.nullable(),
};

export const planTemplateListItem = z
  .object(planTemplateFacts)
  .register(apiResponses, { id: 'PlanTemplateListItem' }) satisfies z.ZodType<PlanTemplateListItem>;

export const planTemplate = z
  .object({
    ...planTemplateFacts,
    version: z.number().describe('Counts its saves'),
    items: z.array(
      z.object({
        questionId: z.string(),
        questionVersionId: z.string().describe('The current version of the question'),
        prompt: z.string(),
        category: z.string(),
        minutes: z.number(),
        archived: z.boolean(),
      }),
    ),
  })
  .register(apiResponses, { id: 'PlanTemplate' }) satisfies z.ZodType<Omit<PlanTemplateView, 'can'>>;

export const planTemplateList = listOf('PlanTemplateList', planTemplateListItem);
