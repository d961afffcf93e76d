import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';
import { isInstalled } from './install.mjs';
import { mustSucceed, StepFailed, step } from './step.mjs';

describe('fingerprint', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'drawbridge-prepare-'));
    mkdirSync(join(root, 'lib', 'deep'), { recursive: true });
    writeFileSync(join(root, 'lib', 'deep', 'a.ts'), 'one');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('stays the same when only times change', () => {
    const before = fingerprint(['lib', 'gone.json'], root);
    utimesSync(join(root, 'lib', 'deep', 'a.ts'), 1, 1);
    expect(fingerprint(['lib', 'gone.json'], root)).toBe(before);
  });

  test.each([
    ['a changed file', 'lib/deep/a.ts', 'two', true],
    ['a new file', 'lib/b.ts', '', true],
    ['a file that was absent', 'gone.json', '{}', true],
    ['a test', 'lib/deep/a.test.ts', 'test', false],
    ['a file elsewhere', 'other.ts', 'x', false],
  ])('%s', (_, path, text, changes) => {
    const before = fingerprint(['lib', 'gone.json'], root);
    writeFileSync(join(root, path), text);
    expect(fingerprint(['lib', 'gone.json'], root) !== before).toBe(changes);
  });

  test('a renamed file changes it', () => {
    const before = fingerprint(['lib'], root);
    rmSync(join(root, 'lib', 'deep', 'a.ts'));
    writeFileSync(join(root, 'lib', 'deep', 'b.ts'), 'one');
    expect(fingerprint(['lib'], root)).not.toBe(before);
  });
});

describe('isInstalled', () => {
  const lockfile = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-darwin-arm64': { version: '1.0.0', optional: true },
    },
  };
  test.each([
    ['all is there', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['a package is missing', {}, false],
    ['a package is older', { 'node_modules/a': { version: '0.9.0' } }, false],
    [
      'an optional package is older',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-darwin-arm64': { version: '0.9.0' } },
      false,
    ],
  ])('%s', (_, packages, installed) => {
    expect(isInstalled(lockfile, { packages })).toBe(installed);
  });
});

describe('step', () => {
  const screen = () => {
    const out = { text: '', write: (text) => (out.text += text) };
    return out;
  };

  test('says what was done and how long it took', async () => {
    const out = screen();
    expect(await step('Building', async () => 'result', { out })).toBe('result');
    expect(out.text).toMatch(/^ {2}✓ Building \(\d+\.\d s\)\n$/);
  });

  test('a failed program ends the step with its output', async () => {
    const out = screen();
    const work = async () =>
      mustSucceed('Building', { ok: false, code: 2, output: 'line 1' }, 'Free some space.');
    const error = await step('Building', work, { out }).catch((caught) => caught);
    expect(error).toBeInstanceOf(StepFailed);
    expect(error).toMatchObject({
      message: 'Building failed with exit code 2.',
      output: 'line 1',
      advice: 'Free some space.',
    });
    expect(out.text).toMatch(/✗ Building/);
  });
});
