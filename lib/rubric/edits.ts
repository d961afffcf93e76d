import { copyTitle } from '@/lib/copyTitle';
import { newId } from '@/lib/ids';
import { CRITERION_TITLE_MAX } from '@/lib/schemas/rubric';
import { type CriterionDraft, newCriterion } from './draft';

/** Adds an empty criterion at the end. */
export function addCriterion(criteria: readonly CriterionDraft[]): CriterionDraft[] {
  return [...criteria, newCriterion(criteria[0])];
}

/** Puts a copy behind a criterion: another one, with an id of its own once it is saved. */
export function duplicateCriterion(criteria: readonly CriterionDraft[], key: string): CriterionDraft[] {
  return criteria.flatMap((criterion) =>
    criterion.key === key
      ? [
          criterion,
          { ...criterion, key: newId(), id: null, title: copyTitle(criterion.title, CRITERION_TITLE_MAX) },
        ]
      : [criterion],
  );
}

/** Puts a criterion to a place, from 0; beyond the end it comes last. */
export function insertCriterion(
  criteria: readonly CriterionDraft[],
  criterion: CriterionDraft,
  index: number,
): CriterionDraft[] {
  return [...criteria.slice(0, index), criterion, ...criteria.slice(index)];
}

/** Moves a criterion by one place, up (-1) or down (1); at the end of the list it stays. */
export function moveCriterion(
  criteria: readonly CriterionDraft[],
  key: string,
  by: -1 | 1,
): CriterionDraft[] {
  const index = criteria.findIndex((criterion) => criterion.key === key);
  const moved = criteria[index];
  if (!moved || index + by < 0 || index + by >= criteria.length) return [...criteria];
  return insertCriterion(
    criteria.filter((criterion) => criterion !== moved),
    moved,
    index + by,
  );
}

/** Changes fields of one criterion. */
export function changeCriterion(
  criteria: readonly CriterionDraft[],
  key: string,
  change: Partial<CriterionDraft>,
): CriterionDraft[] {
  return criteria.map((criterion) => (criterion.key === key ? { ...criterion, ...change } : criterion));
}
