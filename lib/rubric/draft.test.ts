import { describe, expect, it } from 'vitest';
import { type RubricContent, rubricContentSchema } from '@/lib/schemas/rubric';
import { contentOfDraft, draftOf, emptyDraft, newCriterion } from './draft';
import { addCriterion, changeCriterion, duplicateCriterion, insertCriterion, moveCriterion } from './edits';
import { rubricContent, rubricDraft, writtenCriterion } from './testing';

const idsOf = (content: RubricContent) => content.criteria.map(({ id }) => id);
const titlesOf = (criteria: readonly { title: string }[]) => criteria.map(({ title }) => title).join();

describe('a draft', () => {
  it('comes from a stored rubric and goes back as the same', () => {
    const [first, second] = rubricContent(['Scope', 'Depth']).criteria;
    if (!first || !second) throw new Error('There are no criteria.');
    const content: RubricContent = {
      title: 'Design',
      description: 'How to score.',
      criteria: [
        { ...first, notObserved: 'No time.', expectations: { mid: 'Some.', staff: 'All.' } },
        second,
      ],
    };
    expect(contentOfDraft(draftOf(content))).toEqual(content);
    expect(rubricContentSchema.parse(content)).toEqual(content);
  });

  it('has one line for each text, whatever was typed or pasted', () => {
    const draft = rubricDraft('Scope');
    draft.description = ' How\n  to score. \n';
    expect(contentOfDraft(draft).description).toBe('How to score.');
    draft.description = ' \n ';
    expect(contentOfDraft(draft)).not.toHaveProperty('description');
  });

  it('makes ids of titles, once, and keeps those that there are', () => {
    const draft = rubricDraft('Scope', 'Depth');
    draft.criteria = changeCriterion(draft.criteria, 'scope', { title: 'Requirements' });
    draft.criteria = [...draft.criteria, ...['Scope', 'Scope', 'Größe', '中'].map(writtenCriterion)];
    expect(idsOf(contentOfDraft(draft))).toEqual([
      ...['scope', 'depth', 'scope-2', 'scope-3', 'gro-e', 'criterion'],
    ]);
  });

  it('begins with one criterion, and later ones have the same scale', () => {
    expect(emptyDraft().criteria).toHaveLength(1);
    const [like] = rubricDraft('Scope').criteria;
    expect(newCriterion(like).levels).toEqual(
      ['L1', 'L2', 'L3', 'L4'].map((title) => ({ title, anchor: '' })),
    );
  });
});

describe('criteria', () => {
  const { criteria } = rubricDraft('A', 'B', 'C');

  it('move by one place, and stay at the ends', () => {
    expect(titlesOf(moveCriterion(criteria, 'b', -1))).toBe('B,A,C');
    expect(titlesOf(moveCriterion(criteria, 'b', 1))).toBe('A,C,B');
    expect(titlesOf(moveCriterion(criteria, 'a', -1))).toBe('A,B,C');
    expect(titlesOf(moveCriterion(criteria, 'c', 1))).toBe('A,B,C');
    expect(titlesOf(moveCriterion(criteria, 'none', 1))).toBe('A,B,C');
  });

  it('are added at the end, copied behind themselves and put back where they were', () => {
    expect(addCriterion(criteria).at(-1)).toMatchObject({ id: null, title: '' });
    const copied = duplicateCriterion(criteria, 'b');
    expect(titlesOf(copied)).toBe('A,B,B (copy),C');
    expect(copied[2]).toMatchObject({ id: null, levels: criteria[1]?.levels });
    const [, second] = criteria;
    if (!second) throw new Error('There is no second criterion.');
    const without = criteria.filter((criterion) => criterion !== second);
    expect(titlesOf(insertCriterion(without, second, 1))).toBe('A,B,C');
    expect(titlesOf(insertCriterion([], second, 5))).toBe('B');
  });

  it('have copies whose titles are no longer than titles may be', () => {
    const long = changeCriterion(criteria, 'a', { title: 'x'.repeat(80) });
    expect(duplicateCriterion(long, 'a')[1]?.title).toHaveLength(80);
  });
});
