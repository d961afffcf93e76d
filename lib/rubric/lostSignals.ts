import { type CriterionDraft, oneLine, type RubricDraft } from './draft';

/** A criterion whose title goes, and the questions whose guides describe levels under it. */
export type LostSignals = { key: string; title: string; questions: number; becomes: string | null };

/**
 * The titles of `saved` that a draft does not have any more and under which guides of questions describe
 * levels: guides know criteria by their titles. `counts` are numbers of questions, by id.
 */
export function lostSignals(
  saved: RubricDraft,
  draft: RubricDraft,
  counts: Readonly<Record<string, number>>,
): LostSignals[] {
  const titles = new Set(draft.criteria.map(({ title }) => oneLine(title)));
  const renamed = (key: string): CriterionDraft | undefined =>
    draft.criteria.find((criterion) => criterion.key === key);
  return saved.criteria.flatMap(({ key, title }) => {
    const questions = counts[key] ?? 0;
    if (questions === 0 || titles.has(title)) return [];
    return [{ key, title, questions, becomes: renamed(key)?.title ?? null }];
  });
}
