import { distinct, lineSchema, slugSchema } from '@/lib/packs/fields';
import { z } from '@/lib/zod';
import { idSchema } from './common';
import type { TARGET_LEVELS } from './interview';

/** The rubric that comes with Drawbridge: the default one until a workspace chooses another. */
export const DEFAULT_RUBRIC_SLUG = 'system-design';

/** The levels of every criterion, in rising order. "Not observed" is not a level but the absence of one. */
export const RUBRIC_LEVELS = [1, 2, 3, 4] as const;
export type RubricLevelNumber = (typeof RUBRIC_LEVELS)[number];

/** Most criteria in a rubric: more cannot be scored with care in one interview. */
export const CRITERIA_MAX = 20;

/** Longest titles, in characters. */
export const RUBRIC_TITLE_MAX = 120;
export const CRITERION_TITLE_MAX = 80;

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
  title: lineSchema(CRITERION_TITLE_MAX),
  description: lineSchema(400),
  weight: z
    .number({ error: 'Enter the weight as a number.' })
    .positive('A weight is greater than 0.')
    .max(100, 'A weight is at most 100.'),
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
  title: lineSchema(RUBRIC_TITLE_MAX),
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

/** What makes a version of a rubric. */
export const rubricContentSchema = rubricSchema.pick({ title: true, description: true, criteria: true });
export type RubricContent = z.infer<typeof rubricContentSchema>;

const version = z.number().int().min(1);
export const listRubricsInput = z.object({ archived: z.boolean().default(false) }).prefault({});
export const rubricIdInput = z.object({ rubricId: idSchema });
export const readRubricVersionInput = rubricIdInput.extend({ version });
export const createRubricInput = z.object({ content: rubricContentSchema });
/** `baseVersion` is the version that was changed: where another has been saved since, nothing is written. */
export const updateRubricInput = createRubricInput.extend({ rubricId: idSchema, baseVersion: version });
export const restoreRubricVersionInput = readRubricVersionInput.extend({ baseVersion: version });
export const takeRubricUpdateInput = rubricIdInput.extend({ baseVersion: version });

/** A rubric of the workspace in short, in its current version. */
export type RubricListItem = {
  id: string;
  slug: string;
  title: string;
  description: string | null;
  versionId: string;
  version: number;
  criteria: { id: string; title: string; weight: number }[];
  /** New interviews take it unless another is chosen. */
  isDefault: boolean;
  /** The workspace has changed what Drawbridge or a pack brought. */
  changed: boolean;
  /** A version that was brought since the workspace changed it. */
  packUpdate: number | null;
  archivedAt: string | null;
  /** Interviews that are scored by any of its versions. */
  interviews: number;
};

/** A rubric for reading and for changing. */
export type RubricView = Omit<RubricListItem, 'criteria'> & {
  criteria: Criterion[];
  /** It came with Drawbridge or a pack. */
  brought: boolean;
  savedAt: string;
  /** Who wrote this version; null where it was brought. */
  savedBy: string | null;
  /** Questions of the bank whose guides describe levels under the title of a criterion, by its id. */
  signals: Record<string, number>;
  can: { edit: boolean; manage: boolean };
};

/** What a version of a rubric says. */
export type RubricVersionView = { version: number; at: string; by: string | null; content: RubricContent };
