import { type DraftPart, type PartPair, pairParts, sameParts } from '@/lib/drafts/parts';
import { TARGET_LEVELS } from '@/lib/schemas/interview';
import { RUBRIC_LEVELS } from '@/lib/schemas/rubric';
import { type CriterionDraft, oneLine, type RubricDraft } from './draft';

const EXPECTATION_TITLES = {
  mid: 'Level 3 at mid',
  senior: 'Level 3 at senior',
  staff: 'Level 3 at staff',
};

/** The parts of a rubric beside its criteria. */
export const RUBRIC_PARTS: readonly DraftPart<Omit<RubricDraft, 'criteria'>>[] = [
  { title: 'Title', read: ({ title }) => oneLine(title), take: ({ title }) => ({ title }) },
  {
    title: 'Description',
    read: ({ description }) => oneLine(description),
    take: ({ description }) => ({ description }),
  },
];

/** The parts of a criterion, in reading order. */
export const CRITERION_PARTS: readonly DraftPart<CriterionDraft>[] = [
  { title: 'Title', read: ({ title }) => oneLine(title), take: ({ title }) => ({ title }) },
  {
    title: 'Description',
    read: ({ description }) => oneLine(description),
    take: ({ description }) => ({ description }),
  },
  { title: 'Weight', read: ({ weight }) => weight.trim(), take: ({ weight }) => ({ weight }) },
  ...RUBRIC_LEVELS.flatMap((level, index) => [
    levelPart(`Level ${level}, title`, index, 'title'),
    levelPart(`Level ${level}`, index, 'anchor'),
  ]),
  {
    title: 'Not observed',
    read: ({ notObserved }) => oneLine(notObserved),
    take: ({ notObserved }) => ({ notObserved }),
  },
  ...TARGET_LEVELS.map(
    (target): DraftPart<CriterionDraft> => ({
      title: EXPECTATION_TITLES[target],
      read: ({ expectations }) => oneLine(expectations[target]),
      take: (from, into) => ({
        expectations: { ...into.expectations, [target]: from.expectations[target] },
      }),
    }),
  ),
];

function levelPart(title: string, index: number, field: 'title' | 'anchor'): DraftPart<CriterionDraft> {
  return {
    title,
    read: ({ levels }) => oneLine(levels[index]?.[field] ?? ''),
    take: (from, into) => ({
      levels: into.levels.map((level, at) =>
        at === index ? { ...level, [field]: from.levels[index]?.[field] ?? '' } : level,
      ),
    }),
  };
}

/** True if two criteria say the same. */
export function sameCriterion(a: CriterionDraft, b: CriterionDraft): boolean {
  return sameParts(CRITERION_PARTS, a, b);
}

/** True if two drafts would be saved as the same. */
export function sameDraft(a: RubricDraft, b: RubricDraft): boolean {
  return (
    sameParts(RUBRIC_PARTS, a, b) &&
    keysOf(a).join() === keysOf(b).join() &&
    a.criteria.every((criterion, index) => {
      const other = b.criteria[index];
      return other !== undefined && sameCriterion(criterion, other);
    })
  );
}

/** How a browser keeps drafts of rubrics. */
export const RUBRIC_DRAFT = {
  same: sameDraft,
  complete: (kept: Partial<RubricDraft>): RubricDraft => ({
    title: '',
    description: '',
    criteria: [],
    ...kept,
  }),
};

/** The parts in which two rubrics differ, in reading order; criteria that came or went are one part each. */
export function pairRubrics(before: RubricDraft, after: RubricDraft): PartPair[] {
  const pairs = pairParts(RUBRIC_PARTS, before, after);
  if (orderDiffers(before, after)) {
    pairs.push({ title: 'Order of the criteria', before: listOf(before), after: listOf(after) });
  }
  for (const criterion of after.criteria) {
    const old = before.criteria.find(({ key }) => key === criterion.key);
    if (!old) pairs.push({ title: `${criterion.title}: new`, before: '', after: wholeText(criterion) });
    else {
      const title = oneLine(criterion.title);
      for (const pair of pairParts(CRITERION_PARTS, old, criterion)) {
        pairs.push({ ...pair, title: `${title}: ${lower(pair.title)}` });
      }
    }
  }
  for (const criterion of goneOf(before, after)) {
    pairs.push({ title: `${criterion.title}: removed`, before: wholeText(criterion), after: '' });
  }
  return pairs;
}

/** What a rubric changes beside the one before it, in short, for its history. */
export function changesOf(before: RubricDraft, after: RubricDraft): string[] {
  return [
    ...pairParts(RUBRIC_PARTS, before, after).map(({ title }) => title),
    ...after.criteria.flatMap((criterion) => {
      const old = before.criteria.find(({ key }) => key === criterion.key);
      if (!old) return [`${criterion.title} is new`];
      const changed = pairParts(CRITERION_PARTS, old, criterion).map(({ title }) => lower(title));
      return changed.length > 0 ? [`${criterion.title} (${changed.join(', ')})`] : [];
    }),
    ...goneOf(before, after).map(({ title }) => `${title} removed`),
    ...(orderDiffers(before, after) ? ['Order'] : []),
  ];
}

/** True if the criteria that both have come in another order. */
export function orderDiffers(before: RubricDraft, after: RubricDraft): boolean {
  const common = (draft: RubricDraft, other: RubricDraft) => {
    const known = new Set(keysOf(other));
    return keysOf(draft).filter((key) => known.has(key));
  };
  return common(before, after).join() !== common(after, before).join();
}

/** The criteria that `after` does not have any more. */
export function goneOf(before: RubricDraft, after: RubricDraft): CriterionDraft[] {
  const known = new Set(keysOf(after));
  return before.criteria.filter(({ key }) => !known.has(key));
}

function keysOf({ criteria }: RubricDraft): string[] {
  return criteria.map(({ key }) => key);
}

function listOf({ criteria }: RubricDraft): string {
  return criteria.map(({ title }) => oneLine(title)).join('\n');
}

function wholeText(criterion: CriterionDraft): string {
  return CRITERION_PARTS.flatMap(({ title, read }) => {
    const text = read(criterion);
    return text === '' ? [] : [`${title}: ${text}`];
  }).join('\n');
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
