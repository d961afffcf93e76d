import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../databaseError';
import { explainFileError } from '../durable';

/** A held lock. It also ends with the process, however that ends. */
export type DatabaseLock = { release(): void };

const WAIT_MS = 10_000;
const RETRY_MS = 100;

/**
 * Takes the one lock of a data directory's embedded database. Everything that opens, restores or moves the
 * database holds it first: two openers would destroy each other's data.
 * @param holder the server that the lock is for: named to whoever finds it locked
 * @param onWait called once when another process has the lock. Waiting takes at most 10 s: a server that
 *   was killed leaves a database process that is still closing.
 * @throws DatabaseError naming the process that holds it
 */
export async function lockDatabase(
  dataDir: string,
  holder: { pid: number; startedAt: Date },
  options: { waitMs?: number; onWait?: () => void } = {},
): Promise<DatabaseLock> {
  const file = path.join(dataDir, 'database.lock');
  const tryLock = loadTryLock();
  const fd = open(file);
  const deadline = Date.now() + (options.waitMs ?? WAIT_MS);
  let waited = false;
  try {
    while (!tryLock(fd)) {
      if (Date.now() >= deadline) throw inUse(dataDir, file);
      if (!waited) options.onWait?.();
      waited = true;
      await sleep(RETRY_MS);
    }
    ftruncateSync(fd);
    writeSync(fd, JSON.stringify({ pid: holder.pid, startedAt: holder.startedAt.toISOString() }), 0);
  } catch (error) {
    closeSync(fd);
    throw explainFileError(error, path.dirname(file));
  }
  return { release: () => closeSync(fd) };
}

function open(file: string): number {
  try {
    return openSync(file, 'a+', 0o600);
  } catch (error) {
    throw explainFileError(error, path.dirname(file));
  }
}

function inUse(dataDir: string, file: string): DatabaseError {
  let who = 'another process';
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; startedAt: string };
    who = `process ${pid} (started ${startedAt.replace('T', ' ').slice(0, 19)} UTC)`;
  } catch {
    // The holder has not written its name yet; the sentence is true without it.
  }
  return new DatabaseError(
    'in_use',
    `DATA_DIR: ${dataDir} is in use by ${who}. Stop that process, or set DATA_DIR to another folder.`,
  );
}

function loadTryLock(): (fd: number) => boolean {
  try {
    const require = createRequire(import.meta.url);
    return (require('fs-native-extensions') as typeof import('fs-native-extensions')).tryLock;
  } catch (error) {
    throw new DatabaseError(
      'not_writable',
      'The embedded database needs file locks, and none are available on this system. Set DATABASE_URL to a PostgreSQL server instead.',
      { cause: error },
    );
  }
}
