import { z } from '@/lib/zod';
import { apiResponses, listOf } from './api';
import { type PackImportView, type PackListItem, packSlugInput, QUESTION_CHANGES } from './pack';

export const packParams = packSlugInput;
export const importPackQuery = z.strictObject({
  preview: z.enum(['0', '1']).optional().describe('1 to see what would change, and write nothing'),
  expect: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expect is the fingerprint of a preview.')
    .optional()
    .describe('The `fingerprint` of a preview: nothing is imported if the bank has changed since'),
});

export const pack = z
  .object({
    id: z.string().describe('Identifier'),
    slug: z.string().describe('Its name in addresses; what `exportPack` takes'),
    title: z.string(),
    version: z.string(),
    description: z.string(),
    questions: z.number().describe('Questions that are not archived'),
  })
  .register(apiResponses, { id: 'Pack' }) satisfies z.ZodType<PackListItem>;

const difference = z
  .object({
    field: z.string(),
    parts: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
    isCut: z.boolean().describe('There is more than what is given'),
  })
  .register(apiResponses, { id: 'FieldDifference' });

export const packImport = z
  .object({
    imported: z.boolean().describe('False for a preview'),
    changes: z.object({
      slug: z.string(),
      title: z.string(),
      version: z.string(),
      stored: z.object({ title: z.string(), version: z.string() }).nullable(),
      differences: z.array(difference),
      counts: z.record(z.enum([...QUESTION_CHANGES, 'unchanged']), z.number()),
      questions: z.array(
        z.object({
          slug: z.string(),
          prompt: z.string(),
          category: z.string(),
          change: z.enum(QUESTION_CHANGES),
          differences: z.array(difference),
        }),
      ),
      more: z.number(),
      categories: z.array(
        z.object({
          title: z.string(),
          change: z.enum(['new', 'renamed', 'moved', 'removed']),
          was: z.string().nullable(),
        }),
      ),
      rubrics: z.array(
        z.object({
          slug: z.string(),
          title: z.string(),
          change: z.enum(['new', 'changed', 'unchanged']),
          added: z.array(z.string()),
          changed: z.array(z.string()),
          removed: z.array(z.string()),
        }),
      ),
      fingerprint: z.string(),
    }) satisfies z.ZodType<PackImportView>,
  })
  .register(apiResponses, { id: 'PackImport' });

export const packList = listOf('PackList', pack);
