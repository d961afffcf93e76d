import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explainFileError, fsyncTree, renameDurably } from './durable';

const directory = mkdtempSync(path.join(os.tmpdir(), 'drawbridge-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('explainFileError', () => {
  it.each([
    ['EACCES', 'not_writable', 'cannot be written by this user'],
    ['EROFS', 'not_writable', 'cannot be written by this user'],
    ['ENOSPC', 'disk_full', 'The disk that holds /data is full'],
    ['EDQUOT', 'disk_full', 'Free some space'],
    ['ENOTDIR', 'not_writable', '/data is not a folder'],
  ])('says what %s means and what to do', (code, reason, sentence) => {
    expect(explainFileError(Object.assign(new Error('x'), { code }), '/data')).toMatchObject({
      reason,
      message: expect.stringContaining(sentence),
    });
  });

  it('returns other errors as they are', () => {
    const error = new Error('x');
    expect(explainFileError(error, '/data')).toBe(error);
  });
});

it('makes whole directories durable, and renames', () => {
  mkdirSync(path.join(directory, 'a/b'), { recursive: true });
  writeFileSync(path.join(directory, 'a/b/file'), 'x');
  fsyncTree(directory);
  renameDurably(path.join(directory, 'a'), path.join(directory, 'c'));
  expect(existsSync(path.join(directory, 'c/b/file'))).toBe(true);
});
