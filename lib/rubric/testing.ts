import type { RubricContent } from '@/lib/schemas/rubric';
import { type CriterionDraft, draftOf, newCriterion, type RubricDraft } from './draft';

/** What a rubric of these criteria says, each with levels of its own. */
export function rubricContent(titles: string[], title = 'Design'): RubricContent {
  return {
    title,
    criteria: titles.map((name) => ({
      id: name.toLowerCase().replace(/\W+/g, '-'),
      title: name,
      description: `What ${name} means.`,
      weight: 1,
      levels: [1, 2, 3, 4].map((level) => ({ level, title: `L${level}`, anchor: `${name} at ${level}.` })),
    })),
  };
}

/** The same as a draft. */
export function rubricDraft(...titles: string[]): RubricDraft {
  return draftOf(rubricContent(titles));
}

/** A new criterion with everything that it needs. */
export function writtenCriterion(title: string): CriterionDraft {
  const criterion = newCriterion();
  return {
    ...criterion,
    title,
    description: `What ${title} means.`,
    levels: criterion.levels.map((level, index) => ({ ...level, anchor: `${title} at ${index + 1}.` })),
  };
}
