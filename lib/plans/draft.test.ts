import { describe, expect, it } from 'vitest';
import { combineParts } from '@/lib/drafts/parts';
import { newId } from '@/lib/ids';
import {
  checkPlanDraft,
  type DraftPlanItem,
  EMPTY_PLAN,
  inputOfPlanDraft,
  PLAN_DRAFT,
  PLAN_PARTS,
  type PlanDraft,
  planDraftOfInterview,
} from './draft';

const question = (prompt: string, minutes = 15): DraftPlanItem => ({
  questionId: newId(),
  questionVersionId: newId(),
  prompt,
  category: 'Caching',
  minutes,
});
const first = question('What is cached?');
const plan = (change: Partial<PlanDraft> = {}): PlanDraft => ({
  ...EMPTY_PLAN,
  title: 'Senior backend',
  role: 'Backend engineer',
  items: [first],
  ...change,
});

describe('a draft of a plan template', () => {
  it('is held against the rules of the server, a sentence for each field', () => {
    expect(checkPlanDraft(plan())).toEqual({});
    expect(checkPlanDraft(EMPTY_PLAN)).toEqual({
      title: 'Enter a title.',
      role: 'Enter the role.',
      items: 'Add at least one question.',
    });
    expect(checkPlanDraft(plan({ durationMinutes: Number.NaN }))).toEqual({
      durationMinutes: 'Enter the minutes for the interview as a number.',
    });
    expect(checkPlanDraft(plan({ items: [first, first] })).items).toMatch(/twice/);
    expect(checkPlanDraft(plan({ items: [{ ...first, minutes: 0 }] })).items).toMatch(/at least 1 minute/);
  });

  it('sends questions and not versions', () => {
    expect(inputOfPlanDraft(plan()).items).toEqual([{ questionId: first.questionId, minutes: 15 }]);
  });

  it('is kept in the browser, with fields that are being typed', () => {
    const typed = plan({ durationMinutes: Number.NaN, items: [{ ...first, archived: false }] });
    expect(PLAN_DRAFT.complete(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(() => PLAN_DRAFT.complete({ title: 'of another form' })).toThrow();
  });

  it('is the same whatever spaces are around its texts, and another in another order', () => {
    const second = question('What is stored?');
    const { same } = PLAN_DRAFT;
    expect(same(plan({ title: ' Senior backend ' }), plan())).toBe(true);
    expect(same(plan({ items: [first, second] }), plan({ items: [second, first] }))).toBe(false);
    expect(same(plan({ targetLevel: 'mid' }), plan())).toBe(false);
  });

  it('goes on top of what someone else saved', () => {
    const theirs = plan({ title: 'Theirs', items: [{ ...first, minutes: 30 }] });
    const mine = plan({ title: 'Mine', durationMinutes: 45 });
    expect(combineParts(PLAN_PARTS, plan(), theirs, mine)).toEqual({
      draft: { ...theirs, title: 'Mine', durationMinutes: 45 },
      both: ['Title'],
    });
  });

  it('begins with the plan of an interview, with nothing of its candidate', () => {
    const interview = {
      ...{ candidateName: 'Ada Quill', candidateRole: 'Backend engineer', targetLevel: 'senior' as const },
      ...{ durationMinutes: 45, plan: [first, { ...first, questionVersionId: newId() }] },
    };
    const draft = planDraftOfInterview(interview);
    expect(draft).toEqual(
      plan({ title: 'Backend engineer, 45 minutes', targetLevel: 'senior', durationMinutes: 45 }),
    );
    expect(JSON.stringify(draft)).not.toContain('Ada');
  });
});
