import { rubricContentSchema } from '@/lib/schemas/rubric';
import { contentOfDraft, type RubricDraft } from './draft';

/** What stands against a field of a draft. */
export type DraftProblem = {
  /** The field, as `fieldName` makes it. */
  field: string;
  /** Where that is, for a sentence away from the field: "Trade-offs, level 2". */
  where: string;
  message: string;
  /** Nothing was entered yet, which is no mistake while someone is still writing. */
  missing: boolean;
};

/** The name of a field of a rubric or, with a key, of one of its criteria: for ids of controls. */
export function fieldName(path: readonly (string | number)[], key?: string): string {
  return ['rubric', ...(key === undefined ? [] : [key]), ...path].join('-');
}

/** Everything that stands against a draft, by the same rules as the server; one problem for a field. */
export function checkDraft(draft: RubricDraft): DraftProblem[] {
  const problems = new Map<string, DraftProblem>();
  const parsed = rubricContentSchema.safeParse(contentOfDraft(draft));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const problem = problemAt(draft, path.map(partOf), message);
    if (problem && !problems.has(problem.field)) problems.set(problem.field, problem);
  }
  return [...problems.values()];
}

function problemAt(draft: RubricDraft, path: (string | number)[], message: string): DraftProblem | null {
  const [field, index, ...rest] = path;
  const criterion = field === 'criteria' && typeof index === 'number' ? draft.criteria[index] : undefined;
  if (!criterion || typeof index !== 'number') {
    const name = field === 'title' || field === 'description' ? field : 'criteria';
    const where = { title: 'Title', description: 'Description', criteria: 'Criteria' }[name];
    return { field: fieldName([name]), where, message, missing: name === 'title' && isEmpty(draft.title) };
  }
  const name = criterion.title.trim() === '' ? `Criterion ${index + 1}` : criterion.title.trim();
  const [part, at, detail] = rest;
  if (part === 'levels' && typeof at !== 'number') {
    // Levels that are not written yet are alike only in being empty, which each of them says itself.
    if (criterion.levels.some(({ anchor }) => isEmpty(anchor))) return null;
    return { field: fieldName(['levels'], criterion.key), where: `${name}, levels`, message, missing: false };
  }
  const level = part === 'levels' && typeof at === 'number' ? criterion.levels[at] : undefined;
  const text = level
    ? detail === 'title'
      ? level.title
      : level.anchor
    : { title: criterion.title, description: criterion.description, weight: criterion.weight }[String(part)];
  return {
    field: fieldName(rest, criterion.key),
    where: `${name}, ${partWords(String(part), at)}`,
    message,
    missing: text !== undefined && isEmpty(text),
  };
}

function partWords(part: string, at: string | number | undefined): string {
  if (part === 'levels') return `level ${Number(at) + 1}`;
  if (part === 'expectations') return `level 3 at ${at}`;
  return part === 'notObserved' ? 'not observed' : part;
}

const isEmpty = (text: string) => text.trim() === '';
const partOf = (part: PropertyKey) => (typeof part === 'number' ? part : String(part));
