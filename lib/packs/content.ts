import type { Criterion } from '@/lib/schemas/rubric';
import { canonicalJson } from './canonicalJson';
import type { PackQuestion } from './schema';

/**
 * What makes a version of a question, as text to hash: two questions with equal text need no new version.
 * Category and position are not part of it, since moving a question does not change what is asked.
 */
export function questionContent(question: PackQuestion): string {
  const { prompt, minutes, difficulty, tags, guide } = question;
  return canonicalJson({
    prompt,
    minutes,
    difficulty,
    tags,
    guide: { sections: guide.sections.map(({ id, markdown }) => ({ id, markdown })), related: guide.related },
  });
}

/** What makes a version of a rubric, as text to hash. */
export function criteriaContent(criteria: readonly Criterion[]): string {
  return canonicalJson(criteria.map((criterion) => ({ ...criterion })));
}
