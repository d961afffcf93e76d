import { describe, expect, it } from 'vitest';
import { checkGuides } from './checkGuides';
import type { PackFile } from './packFile';
import { parsePack } from './parsePack';
import { parseRubric } from './parseRubric';
import { guideText, manifestText, questionText, rubricText, unwrap } from './testing';

const rubric = unwrap(parseRubric('rubric.yaml', rubricText()));
const FILE = 'questions/storage/caches.md';

function check(files: PackFile[], held: typeof rubric | null = rubric) {
  const all = [{ path: 'pack.yaml', text: manifestText() }, ...files];
  return checkGuides(unwrap(parsePack(all)), all, held);
}

/** What the check says of a complete guide with these sections changed. */
function found(change: Record<string, string | null>): string[] {
  const { problems } = check([{ path: FILE, text: questionText({}, guideText(change)) }]);
  return problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

/** The line on which a text stands in the complete guide with these sections changed. */
function lineOf(text: string, change: Record<string, string | null> = {}): number {
  return (
    questionText({}, guideText(change))
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

describe('checkGuides', () => {
  it('counts a guide with every part in its shape as complete', () => {
    expect(check([{ path: FILE, text: questionText({}, guideText()) }])).toEqual({
      complete: 1,
      questions: 1,
      problems: [],
    });
    expect(found({ 'Starter board': null })).toEqual([]);
  });

  it('tells what a question without a guide lacks, and counts the others', () => {
    const report = check([
      { path: FILE, text: questionText({}, guideText()) },
      { path: 'questions/traffic/spikes.md', text: questionText({ slug: 'spikes', category: 'traffic' }) },
    ]);
    expect(report).toMatchObject({ complete: 1, questions: 2 });
    expect(report.problems.map(({ message }) => message)).toEqual(
      [
        'Purpose',
        'Scenario',
        'Clarifying facts',
        'Follow-ups',
        'Curveballs',
        'Signals',
        'Misconceptions',
      ].map((title) => `The section "${title}" is missing.`),
    );
  });

  it.each<[string, Record<string, string | null>, [string, string]]>([
    [
      'a scenario without numbers',
      { Scenario: 'Boats are rented by people. '.repeat(20) },
      ['Boats', 'guide-count'],
    ],
    ['a scenario of two sentences', { Scenario: '1 2 3 4 boats.' }, ['1 2 3 4', 'guide-count']],
    ['two paragraphs of purpose', { Purpose: 'First.\n\nSecond.' }, ['First.', 'guide-shape']],
    [
      'too few facts',
      { 'Clarifying facts': '- **Asked about load:** 3 a second.' },
      ['**Asked about load', 'guide-count'],
    ],
    ['too few follow-ups', { 'Follow-ups': '1. Why? Listen for x.' }, ['1. Why?', 'guide-count']],
    ['a link', { Purpose: 'See [this](https://example.com/).' }, ['See [', 'guide-link']],
    ['an address', { Purpose: 'See www.example.com.' }, ['See www', 'guide-link']],
    ['a list of facts in another shape', { 'Clarifying facts': 'None.' }, ['None.', 'guide-shape']],
  ])('refuses %s, and says where', (_, change, [text, rule]) => {
    expect(found(change)).toContain(`${FILE}:${lineOf(text, change)} ${rule}`);
  });

  it('holds the signals against the rubric', () => {
    const signals = (text: string) => ({ Signals: text });
    const whole = guideText().split('## Signals\n\n')[1]?.split('\n\n## ')[0] ?? '';
    const renamed = signals(whole.replace('### Trade-offs', '### Cleverness'));
    expect(found(renamed)).toEqual([`${FILE}:${lineOf('### Cleverness', renamed)} criterion`]);
    const twice = signals(whole.replace('### Trade-offs', '### Requirements'));
    expect(found(twice)).toHaveLength(1);
    const bare = signals(whole.split('\n\n### Mid')[0] ?? '');
    expect(found(bare)).toEqual([`${FILE}:${lineOf('### Requirements', bare)} guide-part`]);
    const same = signals(whole.replace(/^(\d\.) \S+/gm, '$1 Says'));
    expect(found(same).filter((line) => line.endsWith('guide-shape'))).toHaveLength(2);
  });

  it('says that nobody has the rubric', () => {
    const report = check([{ path: FILE, text: questionText({}, guideText()) }], null);
    expect(report.complete).toBe(0);
    expect(report.problems).toMatchObject([{ file: 'pack.yaml', rule: 'rubric' }]);
  });

  it('names two anchors that say the same, in the pack and in the rubric', () => {
    const anchor = 'Derives the expiry from 30 seconds and says which pages may lag.';
    const copy = guideText().replace('Weighs the miss cost against 2 GB, in requests per second.', anchor);
    const { problems, complete } = check([{ path: FILE, text: questionText({}, copy) }]);
    const lines = questionText({}, copy).split('\n');
    const [first, second] = [
      lines.findIndex((line) => line.includes(anchor)),
      lines.findLastIndex((line) => line.includes(anchor)),
    ];
    expect(complete).toBe(0);
    expect(problems).toEqual([
      {
        file: FILE,
        line: second + 1,
        rule: 'alike',
        message: `This anchor is like ${FILE}:${first + 1} (similarity 1.00).`,
      },
    ]);
    const general = guideText().replace(
      '"More memory" answers whatever is asked.',
      'Weak Trade-offs of kind 1.',
    );
    const { problems: ofRubric } = check([{ path: FILE, text: questionText({}, general) }]);
    expect(ofRubric.map(({ message }) => message)).toContain(
      'This anchor is like level 1 of "Trade-offs" in the rubric (similarity 1.00).',
    );
  });
});
