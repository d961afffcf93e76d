import { describe, expect, it } from 'vitest';
import { PACK_LIMITS } from './limits';
import { parseQuestion } from './parseQuestion';
import { questionText, rulesOf, unwrap } from './testing';

const parse = (text: string) => parseQuestion('q.md', text);

describe('parseQuestion', () => {
  it('reads the fields, the prompt and the sections, whatever their order', () => {
    const body = `## Signals

- **3** names the *write path*

## Prompt

First line.

Second paragraph, with \`code <b>\`.

## Follow-ups

1. Why?
`;
    expect(unwrap(parse(questionText({ position: '3', related: '[spikes]' }, body)))).toEqual({
      slug: 'caches',
      category: 'storage',
      position: 3,
      minutes: 10,
      difficulty: 2,
      tags: ['caching'],
      prompt: 'First line.\n\nSecond paragraph, with `code <b>`.',
      guide: {
        sections: [
          { id: 'followUps', markdown: '1. Why?' },
          { id: 'signals', markdown: '- **3** names the *write path*' },
        ],
        related: ['spikes'],
      },
    });
  });

  it('reads files with a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${questionText().replaceAll('\n', '\r\n')}`;
    expect(unwrap(parse(text)).prompt).toBe('What is cached?');
  });

  it('keeps headings within fenced code as code', () => {
    const body = '## Prompt\n\nP\n\n## Signals\n\n```html\n## Prompt\n<b>\n```\n';
    expect(unwrap(parse(questionText({}, body))).guide.sections).toEqual([
      { id: 'signals', markdown: '```html\n## Prompt\n<b>\n```' },
    ]);
  });

  it.each([
    ['no front matter', 'Prompt\n', ['1 front-matter']],
    ['front matter without an end', '---\nformat: 1\n', ['1 front-matter']],
    ['bad YAML', questionText({ tags: '[caching' }), ['8 yaml']],
    ['an unknown field', questionText({ scoring: 'hard' }), ['9 unknown-field']],
    ['a wrong type', questionText({ minutes: 'ten' }), ['5 field']],
    ['a number out of range', questionText({ difficulty: '4' }), ['6 field']],
    ['a missing field', questionText({ minutes: null }), ['2 missing-field']],
    ['another format', questionText({ format: '2' }), ['2 field']],
    ['a slug that is no slug', questionText({ slug: '../caches' }), ['3 field']],
    ['a reserved slug', questionText({ slug: 'constructor' }), ['3 field']],
    [
      'a prototype key',
      questionText({ __proto_: 'x' }).replace('__proto_:', '__proto__:'),
      ['9 reserved-key'],
    ],
    [
      'a prototype key deep down',
      questionText({ tags: '[{ constructor: { prototype: 1 } }]' }),
      ['7 reserved-key', '7 reserved-key'],
    ],
    ['an exposed field that is not the prompt', questionText({ exposed: '[prompt, signals]' }), ['8 field']],
    ['nothing exposed', questionText({ exposed: null }), ['2 missing-field']],
    ['a repeated key', questionText().replace('minutes: 10', 'minutes: 10\nminutes: 12'), ['6 yaml']],
    [
      'an anchor and an alias',
      questionText({ tags: '&a [caching]', related: '*a' }),
      ['7 yaml-feature', '9 yaml-feature'],
    ],
    ['a tag of YAML', questionText({ minutes: '!!int 10' }), ['5 yaml-feature']],
    ['a directive', questionText().replace('---\n', '---\n%YAML 1.1\n'), ['3 yaml']],
    ['no prompt', questionText({}, '## Purpose\n\nX\n'), ['9 missing-prompt']],
    ['an empty prompt', questionText({}, '## Prompt\n\n\n## Purpose\n\nX\n'), ['11 missing-prompt']],
    ['an empty section', questionText({}, '## Prompt\n\nP\n\n## Purpose\n'), ['15 section']],
    ['an unknown section', questionText({}, '## Prompt\n\nP\n\n## Answer\n\nA\n'), ['15 section']],
    ['a repeated section', questionText({}, '## Prompt\n\nP\n\n## Prompt\n\nQ\n'), ['15 section']],
    ['a first-level heading', questionText({}, '## Prompt\n\n# P\n'), ['11 missing-prompt', '13 section']],
    ['text before the first section', questionText({}, 'Hello\n\n## Prompt\n\nP\n'), ['11 section']],
    ['a script', questionText({}, '## Prompt\n\n<script>alert(1)</script>\n'), ['13 html']],
    ['a control character', questionText({}, '## Prompt\n\nP\u0000\n'), ['13 not-text']],
    ['half a surrogate pair', questionText({}, '## Prompt\n\nP\uD800\n'), ['13 not-text']],
    [
      'a prompt that is too long',
      questionText({}, `## Prompt\n\n${'word '.repeat(1000)}\n`),
      ['11 too-large'],
    ],
    ['a line that is too long', questionText({}, `## Prompt\n\n${'w'.repeat(9000)}\n`), ['13 too-large']],
    [
      'front matter that is too long',
      questionText({ tags: `[\n${'  a,\n'.repeat(3000)}]` }),
      ['1 too-large'],
    ],
  ])('refuses %s', (_, text, rules) => {
    expect(rulesOf(parse(text)).sort()).toEqual([...rules].sort());
  });

  it('names the field, the file and the way out', () => {
    const parsed = parse(questionText({ tags: '[caching, Databases]' }));
    expect(parsed).toEqual({
      ok: false,
      problems: [
        {
          file: 'q.md',
          line: 7,
          rule: 'field',
          message: '"tags[2]": Use lower-case letters, digits and single hyphens.',
        },
      ],
    });
  });

  it('leaves Object.prototype alone', () => {
    parse(questionText().replace('---\n', '---\n"__proto__": { polluted: true }\n'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses YAML nested without end in good time', () => {
    const deep = questionText({ tags: '['.repeat(PACK_LIMITS.frontMatterCharacters / 2) });
    expect(parse(deep).ok).toBe(false);
    expect(rulesOf(parse(questionText({ tags: `${'['.repeat(40)}${']'.repeat(40)}` })))).toEqual(['7 yaml']);
  });
});
