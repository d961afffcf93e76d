import { describe, expect, it } from 'vitest';
import type { TakenPlan } from '@/lib/schemas/planTemplate';
import { fillFrom, fillWords, findPlans } from './fill';

const question = {
  questionId: 'a',
  questionVersionId: 'a-v3',
  prompt: 'A?',
  category: 'Caching',
  minutes: 15,
};
const taken: TakenPlan = {
  ...{ planTemplateId: 'plan', title: 'Senior backend', role: 'Backend engineer', targetLevel: 'senior' },
  ...{ durationMinutes: 45, plan: [question], leftOut: [] },
};
const before = { candidateRole: '', targetLevel: 'mid' as const, durationMinutes: 60, plan: [] };

describe('what a plan fills in', () => {
  it('is role, level, length and questions', () => {
    const filled = { candidateRole: 'Backend engineer', durationMinutes: 45, plan: [question] };
    expect(fillFrom(taken, before)).toEqual({ ...filled, targetLevel: 'senior' });
    expect(fillFrom({ ...taken, targetLevel: null }, before)).toEqual({ ...filled, targetLevel: 'mid' });
  });

  it('is told, with what it replaces', () => {
    expect(fillWords(taken, before)).toBe('Role, level, length and 1 question in the newest versions.');
    expect(
      fillWords({ ...taken, targetLevel: null, plan: [] }, { ...before, plan: [question, question] }),
    ).toBe(
      'Role, length and 0 questions in the newest versions. The 2 questions that you had chosen are replaced.',
    );
  });
});

it('plans are found by words of title, role and level', () => {
  const plans = [
    { title: 'Traffic first', role: 'Backend engineer', targetLevel: 'staff' as const },
    { title: 'Forms', role: 'Frontend engineer', targetLevel: null },
  ];
  const titles = (search: string) => findPlans(plans, search).map(({ title }) => title);
  expect(titles('')).toEqual(['Traffic first', 'Forms']);
  expect(titles(' ENGINEER staff')).toEqual(['Traffic first']);
  expect(titles('any level')).toEqual(['Forms']);
  expect(titles('painter')).toEqual([]);
});
