import { z } from '@/lib/zod';
import { apiResponses, listOf } from './api';
import type { Criterion, RubricListItem, RubricView } from './rubric';

const id = z.string().describe('Identifier');
const time = z.string().describe('Date and time, ISO 8601, UTC');

export const criterion = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    weight: z.number(),
    levels: z.array(z.object({ level: z.number(), title: z.string(), anchor: z.string() })),
    notObserved: z.string().optional(),
    expectations: z
      .object({
        mid: z.string().optional(),
        senior: z.string().optional(),
        staff: z.string().optional(),
      })
      .optional(),
  })
  .register(apiResponses, { id: 'Criterion' }) satisfies z.ZodType<Criterion>;

const fields = {
  id,
  slug: z.string().describe('Its name in files; unique in the workspace'),
  title: z.string(),
  description: z.string().nullable(),
  versionId: id.describe('Its current version: what an interview takes as `rubricVersionId`'),
  version: z.number(),
  isDefault: z.boolean().describe('New interviews take it unless another is chosen'),
  changed: z.boolean().describe('The workspace has changed what Drawbridge or a pack brought'),
  packUpdate: z.number().nullable().describe('A version that was brought since the workspace changed it'),
  archivedAt: time.nullable(),
  interviews: z.number().describe('Interviews that are scored by any of its versions'),
};

export const rubricListItem = z
  .object({
    ...fields,
    criteria: z.array(z.object({ id: z.string(), title: z.string(), weight: z.number() })),
  })
  .register(apiResponses, { id: 'RubricListItem' }) satisfies z.ZodType<RubricListItem>;

export const rubricList = listOf('RubricList', rubricListItem);

export const rubric = z
  .object({
    ...fields,
    criteria: z.array(criterion),
    brought: z.boolean().describe('It came with Drawbridge or a pack'),
    savedAt: time,
    savedBy: z.string().nullable(),
    signals: z
      .record(z.string(), z.number())
      .describe('Questions whose guides describe levels for a criterion, by its identifier'),
    can: z.object({ edit: z.boolean(), manage: z.boolean() }),
  })
  .register(apiResponses, { id: 'Rubric' }) satisfies z.ZodType<RubricView>;
