import { distinct, lineSchema, slugSchema } from '@/lib/packs/fields';
import { z } from '@/lib/zod';
import type { TARGET_LEVELS } from './interview';

/** The rubric that a new interview takes when none is chosen. */
export const DEFAULT_RUBRIC_SLUG = 'system-design';

/** The levels of every criterion, in rising order. "Not observed" is not a level but the absence of one. */
export const RUBRIC_LEVELS = [1, 2, 3, 4] as const;
export type RubricLevelNumber = (typeof RUBRIC_LEVELS)[number];

/** Most criteria in a rubric: more cannot be scored with care in one interview. */
export const CRITERIA_MAX = 20;

const levelSchema = z.strictObject({
  level: z.number().int(),
  title: lineSchema(40),
  anchor: lineSchema(600),
});

const levelsSchema = z
  .array(levelSchema)
  .refine(
    (levels) =>
      levels.length === RUBRIC_LEVELS.length &&
      levels.every((level, index) => level.level === RUBRIC_LEVELS[index]),
    'Give the four levels 1, 2, 3 and 4, in this order.',
  )
  .refine(
    (levels) => new Set(levels.map((level) => level.anchor)).size === levels.length,
    'Two levels have the same anchor.',
  );

const expectation = lineSchema(600).optional();

const criterionSchema = z.strictObject({
  id: slugSchema,
  title: lineSchema(80),
  description: lineSchema(400),
  weight: z.number().positive('A weight is greater than 0.').max(100, 'A weight is at most 100.'),
  levels: levelsSchema,
  /** When "not observed" is the honest choice for this criterion. */
  notObserved: lineSchema(400).optional(),
  /** What level 3 asks of a candidate for each target level, where that differs. */
  expectations: z
    .strictObject({ mid: expectation, senior: expectation, staff: expectation } satisfies Record<
      (typeof TARGET_LEVELS)[number],
      typeof expectation
    >)
    .optional(),
});

/** The criteria of a rubric version, as the database keeps them. */
export const criteriaSchema = z
  .array(criterionSchema)
  .min(1, 'A rubric has at least one criterion.')
  .max(CRITERIA_MAX, `A rubric has at most ${CRITERIA_MAX} criteria.`)
  .superRefine(distinct('id'));

/** A rubric file of format 1. */
export const rubricSchema = z.strictObject({
  format: z.literal(1, 'This version reads rubrics of format 1.'),
  slug: slugSchema,
  title: lineSchema(120),
  description: lineSchema(600).optional(),
  criteria: criteriaSchema,
});

export type Rubric = z.infer<typeof rubricSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type CriterionLevel = Criterion['levels'][number];

/** The criteria in a stored rubric version. Throws when they are not what `criteriaSchema` describes. */
export function parseCriteria(stored: unknown): Criterion[] {
  return criteriaSchema.parse(stored);
}
