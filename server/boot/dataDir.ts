import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BootError } from './bootError';

/**
 * Makes DATA_DIR where it is missing, readable by its owner only, and proves that it can be written.
 * @returns its absolute path
 * @throws BootError naming the folder and the way out
 */
export function prepareDataDir(dataDir: string): string {
  const absolute = path.resolve(dataDir);
  const probe = path.join(absolute, `.probe-${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(absolute, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'x');
    rmSync(probe);
    return absolute;
  } catch (error) {
    throw new BootError(explain(absolute, error));
  }
}

/**
 * The secret that signs sessions: made once and kept in DATA_DIR, readable by its owner only.
 * @throws BootError if it cannot be read or written
 */
export function loadAuthSecret(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret');
  try {
    try {
      const kept = readFileSync(file, 'utf8').trim();
      if (kept.length >= 32) return kept;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    const secret = randomBytes(48).toString('base64url');
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    return secret;
  } catch (error) {
    throw new BootError(explain(file, error));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function explain(place: string, error: unknown): string {
  const shown = path.relative(process.cwd(), place) || place;
  const name = shown.startsWith('..') ? place : shown;
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `DATA_DIR: ${name} cannot be written by this user. Give the user write permission, or set DATA_DIR to another folder.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `DATA_DIR: the disk that holds ${name} is full. Free some space, or set DATA_DIR to a folder on another disk.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `DATA_DIR: ${name} is not a folder. Set DATA_DIR to a folder.`;
    default:
      return `DATA_DIR: ${name} cannot be used (${error instanceof Error ? error.message : String(error)}). Set DATA_DIR to a folder that can be written.`;
  }
}
