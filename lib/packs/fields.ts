import { z } from '@/lib/zod';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Names that an object already has, so that no slug is mistaken for one of them. */
const RESERVED_SLUGS = new Set(['constructor', 'prototype']);

/** A short name for files, links and keys: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .max(64, 'Use at most 64 characters.')
  .regex(SLUG, 'Use lower-case letters, digits and single hyphens.')
  .refine((slug) => !RESERVED_SLUGS.has(slug), 'This name is reserved; choose another.');

/** One line of plain text, trimmed, of at most `max` characters. */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'This text is empty.')
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Use one line of plain text.');
}

/** A check for a list of objects: no two have the same text in the field `key`. */
export function distinct<K extends string>(key: K) {
  return (items: readonly Record<K, string>[], context: z.RefinementCtx) => {
    const seen = new Set<string>();
    items.forEach((item, index) => {
      if (seen.has(item[key])) {
        const message = `Another one has the ${key} "${item[key]}".`;
        context.addIssue({ code: 'custom', path: [index, key], params: { rule: 'duplicate-id' }, message });
      }
      seen.add(item[key]);
    });
  };
}
