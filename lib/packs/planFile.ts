import { PLAN_MAX, planEntrySchema, TARGET_LEVELS } from '@/lib/schemas/interview';
import { createPlanTemplateInput, PLAN_DESCRIPTION_MAX } from '@/lib/schemas/planTemplate';
import { z } from '@/lib/zod';
import { distinct, lineSchema, slugSchema } from './fields';
import type { Parsed } from './problem';
import { readYaml } from './readYaml';
import { readLines } from './text';

/** A plan template of format 1, with questions of one pack. */
const planFileSchema = z.strictObject({
  format: z.literal(1, 'This version reads plans of format 1.'),
  slug: slugSchema,
  title: lineSchema(120),
  role: lineSchema(120),
  /** For any level where absent. */
  level: z.enum(TARGET_LEVELS).optional(),
  minutes: createPlanTemplateInput.shape.durationMinutes,
  description: lineSchema(PLAN_DESCRIPTION_MAX),
  pack: slugSchema,
  questions: z
    .array(z.strictObject({ slug: slugSchema, minutes: planEntrySchema.shape.minutes }))
    .min(1, 'A plan has at least one question.')
    .max(PLAN_MAX, `A plan has at most ${PLAN_MAX} questions.`)
    .superRefine(distinct('slug')),
});
export type PlanFile = z.infer<typeof planFileSchema>;

/** Reads the file of a plan template. `file` names it in problems. */
export function parsePlanFile(file: string, text: string): Parsed<PlanFile> {
  const lines = readLines(file, text);
  return lines.ok ? readYaml(file, lines.value.join('\n'), planFileSchema) : lines;
}
