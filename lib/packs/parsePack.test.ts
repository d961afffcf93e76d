import { describe, expect, it } from 'vitest';
import { PACK_LIMITS } from './limits';
import type { PackFile } from './packFile';
import { parsePack } from './parsePack';
import { formatProblem, type PackProblem } from './problem';
import { manifestText, questionText, samplePack, unwrap } from './testing';

function problems(files: PackFile[]): PackProblem[] {
  const parsed = parsePack(files);
  return parsed.ok ? [] : parsed.problems;
}

function summary(files: PackFile[]): string[] {
  return problems(files).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

function withFile(path: string, text: string): PackFile[] {
  return [...samplePack().filter((file) => file.path !== path), { path, text }];
}

describe('parsePack', () => {
  it('reads a pack and puts its questions in order', () => {
    const files = [
      ...samplePack().reverse(),
      { path: 'README.md', text: 'About <this> pack' },
      { path: 'questions/storage/a-later.md', text: questionText({ slug: 'a-later', position: '2' }) },
      { path: 'questions/storage/z-first.md', text: questionText({ slug: 'z-first', position: '1' }) },
    ];
    const pack = unwrap(parsePack(files));
    expect(pack.categories.map(({ title }) => title)).toEqual(['Storage', 'Traffic']);
    expect(pack.questions.map(({ slug }) => slug)).toEqual(['z-first', 'a-later', 'caches', 'spikes']);
  });

  const question = 'questions/storage/caches.md';
  it.each<[string, PackFile[], string[]]>([
    ['no pack.yaml', samplePack().slice(1), ['pack.yaml:1 missing-file']],
    ['no questions', samplePack().slice(0, 1), ['pack.yaml:1 missing-file']],
    ['an unknown file', withFile('run.sh', ''), ['run.sh:1 unknown-file']],
    [
      'a question beside its folder',
      withFile('questions/x.md', questionText()),
      ['questions/x.md:1 unknown-file'],
    ],
    [
      'bad YAML',
      withFile('pack.yaml', `${manifestText()}\n  x: [`),
      ['pack.yaml:13 yaml', 'pack.yaml:14 yaml'],
    ],
    [
      'an unknown field',
      withFile('pack.yaml', manifestText('licence: MIT\n')),
      ['pack.yaml:13 unknown-field'],
    ],
    [
      'a prototype key',
      withFile('pack.yaml', manifestText('__proto__: {}\n')),
      ['pack.yaml:13 reserved-key'],
    ],
    [
      'a version that YAML reads as a number',
      withFile('pack.yaml', manifestText().replace('1.0.0', '1.0')),
      ['pack.yaml:4 field'],
    ],
    [
      'a repeated category',
      withFile('pack.yaml', manifestText().replace('slug: traffic', 'slug: storage')),
      ['pack.yaml:10 duplicate-id'],
    ],
    [
      'a document marker',
      withFile('pack.yaml', `%YAML 1.1\n---\n${manifestText()}`),
      ['pack.yaml:1 yaml-feature'],
    ],
    [
      'an unknown category',
      withFile(question, questionText({ category: 'queues' })),
      [`${question}:3 file-name`, `${question}:4 category`],
    ],
    [
      'a file that is named otherwise',
      withFile(question, questionText({ slug: 'cache' })),
      [`${question}:3 file-name`],
    ],
    [
      'a tag that is not listed',
      withFile(question, questionText({ tags: '[queues]' })),
      [`${question}:7 tag`],
    ],
    [
      'a related question that is not there',
      withFile(question, questionText({ related: '[nothing]' })),
      [`${question}:9 related`],
    ],
    [
      'a question related to itself',
      withFile(question, questionText({ related: '[caches]' })),
      [`${question}:9 related`],
    ],
    [
      'a slug in two categories',
      withFile('questions/traffic/caches.md', questionText({ category: 'traffic' })),
      ['questions/traffic/caches.md:3 duplicate-id'],
    ],
    [
      'a file that is too large',
      withFile(question, 'x'.repeat(PACK_LIMITS.fileBytes + 1)),
      [`${question}:1 too-large`],
    ],
    [
      'too many files',
      Array.from({ length: PACK_LIMITS.files + 1 }, (_, index) => ({ path: `${index}.md`, text: '' })),
      ['pack.yaml:1 too-large'],
    ],
  ])('refuses %s', (_, files, expected) => {
    expect(summary(files)).toEqual(expected);
  });

  it('reports every problem of every file at once', () => {
    const files = withFile(question, questionText({ minutes: '0', extra: '1' }, '## Prompt\n\n<b>\n'));
    files.push({ path: 'notes.txt', text: '' });
    expect(summary(files).sort()).toEqual(
      [
        'notes.txt:1 unknown-file',
        `${question}:14 html`,
        `${question}:5 field`,
        `${question}:9 unknown-field`,
      ].sort(),
    );
  });

  it('prints a problem with its place, reason and rule', () => {
    const [problem] = problems(withFile(question, questionText({ tags: '[queues]' })));
    expect(problem && formatProblem(problem)).toBe(
      'questions/storage/caches.md:7: pack.yaml does not list the tag "queues". (tag)',
    );
  });
});
