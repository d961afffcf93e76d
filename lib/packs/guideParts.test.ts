import { describe, expect, it } from 'vitest';
import { readGuidePart } from './guideParts';
import { GUIDE_SECTIONS, type GuideSectionId } from './sections';
import { guideText, markedGuide } from './testing';

/** The Markdown of a section of the complete guide. */
function section(id: GuideSectionId): string {
  const title = GUIDE_SECTIONS.find((candidate) => candidate.id === id)?.title;
  return guideText().split(`## ${title}\n\n`)[1]?.split('\n\n## ')[0]?.trim() ?? '';
}

function read(id: GuideSectionId, markdown = section(id)) {
  const result = readGuidePart(id, markdown);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.part;
}

function findings(id: GuideSectionId, markdown: string): string[] {
  const result = readGuidePart(id, markdown);
  return result.ok ? [] : result.findings.map(({ line, message }) => `${line} ${message}`);
}

describe('the parts of a guide', () => {
  it('are facts, follow-ups and misconceptions, item by item', () => {
    expect(read('clarifyingFacts')).toMatchObject({
      facts: [
        { topic: 'prices', fact: 'They change 4 times a day.', line: 0 },
        {},
        {},
        { topic: 'writes', line: 3 },
      ],
    });
    expect(read('followUps')).toMatchObject({
      followUps: [
        {
          question: 'What does the cache hold after two writes?',
          listenFor: 'Listen for a version in the key.',
        },
        { question: '"It restarts empty at noon; what now?"', line: 1 },
        {},
      ],
    });
    expect(read('misconceptions')).toMatchObject({
      misconceptions: [
        { claim: '"A cache makes writes faster."', correction: 'It makes reads faster.' },
        { claim: '"Expiry keeps it right."', correction: 'It bounds how wrong it is.' },
        { claim: 'Caches are optional.', line: 2 },
      ],
    });
  });

  it('are curveballs with a good move and a red flag', () => {
    expect(read('curveballs')).toEqual({
      kind: 'curveballs',
      curveballs: [
        {
          title: 'Ten times the boats',
          says: 'A rival closes, and 90,000 boats arrive on Monday.',
          goodMove: 'Sizes the cache again before adding nodes.',
          redFlag: 'Adds nodes and hopes.',
          line: 0,
        },
      ],
    });
  });

  it('are four anchors for each criterion, and what each target level is asked for', () => {
    const part = read('signals');
    if (part.kind !== 'signals') throw new Error(part.kind);
    expect(part.criteria.map(({ title, anchors }) => [title, anchors.length])).toEqual([
      ['Requirements', 4],
      ['Trade-offs', 4],
    ]);
    expect(part.criteria[1]?.anchors[0]).toEqual({
      text: '"More memory" answers whatever is asked.',
      line: 9,
    });
    expect(part.expectations).toEqual({
      mid: 'Caches what is read often.',
      senior: 'Bounds staleness.',
      staff: 'Asks who owns it.',
    });
  });

  it('are prose and a starter board', () => {
    expect(read('purpose', 'One.\nStill one.\n\nTwo.')).toEqual({
      kind: 'prose',
      paragraphs: ['One.\nStill one.', 'Two.'],
    });
    expect(read('starterBoard')).toEqual({
      kind: 'starterBoard',
      mermaid: 'flowchart LR\n  client([App]) --> api[API]',
    });
  });

  it.each<[string, GuideSectionId, string, string[]]>([
    ['a list in prose', 'purpose', 'a\n\n- b', ['2 Only paragraphs belong here.']],
    [
      'a fact without its topic',
      'clarifyingFacts',
      '- **Prices:** They change.',
      ['0 Write a fact as "- **Asked about <topic>:** <fact>".'],
    ],
    [
      'a follow-up without what to listen for',
      'followUps',
      '1. Why?\n2. How? Listen for x.',
      ['0 Follow the question, on its line, by a sentence that begins with "Listen for".'],
    ],
    [
      'items that do not count up',
      'followUps',
      '1. Why? Listen for x.\n1. How? Listen for y.',
      ['1 This item is number 2, not 1.'],
    ],
    [
      'a curveball without a red flag',
      'curveballs',
      '### Ten times\n\nNow.\n\n- **Good move:** x',
      ['0 "Ten times" needs one item "- **Red flag:** …".'],
    ],
    [
      'a curveball in which nobody speaks',
      'curveballs',
      '### Ten times\n\n- **Good move:** x\n- **Red flag:** y\n- **Also:** z',
      [
        '0 "Ten times" does not say what the interviewer says.',
        '0 "Ten times" has more than what is said, a good move and a red flag.',
      ],
    ],
    [
      'three anchors',
      'signals',
      '### Trade-offs\n\n1. a\n2. b\n3. c',
      ['0 "Trade-offs" has 3 levels, not exactly 4.'],
    ],
    [
      'five anchors',
      'signals',
      '### Trade-offs\n\n1. a\n2. b\n3. c\n4. d\n5. e',
      ['0 "Trade-offs" has 5 levels, not exactly 4.'],
    ],
    [
      'a target level twice',
      'signals',
      '### Mid, senior and staff\n\n- **Mid:** a\n- **Mid:** b\n- **Staff:** c',
      [
        '3 Give one item each: "- **Mid:** …", "- **Senior:** …", "- **Staff:** …".',
        '0 "Mid, senior and staff" needs an item for each of the three.',
      ],
    ],
    [
      'text before the first heading',
      'curveballs',
      'Hello.',
      ['0 This comes before the first third-level heading.'],
    ],
    [
      'a misconception without the error',
      'misconceptions',
      '- Caches help.',
      ['0 Begin with the error as people say it, in bold or in quotation marks, and correct it.'],
    ],
    [
      'a board that is no fence',
      'starterBoard',
      'A to B',
      ['0 A starter board is one fenced block of "mermaid".'],
    ],
  ])('are not %s', (_, id, markdown, expected) => {
    expect(findings(id, markdown)).toEqual(expected);
  });

  it('hold every text of a guide, and none that is not in it', () => {
    const guide = markedGuide('MARK');
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, inner]) => (key === 'kind' ? [] : texts(inner)))
          : [];
    for (const { id, title } of GUIDE_SECTIONS) {
      const markdown = guide[title] ?? '';
      const found = texts(read(id, markdown));
      for (const text of found) expect(text).toContain('MARK-');
      expect(found.join(' ').match(/MARK-\d+/g)).toEqual(markdown.match(/MARK-\d+/g));
    }
  });

  it('do not mistake what stands in code for a part', () => {
    expect(findings('curveballs', '```\n### Not a heading\n```')).toEqual([
      '0 This comes before the first third-level heading.',
    ]);
  });
});
