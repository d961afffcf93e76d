import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadAuthSecret, prepareDataDir } from './dataDir';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'drawbridge-datadir-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('prepareDataDir', () => {
  it('makes the folder for its owner only', () => {
    const dir = prepareDataDir(path.join(root, 'a', 'b'));
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('names a file that stands in the way', () => {
    const file = path.join(root, 'file');
    writeFileSync(file, '');
    expect(() => prepareDataDir(file)).toThrow(/DATA_DIR: .*file is not a folder/);
    expect(() => prepareDataDir(path.join(file, 'below'))).toThrow(/is not a folder/);
  });
});

describe('loadAuthSecret', () => {
  it('makes a secret once, readable by its owner only', () => {
    const first = loadAuthSecret(root);
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(loadAuthSecret(root)).toBe(first);
    expect(statSync(path.join(root, 'auth-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(root, 'auth-secret'), 'utf8').trim()).toBe(first);
  });
});
