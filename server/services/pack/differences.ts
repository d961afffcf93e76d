import { diffLines } from 'diff';
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

/** Lines of a field that are compared one by one; longer ones are shown as replaced. */
const EDITS_MAX = 2_000;

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
    return old === text ? [] : [{ field, ...linesThatDiffer(old, text) }];
  });
}

function linesThatDiffer(before: string, after: string): Omit<FieldDifference, 'field'> {
  // A last line with and without an end are the same line here.
  const parts = diffLines(`${before}\n`, `${after}\n`, { maxEditLength: EDITS_MAX }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const lines = parts.flatMap(({ added, removed, value }) => {
    if (!added && !removed) return [];
    const kind = added ? ('added' as const) : ('removed' as const);
    return value
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => ({ kind, text }));
  });
  return {
    lines: lines.slice(0, PREVIEW_LIMITS.lines),
    more: Math.max(lines.length - PREVIEW_LIMITS.lines, 0),
  };
}
