import { QUESTION_MINUTES } from '@/lib/schemas/interview';
import type { Rubric } from '@/lib/schemas/rubric';
import { z } from '@/lib/zod';
import { distinct, lineSchema, slugSchema } from './fields';
import type { Guide } from './guide';
import { PACK_LIMITS } from './limits';
import type { PackFile } from './packFile';

const formatSchema = z.literal(1, 'This version reads format 1.');

function uniqueSlugs(max: number) {
  return z
    .array(slugSchema)
    .max(max, `Use at most ${max}.`)
    .refine((slugs) => new Set(slugs).size === slugs.length, 'The same name is listed twice.');
}

/** pack.yaml: what the pack is, its categories in order, and the tags that its questions may use. */
export const manifestSchema = z.strictObject({
  format: formatSchema,
  slug: slugSchema,
  title: lineSchema(120),
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'Write the version as three numbers, like 1.0.0.'),
  description: lineSchema(600),
  /** Slug of the rubric that interviews with this pack usually take. */
  rubric: slugSchema,
  categories: z
    .array(z.strictObject({ slug: slugSchema, title: lineSchema(120) }))
    .min(1, 'A pack has at least one category.')
    .max(PACK_LIMITS.categories, `A pack has at most ${PACK_LIMITS.categories} categories.`)
    .superRefine(distinct('slug')),
  tags: uniqueSlugs(PACK_LIMITS.tags),
});
export type PackManifest = z.infer<typeof manifestSchema>;

/** The front matter of a question file. */
export const frontMatterSchema = z.strictObject({
  format: formatSchema,
  slug: slugSchema,
  category: slugSchema,
  /** Place within the category, from 1; questions without one follow those with one, by slug. */
  position: z.number().int().min(1).max(100_000).optional(),
  minutes: z.number().int().min(QUESTION_MINUTES.min).max(QUESTION_MINUTES.max),
  /** 1 is a warm-up, 2 the usual, 3 hard. */
  difficulty: z.number().int().min(1).max(3),
  tags: uniqueSlugs(PACK_LIMITS.tagsPerQuestion),
  /** Slugs of questions of this pack that go well before or after this one. */
  related: uniqueSlugs(PACK_LIMITS.relatedPerQuestion).optional(),
  /** What a candidate receives. Everything else is for interviewers only. */
  exposed: z.tuple(
    [z.literal('prompt')],
    'Write "exposed: [prompt]": format 1 shows candidates the prompt and nothing else.',
  ),
});

/** A question of a pack. */
export type PackQuestion = {
  slug: string;
  category: string;
  position?: number | undefined;
  minutes: number;
  difficulty: number;
  tags: string[];
  /** Markdown; the only part that a candidate may receive. */
  prompt: string;
  /** For interviewers only. */
  guide: Guide;
};

/** A whole pack. */
export type Pack = PackManifest & {
  /** In the order of their categories and positions. */
  questions: PackQuestion[];
  /** The rubrics that it brings along, by slug; the one it names may also be in the workspace already. */
  rubrics: Rubric[];
  /** A readme, a licence, sources: kept with the pack, and read by people only. */
  documents: PackFile[];
};
