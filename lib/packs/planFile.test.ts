import { expect, it } from 'vitest';
import { parsePlanFile } from './planFile';

const text = (questions: string) => `format: 1
slug: senior-backend
title: Senior backend
role: Backend engineer
level: senior
minutes: 45
description: One system, and then one part of it.
pack: system-design
questions:
${questions}`;

it('reads a plan, for one level or for any', () => {
  const file = text('  - { slug: rollback, minutes: 12 }\n');
  expect(parsePlanFile('a.yaml', file)).toMatchObject({
    ok: true,
    value: { level: 'senior', minutes: 45, questions: [{ slug: 'rollback', minutes: 12 }] },
  });
  expect(parsePlanFile('a.yaml', file.replace('level: senior\n', '')).ok).toBe(true);
});

it('names the line of what is wrong', () => {
  const twice = text('  - { slug: rollback, minutes: 12 }\n  - { slug: rollback, minutes: 5 }\n');
  expect(parsePlanFile('a.yaml', twice)).toMatchObject({
    problems: [{ file: 'a.yaml', line: 11, rule: 'duplicate-id' }],
  });
  expect(parsePlanFile('a.yaml', text('  - { slug: rollback, minutes: 0 }\n'))).toMatchObject({
    problems: [{ line: 10, rule: 'field' }],
  });
});
