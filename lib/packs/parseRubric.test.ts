import { describe, expect, it } from 'vitest';
import { parseCriteria } from '@/lib/schemas/rubric';
import { criteriaContent } from './content';
import { parseRubric } from './parseRubric';
import { rulesOf, unwrap } from './testing';

const level = (number: number) =>
  `      - level: ${number}\n        title: Level ${number}\n        anchor: Anchor ${number}\n`;

function rubricText(criterion = '', levels = [1, 2, 3, 4]): string {
  return `format: 1
slug: sample
title: Sample
criteria:
  - id: clarity
    title: Clarity
    description: How clear it is.
    weight: 1
    levels:
${levels.map(level).join('')}${criterion}`;
}

const second = `  - id: depth
    title: Depth
    description: How deep it goes.
    weight: 2.5
    levels:
${[1, 2, 3, 4].map(level).join('')}    notObserved: Nothing was opened up.
    expectations:
      senior: >-
        Goes deep
        alone.
`;

const parse = (text: string) => parseRubric('r.yaml', text);

describe('parseRubric', () => {
  it('reads criteria with levels, hints and expectations', () => {
    const { criteria } = unwrap(parse(rubricText(second)));
    expect(criteria.map(({ id, weight }) => [id, weight])).toEqual([
      ['clarity', 1],
      ['depth', 2.5],
    ]);
    expect(criteria[1]?.expectations).toEqual({ senior: 'Goes deep alone.' });
    expect(criteria[0]?.levels[3]).toEqual({ level: 4, title: 'Level 4', anchor: 'Anchor 4' });
  });

  it.each([
    ['three levels', rubricText('', [1, 2, 3]), ['10 field']],
    ['levels out of order', rubricText('', [2, 1, 3, 4]), ['10 field']],
    ['two equal anchors', rubricText().replace('Anchor 4', 'Anchor 3'), ['10 field']],
    ['a repeated id', rubricText(second.replace('id: depth', 'id: clarity')), ['22 duplicate-id']],
    ['a weight of nothing', rubricText().replace('weight: 1', 'weight: 0'), ['8 field']],
    ['an unknown target level', rubricText(second.replace('senior:', 'principal:')), ['41 unknown-field']],
    ['an unknown field', `${rubricText()}colour: red\n`, ['22 unknown-field']],
    ['no criteria', 'format: 1\nslug: a\ntitle: A\ncriteria: []\n', ['4 field']],
    ['a list instead of fields', '- a\n', ['1 field']],
    ['nothing', '', ['1 field']],
  ])('refuses %s', (_, text, rules) => {
    expect(rulesOf(parse(text))).toEqual(rules);
  });

  it('reads back what a database gives, in whatever order of keys', () => {
    const { criteria } = unwrap(parse(rubricText(second)));
    const stored = JSON.parse(
      JSON.stringify(criteria.map((item) => Object.fromEntries(Object.entries(item).reverse()))),
    );
    expect(parseCriteria(stored)).toEqual(criteria);
    expect(criteriaContent(parseCriteria(stored))).toBe(criteriaContent(criteria));
    expect(() => parseCriteria([{ id: 'x' }])).toThrow();
  });
});
