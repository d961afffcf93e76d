import { expect, it } from 'vitest';
import { checkDraft } from './check';
import { emptyDraft } from './draft';
import { changeCriterion } from './edits';
import { lostSignals } from './lostSignals';
import { shareText, weightShares } from './shares';
import { rubricDraft } from './testing';

const weighted = (weight: string) => {
  const draft = rubricDraft('Scope');
  return checkDraft({ ...draft, criteria: changeCriterion(draft.criteria, 'scope', { weight }) });
};

it('finds nothing wrong with a complete draft', () => {
  expect(checkDraft(rubricDraft('Scope', 'Depth'))).toEqual([]);
});

it('names the field and where it is, and tells what is only missing', () => {
  const draft = emptyDraft();
  const key = draft.criteria[0]?.key ?? '';
  const problems = checkDraft(draft);
  expect(problems.every(({ missing }) => missing)).toBe(true);
  expect(problems.map(({ field, where }) => [field, where])).toEqual([
    ['rubric-title', 'Title'],
    [`rubric-${key}-title`, 'Criterion 1, title'],
    [`rubric-${key}-description`, 'Criterion 1, description'],
    ...[0, 1, 2, 3].map((at) => [`rubric-${key}-levels-${at}-anchor`, `Criterion 1, level ${at + 1}`]),
  ]);
});

it('checks weights, lengths, levels that are alike and the number of criteria', () => {
  const field = 'rubric-scope-weight';
  expect(weighted('')).toMatchObject([{ field, message: 'Enter the weight as a number.', missing: true }]);
  expect(weighted('two')).toMatchObject([
    { field, message: 'Enter the weight as a number.', missing: false },
  ]);
  expect(weighted('0')).toMatchObject([{ field, message: 'A weight is greater than 0.' }]);
  expect(weighted('0.5')).toEqual([]);

  const draft = rubricDraft('Scope');
  const [scope] = draft.criteria;
  const levels = (scope?.levels ?? []).map((level) => ({ ...level, anchor: 'The same.' }));
  const expectations = { mid: 'x'.repeat(601), senior: '', staff: '' };
  const alike = { ...draft, criteria: changeCriterion(draft.criteria, 'scope', { levels, expectations }) };
  expect(checkDraft(alike).map(({ field, where }) => [field, where])).toEqual([
    ['rubric-scope-levels', 'Scope, levels'],
    ['rubric-scope-expectations-mid', 'Scope, level 3 at mid'],
  ]);
  expect(checkDraft({ ...draft, criteria: [] })).toMatchObject([
    { field: 'rubric-criteria', message: 'A rubric has at least one criterion.', missing: false },
  ]);
});

it('tells shares of the whole', () => {
  expect(weightShares([1, 1, 2]).map(shareText)).toEqual(['25%', '25%', '50%']);
  expect(weightShares([1, 1, 1]).map(shareText)).toEqual(['33.3%', '33.3%', '33.3%']);
  expect(weightShares([1, Number.NaN]).map(shareText)).toEqual(['–', '–']);
  expect(weightShares([1, 0]).map(shareText)).toEqual(['–', '–']);
});

it('tells which guides lose the title that they name', () => {
  const saved = rubricDraft('Scope', 'Depth', 'Speech');
  const counts = { scope: 12, depth: 3, speech: 0 };
  expect(lostSignals(saved, saved, counts)).toEqual([]);
  const without = { ...saved, criteria: saved.criteria.filter(({ key }) => key === 'scope') };
  const renamed = { ...without, criteria: changeCriterion(without.criteria, 'scope', { title: 'Aim' }) };
  expect(lostSignals(saved, renamed, counts)).toEqual([
    { key: 'scope', title: 'Scope', questions: 12, becomes: 'Aim' },
    { key: 'depth', title: 'Depth', questions: 3, becomes: null },
  ]);
});
