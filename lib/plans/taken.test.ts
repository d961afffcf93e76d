import { expect, it } from 'vitest';
import { planTakenFrom } from './taken';

const question = (questionId: string, archived: boolean) => ({
  ...{ questionId, questionVersionId: `${questionId}-v3`, prompt: `${questionId}?`, category: 'Caching' },
  ...{ minutes: 15, archived },
});

it('an interview takes the questions that are in the bank, and is told of the others', () => {
  const taken = planTakenFrom({
    ...{ id: 'plan', title: 'Senior backend', role: 'Backend engineer', targetLevel: null, description: '' },
    ...{ durationMinutes: 45, questions: 2, plannedMinutes: 30, archivedQuestions: 1, version: 4 },
    ...{ updatedAt: '', updatedBy: null, archivedAt: null },
    items: [question('a', false), question('gone', true), question('b', false)],
  });
  const { archived: _a, ...a } = question('a', false);
  const { archived: _b, ...b } = question('b', false);
  expect(taken).toEqual({
    ...{ planTemplateId: 'plan', title: 'Senior backend', role: 'Backend engineer', targetLevel: null },
    ...{ durationMinutes: 45, plan: [a, b], leftOut: [{ questionId: 'gone', prompt: 'gone?' }] },
  });
});
