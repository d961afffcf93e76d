import { freeSlug, slugOf } from '@/lib/bank/ownPack';
import { newId } from '@/lib/ids';
import { TARGET_LEVELS, type TargetLevel } from '@/lib/schemas/interview';
import { type Criterion, RUBRIC_LEVELS, type RubricContent } from '@/lib/schemas/rubric';

/** A criterion while it is being written. */
export type CriterionDraft = {
  /** Tells it from the others of its draft: its id, or what stands for one until it is saved. */
  key: string;
  /** Null before it was saved for the first time; the same from then on, whatever its title becomes. */
  id: string | null;
  title: string;
  description: string;
  weight: string;
  /** Of levels 1 to 4. */
  levels: { title: string; anchor: string }[];
  notObserved: string;
  expectations: Record<TargetLevel, string>;
};

/** A rubric while it is being written, as the form and the browser's storage keep it. */
export type RubricDraft = { title: string; description: string; criteria: CriterionDraft[] };

const LEVEL_TITLES = ['Weak', 'Mixed', 'Solid', 'Exceptional'];

/** A criterion to be filled in. Its levels are called as those of `like` are, so that a rubric has one scale. */
export function newCriterion(like?: CriterionDraft): CriterionDraft {
  return {
    key: newId(),
    id: null,
    title: '',
    description: '',
    weight: '1',
    levels: LEVEL_TITLES.map((title, index) => ({ title: like?.levels[index]?.title ?? title, anchor: '' })),
    notObserved: '',
    expectations: { mid: '', senior: '', staff: '' },
  };
}

/** What a new rubric begins with. */
export function emptyDraft(): RubricDraft {
  return { title: '', description: '', criteria: [newCriterion()] };
}

/** What a stored rubric says, as a draft. */
export function draftOf({ title, description, criteria }: RubricContent): RubricDraft {
  return {
    title,
    description: description ?? '',
    criteria: criteria.map((criterion) => ({
      key: criterion.id,
      id: criterion.id,
      title: criterion.title,
      description: criterion.description,
      weight: String(criterion.weight),
      levels: criterion.levels.map((level) => ({ title: level.title, anchor: level.anchor })),
      notObserved: criterion.notObserved ?? '',
      expectations: {
        mid: criterion.expectations?.mid ?? '',
        senior: criterion.expectations?.senior ?? '',
        staff: criterion.expectations?.staff ?? '',
      },
    })),
  };
}

/**
 * What a draft says, as it is sent; nothing is checked. New criteria get ids of their titles that no other
 * criterion of the draft has.
 */
export function contentOfDraft(draft: RubricDraft): RubricContent {
  const taken = new Set(draft.criteria.flatMap(({ id }) => id ?? []));
  return {
    title: oneLine(draft.title),
    ...optional('description', draft.description),
    criteria: draft.criteria.map((criterion) => {
      const id = criterion.id ?? freeSlug(slugOf(criterion.title, 'criterion'), taken);
      taken.add(id);
      return contentOfCriterion(criterion, id);
    }),
  };
}

function contentOfCriterion(criterion: CriterionDraft, id: string): Criterion {
  const expectations = Object.assign(
    {},
    ...TARGET_LEVELS.map((level) => optional(level, criterion.expectations[level])),
  );
  return {
    id,
    title: oneLine(criterion.title),
    description: oneLine(criterion.description),
    weight: weightOf(criterion),
    levels: RUBRIC_LEVELS.map((level, index) => ({
      level,
      title: oneLine(criterion.levels[index]?.title ?? ''),
      anchor: oneLine(criterion.levels[index]?.anchor ?? ''),
    })),
    ...optional('notObserved', criterion.notObserved),
    ...(Object.keys(expectations).length > 0 ? { expectations } : {}),
  };
}

/** The weight that was typed; not a number where it is none. */
export function weightOf({ weight }: Pick<CriterionDraft, 'weight'>): number {
  return weight.trim() === '' ? Number.NaN : Number(weight.trim());
}

/** A text as it is saved: the texts of a rubric are one line each. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ').trim();
}

/** The field, unless it is empty. */
function optional<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  const line = oneLine(text);
  return line === '' ? {} : ({ [key]: line } as Record<K, string>);
}
