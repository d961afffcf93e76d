import { describe, expect, it } from 'vitest';
import type { Rubric } from '@/lib/schemas/rubric';
import { canonicalJson } from './canonicalJson';
import { questionContent } from './content';
import { formatPack, formatQuestion, formatRubric } from './format';
import { guideForReading, parseGuide } from './guide';
import { parsePack } from './parsePack';
import { parseQuestion } from './parseQuestion';
import { parseRubric } from './parseRubric';
import type { PackQuestion } from './schema';
import { GUIDE_SECTIONS } from './sections';
import { questionText, rubricText, samplePack, unwrap } from './testing';

const full: PackQuestion = {
  slug: 'true',
  category: '2024',
  position: 7,
  minutes: 15,
  difficulty: 3,
  tags: ['null', '1e3', '0x1f', 'caching', 'no'],
  prompt: 'A prompt: with "quotes", # signs, – dashes and ünïcode 🛶.\n\n```text\n## Not a heading\n```',
  guide: {
    sections: GUIDE_SECTIONS.map(({ id, title }) => ({
      id,
      markdown:
        id === 'starterBoard'
          ? '```mermaid\nflowchart LR\n  client --> api\n```'
          : `### ${title}\n\n- one\n- two  \n  three`,
    })),
    related: ['false', 'spikes'],
  },
};

describe('formatQuestion', () => {
  it('comes back the same, and as the same bytes', () => {
    const text = formatQuestion(full);
    const again = unwrap(parseQuestion('q.md', text));
    expect(again).toEqual(full);
    expect(formatQuestion(again)).toBe(text);
  });

  it('gives a file written in another way its one form', () => {
    const loose = questionText(
      { tags: '\n  - caching\n  - databases', slug: '"caches"' },
      '\n\n## Signals\n\n\nS\n\n\n## Prompt\nP\n\n\n',
    );
    const text = formatQuestion(unwrap(parseQuestion('q.md', loose)));
    expect(text).toBe(questionText({ tags: '[caching, databases]' }, '## Prompt\n\nP\n\n## Signals\n\nS\n'));
    expect(formatQuestion(unwrap(parseQuestion('q.md', text)))).toBe(text);
  });
});

describe('a whole pack', () => {
  const withMore = [
    ...samplePack(),
    { path: 'rubrics/system-design.yaml', text: rubricText() },
    { path: 'README.md', text: '# Sample\n\nAbout <this> pack.\n' },
    { path: 'LICENSE', text: 'MIT\n' },
  ];

  it('comes back the same with its rubrics and documents, and as the same bytes', () => {
    const pack = unwrap(parsePack(withMore));
    const files = formatPack(pack);
    expect(files.map(({ path }) => path)).toEqual([
      'LICENSE',
      'README.md',
      'pack.yaml',
      'questions/storage/caches.md',
      'questions/traffic/spikes.md',
      'rubrics/system-design.yaml',
    ]);
    const again = unwrap(parsePack(files));
    expect(again).toEqual(pack);
    expect(formatPack(again)).toEqual(files);
  });

  it('has texts in its rubrics that YAML would read as something else', () => {
    const [criterion] = unwrap(parseRubric('r.yaml', rubricText())).criteria;
    if (!criterion) throw new Error('The sample has no criterion.');
    const odd: Rubric = {
      format: 1,
      slug: 'odd',
      title: 'null',
      description: '- a: "b" # c',
      criteria: [
        { ...criterion, weight: 0.5, notObserved: 'no', expectations: { mid: 'yes: 1', staff: "it's" } },
      ],
    };
    const text = formatRubric(odd);
    expect(unwrap(parseRubric('odd.yaml', text))).toEqual(odd);
  });
});

describe('questionContent', () => {
  it('does not depend on place or on the order of keys, and does on everything asked', () => {
    const content = questionContent(full);
    expect(questionContent({ ...full, position: 1, category: 'other' })).toBe(content);
    expect(
      questionContent({ ...full, guide: { related: full.guide.related, sections: full.guide.sections } }),
    ).toBe(content);
    for (const change of [{ prompt: 'x' }, { minutes: 1 }, { difficulty: 1 }, { tags: [] }]) {
      expect(questionContent({ ...full, ...change })).not.toBe(content);
    }
    expect(questionContent({ ...full, guide: { sections: [], related: [] } })).not.toBe(content);
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out what is absent', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined, A: '"' })).toBe(
      '{"A":"\\"","b":[{"c":null,"d":1}]}',
    );
  });
});

describe('guides', () => {
  it("are read in the format's order with their titles", () => {
    const stored = parseGuide({
      related: [],
      sections: [
        { markdown: 'S', id: 'signals' },
        { markdown: 'P', id: 'purpose' },
      ],
    });
    expect(guideForReading(stored)).toEqual([
      { title: 'Purpose', markdown: 'P' },
      { title: 'Signals', markdown: 'S' },
    ]);
    expect(() => parseGuide({ sections: [{ id: 'answer', markdown: '' }], related: [] })).toThrow();
  });
});
