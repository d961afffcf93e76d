import { diffWordsWithSpace } from 'diff';
import type { Guide } from '@/lib/packs/guide';
import type { PackFile } from '@/lib/packs/packFile';
import { GUIDE_SECTIONS, PROMPT_HEADING } from '@/lib/packs/sections';
import { type FieldDifference, PREVIEW_LIMITS } from '@/lib/schemas/pack';
import type { Criterion } from '@/lib/schemas/rubric';

/** The content of a question, as a version has it. */
type Content = { prompt: string; minutes: number; difficulty: number; tags: string[]; guide: Guide };
type Details = {
  title: string;
  version: string;
  description: string;
  rubric: string;
  tags: string[];
  documents: PackFile[];
};

/** Words that may differ in a field before it is shown as replaced: comparing takes time that grows with them. */
const EDITS_MAX = 400;
/** Characters kept at each end of a stretch that stays. */
const CONTEXT = 60;

/** What differs between two contents of a question, field by field in the order of its file. */
export function questionDifferences(before: Content, after: Content): FieldDifference[] {
  const fields = ({ prompt, minutes, difficulty, tags, guide }: Content): [string, string][] => [
    ['Minutes', String(minutes)],
    ['Difficulty', String(difficulty)],
    ['Tags', tags.join(', ')],
    ['Related questions', guide.related.join(', ')],
    [PROMPT_HEADING, prompt],
    ...GUIDE_SECTIONS.map(({ id, title }): [string, string] => [
      title,
      guide.sections.find((section) => section.id === id)?.markdown ?? '',
    ]),
  ];
  return compare(fields(before), fields(after));
}

/** What differs between two packs, their questions, categories and rubrics aside. */
export function packDifferences(before: Details, after: Details): FieldDifference[] {
  const names = [...new Set([...before.documents, ...after.documents].map(({ path }) => path))].sort();
  const fields = ({ title, version, description, rubric, tags, documents }: Details): [string, string][] => [
    ['Title', title],
    ['Version', version],
    ['Description', description],
    ['Rubric', rubric],
    ['Tags', tags.join(', ')],
    ...names.map((name): [string, string] => [name, documents.find(({ path }) => path === name)?.text ?? '']),
  ];
  return compare(fields(before), fields(after));
}

/** The criteria that a rubric gains, changes and loses, by title. */
export function criteriaDifferences(before: readonly Criterion[], after: readonly Criterion[]) {
  const old = new Map(before.map((criterion) => [criterion.id, JSON.stringify(criterion)]));
  const ids = new Set(after.map(({ id }) => id));
  const titles = (criteria: readonly Criterion[]) => criteria.map(({ title }) => title);
  return {
    added: titles(after.filter(({ id }) => !old.has(id))),
    changed: titles(after.filter((one) => old.has(one.id) && old.get(one.id) !== JSON.stringify(one))),
    removed: titles(before.filter(({ id }) => !ids.has(id))),
  };
}

function compare(before: [string, string][], after: [string, string][]): FieldDifference[] {
  return after.flatMap(([field, text], index) => {
    const old = before[index]?.[1] ?? '';
    return old === text ? [] : [{ field, ...wordsThatDiffer(old, text) }];
  });
}

function wordsThatDiffer(before: string, after: string): Omit<FieldDifference, 'field'> {
  const replaced = [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  // A number or a version is one word, whatever its digits have in common.
  const isOneWord = !/\s/.test(before + after);
  const changes = isOneWord
    ? replaced
    : (diffWordsWithSpace(before, after, { maxEditLength: EDITS_MAX }) ?? replaced);
  const parts: FieldDifference['parts'] = [];
  let left: number = PREVIEW_LIMITS.characters;
  for (const [index, { added, removed, value }] of changes.entries()) {
    if (value === '') continue;
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    const text = kind === 'same' ? withoutMiddle(value, index === 0, index === changes.length - 1) : value;
    if (text.length > left) return { parts: [...parts, { kind, text: text.slice(0, left) }], isCut: true };
    left -= text.length;
    parts.push({ kind, text });
  }
  return { parts, isCut: false };
}

/** What stays, cut to the words next to what changes. */
function withoutMiddle(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? '' : text.slice(0, CONTEXT).replace(/\S*$/, '');
  const end = isLast ? '' : text.slice(-CONTEXT).replace(/^\S*/, '');
  return text.length <= 2 * CONTEXT + 20 ? text : `${start}…${end}`;
}
