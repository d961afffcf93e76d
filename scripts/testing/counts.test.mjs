import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runNode } from '../prepare/command.mjs';
import { inProject, PROGRAMS } from '../prepare/project.mjs';
import { closingLine, isGood, judge, sum } from './counts.mjs';

test.each([
  ['all passed', { passed: 3, failed: 0, skips: [] }, 0, { passed: 3, failed: 0 }],
  ['one failed', { passed: 2, failed: 1, skips: [] }, 1, { passed: 2, failed: 1 }],
  ['no counts', undefined, 139, { passed: 0, failed: 1 }],
  ['a bad end without a failure', { passed: 3, failed: 0, skips: [] }, 1, { passed: 3, failed: 1 }],
  ['nothing ran', { passed: 0, failed: 0, skips: [] }, 0, { passed: 0, failed: 1 }],
  ['all skipped', { passed: 0, failed: 0, skips: [{ name: 'a' }] }, 0, { passed: 0, failed: 1 }],
])('%s', (_, counts, code, expected) => {
  expect(judge(counts, code)).toMatchObject(expected);
});

test('the closing line adds everything up', () => {
  const total = sum([
    { passed: 2, failed: 0, skips: [{ name: 'a' }] },
    { passed: 1, failed: 1, skips: [] },
  ]);
  expect(closingLine(total)).toBe('3 passed, 1 failed, 1 skipped');
  expect(isGood(total)).toBe(false);
  expect(isGood({ passed: 1, failed: 0 })).toBe(true);
  expect(isGood({ passed: 0, failed: 0 })).toBe(false);
});

describe('the reporters', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'drawbridge-counts-'));
    symlinkSync(inProject('node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function run(program, args) {
    const file = join(root, 'counts.json');
    const { code } = await runNode(inProject(program), args, {
      cwd: root,
      env: { COUNTS_FILE: file, VITEST: '' },
    });
    return { code, counts: JSON.parse(readFileSync(file, 'utf8')) };
  }

  test('vitest: tests, skips with their reason, and files that break', { timeout: 60_000 }, async () => {
    writeFileSync(
      join(root, 'a.test.mjs'),
      `import { test } from 'vitest';
       test('good', () => {});
       test('bad', () => { throw new Error('bad'); });
       test('elsewhere', ({ skip }) => skip('needs a printer'));`,
    );
    writeFileSync(join(root, 'b.test.mjs'), `throw new Error('broken');`);
    const reporter = inProject('scripts/testing/vitestCounts.mjs');
    const { code, counts } = await run(PROGRAMS.vitest, ['run', '--root', root, `--reporter=${reporter}`]);
    expect(code).toBe(1);
    expect(counts).toEqual({
      passed: 1,
      failed: 2,
      skips: [{ name: 'a.test.mjs > elsewhere', reason: 'needs a printer' }],
    });
  });

  test('Playwright: tests, skips with their reason, and files that break', { timeout: 60_000 }, async () => {
    mkdirSync(join(root, 'e2e'));
    writeFileSync(join(root, 'playwright.config.mjs'), `export default { testDir: 'e2e', workers: 1 };`);
    writeFileSync(
      join(root, 'e2e', 'a.spec.mjs'),
      `import { test } from '@playwright/test';
       test('good', () => {});
       test('bad', () => { throw new Error('bad'); });
       test('elsewhere', () => test.skip(true, 'needs a printer'));`,
    );
    const reporter = inProject('scripts/testing/playwrightCounts.mjs');
    const first = await run(PROGRAMS.playwright, ['test', `--reporter=${reporter}`]);
    expect(first.code).toBe(1);
    expect(first.counts).toEqual({
      passed: 1,
      failed: 1,
      skips: [{ name: 'a.spec.mjs > elsewhere', reason: 'needs a printer' }],
    });

    writeFileSync(join(root, 'e2e', 'b.spec.mjs'), `throw new Error('broken');`);
    const second = await run(PROGRAMS.playwright, ['test', `--reporter=${reporter}`]);
    expect(second.code).toBe(1);
    expect(second.counts.failed).toBeGreaterThan(0);
  });
});
