import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACK_LIMITS } from '@/lib/packs/limits';
import { rulesOf } from '@/lib/packs/testing';
import { AppError } from '@/server/errors';
import { checkPath } from './checkPath';
import { readFolder } from './readFolder';
import { readSeeds } from './readSeeds';
import { SEEDS_DIR } from './testing/seeds';

let folder: string;
const write = (relative: string, content: string | Buffer) => {
  const file = path.join(folder, relative);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('readFolder', () => {
  it('reads files in order of their paths, passing over names that start with a dot', async () => {
    write('b.md', 'b');
    write('a/c/d.md', 'ü');
    write('.hidden/x.md', 'x');
    write('a/.DS_Store', Buffer.from([0xff]));
    expect(await readFolder(folder)).toEqual({
      ok: true,
      value: [
        { path: 'a/c/d.md', text: 'ü' },
        { path: 'b.md', text: 'b' },
      ],
    });
  });

  it('accepts a folder that is given by a link', async () => {
    write('real/a.md', 'a');
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
    expect(await readFolder(path.join(folder, 'link'))).toEqual({
      ok: true,
      value: [{ path: 'a.md', text: 'a' }],
    });
  });

  it.each<[string, string[], () => void]>([
    [
      'a link to a file outside',
      ['1 symlink'],
      () => symlinkSync('/etc/hostname', path.join(folder, 'a.md')),
    ],
    ['a link to a folder outside', ['1 symlink'], () => symlinkSync('/etc', path.join(folder, 'questions'))],
    ['a link that leads nowhere', ['1 symlink'], () => symlinkSync('nowhere', path.join(folder, 'a.md'))],
    ['text that is not UTF-8', ['1 not-text'], () => write('a.md', Buffer.from([0x61, 0xff]))],
    ['a file over the limit', ['1 too-large'], () => write('a.md', 'x'.repeat(PACK_LIMITS.fileBytes + 1))],
    ['a file of 50 MB', ['1 too-large'], () => truncateSync(write('a.md', ''), 50 * 1024 * 1024)],
    ['folders that go too deep', ['1 unknown-file'], () => write('a/b/c/d.md', '')],
    [
      'more than a pack may hold',
      ['1 too-large'],
      () => {
        const content = 'x'.repeat(PACK_LIMITS.fileBytes);
        for (let index = 0; index <= PACK_LIMITS.totalBytes / PACK_LIMITS.fileBytes; index++)
          write(`${index}.md`, content);
      },
    ],
    ['a pipe', ['1 unknown-file'], () => execFileSync('mkfifo', [path.join(folder, 'a.md')])],
  ])('refuses %s', async (_, rules, make) => {
    make();
    expect(rulesOf(await readFolder(folder))).toEqual(rules);
  });

  it('says when there is no such folder, or it is a file', async () => {
    expect(rulesOf(await readFolder(path.join(folder, 'nothing')))).toEqual(['1 missing-file']);
    expect(await readFolder(write('a.md', ''))).toEqual({
      ok: false,
      problems: [{ file: '.', line: 1, rule: 'missing-file', message: 'This is not a folder.' }],
    });
  });
});

describe('checkPath', () => {
  it('names file, line and rule of what is wrong', async () => {
    cpSync(`${SEEDS_DIR}/packs/system-design`, folder, { recursive: true });
    write('questions/logging-monitoring/extra.md', '---\nformat: 1\n---\n');
    const report = await checkPath(folder, [`${SEEDS_DIR}/rubrics`]);
    expect(report.ok ? [] : report.problems.slice(0, 1)).toEqual([
      {
        file: 'questions/logging-monitoring/extra.md',
        line: 2,
        rule: 'missing-field',
        message: '"slug" is missing.',
      },
    ]);
  });
});

describe('readSeeds', () => {
  it('refuses damaged seeds in a sentence with the place and the way out', async () => {
    cpSync(SEEDS_DIR, folder, { recursive: true });
    write('rubrics/system-design.yaml', 'format: 1\nslug: [\n');
    const error = await readSeeds(folder).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(String(error)).toContain(`${folder}/rubrics/system-design.yaml:3: `);
    expect(String(error)).toContain('There is no rubric "system-design"');
    expect(String(error)).toContain('Restore these files');
  });

  it('says when there are no seeds at all', async () => {
    await expect(readSeeds(path.join(folder, 'nothing'))).rejects.toThrow(/cannot be read/);
  });
});
