import { describe, expect, it } from 'vitest';
import { combine } from './combine';
import type { RubricDraft } from './draft';
import { changeCriterion, moveCriterion } from './edits';
import { changesOf, pairRubrics, sameDraft } from './parts';
import { rubricDraft, writtenCriterion } from './testing';

const base = rubricDraft('A', 'B', 'C');
const change = (key: string, part: Parameters<typeof changeCriterion>[2], from: RubricDraft = base) => ({
  ...from,
  criteria: changeCriterion(from.criteria, key, part),
});
const without = (key: string, from: RubricDraft = base) => ({
  ...from,
  criteria: from.criteria.filter((criterion) => criterion.key !== key),
});
const titlesOf = ({ criteria }: RubricDraft) => criteria.map(({ title }) => title).join();

describe('two people’s changes', () => {
  it('go together where they are in different parts, of one criterion too', () => {
    const theirs = change('a', { weight: '2' }, { ...base, description: 'Theirs.' });
    const mine = change('a', { title: 'Mine' }, { ...base, title: 'My rubric' });
    const { draft, both } = combine(base, theirs, mine);
    expect(both).toEqual([]);
    expect(draft).toMatchObject({ title: 'My rubric', description: 'Theirs.' });
    expect(draft.criteria[0]).toMatchObject({ title: 'Mine', weight: '2' });
  });

  it('keep mine where both changed the same part, and say so', () => {
    const { draft, both } = combine(base, change('b', { weight: '2' }), change('b', { weight: '3' }));
    expect(draft.criteria[1]?.weight).toBe('3');
    expect(both).toEqual(['B: weight']);
  });

  it('keep what each of them added, where they put it', () => {
    const added = (title: string, index: number) => ({
      ...base,
      criteria: [...base.criteria.slice(0, index), writtenCriterion(title), ...base.criteria.slice(index)],
    });
    expect(titlesOf(combine(base, added('Theirs', 0), added('Mine', 2)).draft)).toBe('Theirs,A,B,Mine,C');
  });

  it('remove what one of them removed, unless the other worked on it', () => {
    expect(combine(base, without('a'), without('c'))).toMatchObject({
      draft: without('a', without('c')),
      both: [],
    });
    const mine = change('a', { weight: '2' });
    expect(combine(base, without('a'), mine)).toMatchObject({ both: ['A'] });
    expect(titlesOf(combine(base, without('a'), mine).draft)).toBe('A,B,C');
    expect(titlesOf(combine(base, mine, without('a')).draft)).toBe('A,B,C');
  });

  it('have my order where I changed it, else theirs', () => {
    const moved = (key: string, by: -1 | 1) => ({ ...base, criteria: moveCriterion(base.criteria, key, by) });
    const theirs = moved('a', 1);
    expect(titlesOf(combine(base, theirs, change('a', { weight: '2' })).draft)).toBe('B,A,C');
    expect(combine(base, theirs, moved('c', -1))).toMatchObject({ both: ['the order'] });
    expect(titlesOf(combine(base, theirs, moved('c', -1)).draft)).toBe('A,C,B');
    expect(combine(base, theirs, theirs)).toMatchObject({ both: [], draft: theirs });
  });
});

describe('differences', () => {
  it('are told part by part, and in short', () => {
    const after = change('b', { title: 'Bee', weight: '2' }, without('a', { ...base, title: 'New' }));
    after.criteria = [...after.criteria, writtenCriterion('D')];
    expect(pairRubrics(base, after)).toMatchObject([
      { title: 'Title', before: 'Design', after: 'New' },
      { title: 'Bee: title', before: 'B', after: 'Bee' },
      { title: 'Bee: weight', before: '1', after: '2' },
      { title: 'D: new', before: '', after: expect.stringContaining('Level 4: D at 4.') },
      { title: 'A: removed', before: expect.stringContaining('Level 1: A at 1.'), after: '' },
    ]);
    expect(changesOf(base, after)).toEqual(['Title', 'Bee (title, weight)', 'D is new', 'A removed']);
  });

  it('are none between equal drafts, and the order is one', () => {
    const spaced = change('a', { description: ` ${base.criteria[0]?.description}\n` });
    expect(sameDraft(base, spaced)).toBe(true);
    expect(pairRubrics(base, spaced)).toEqual([]);
    const moved = { ...base, criteria: moveCriterion(base.criteria, 'a', 1) };
    expect(sameDraft(base, moved)).toBe(false);
    expect(changesOf(base, moved)).toEqual(['Order']);
    expect(pairRubrics(base, moved)).toEqual([
      { title: 'Order of the criteria', before: 'A\nB\nC', after: 'B\nA\nC' },
    ]);
  });
});
