import { fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError } from '../databaseError';
import { diskFull, explainFileError, fsyncTree, renameDurably } from '../durable';
import { checkDirectory } from './directory';
import { openEngine } from './engine';
import { errorOfChild } from './protocol';

const UNFINISHED = /^database\.new-\d+(\.unfinished)?$/;
/** A finished database beside the entry file, made when the program was built: copied where it is there. */
const TEMPLATE = 'databaseTemplate';
const ROOM_TO_OPEN = 48 * 1024 * 1024;
const ROOM_TO_CREATE = 128 * 1024 * 1024;

/**
 * Makes sure that `DATA_DIR/database` is there and can be opened by this engine. The caller holds the lock.
 * A new one is made beside it, made durable and then renamed, so that a half-made one is never taken for real.
 * @throws DatabaseError; the directory is left as it was
 */
export async function ensureDirectory(dataDir: string, onProgress: (line: string) => void): Promise<string> {
  const directory = path.join(dataDir, 'database');
  try {
    removeUnfinished(dataDir);
    finishRestore(dataDir, directory);
    const isNew = !existsSync(directory);
    const free = statfsSync(dataDir);
    if (free.bavail * free.bsize < (isNew ? ROOM_TO_CREATE : ROOM_TO_OPEN)) throw diskFull(dataDir);
    if (isNew) await create(dataDir, directory, onProgress);
    else checkDirectory(directory);
    return directory;
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/**
 * Makes an empty database in a directory that is not there yet; the directory appears when it is complete.
 * Runs in a process of its own: this takes some 900 MB of memory, which only an exit gives back.
 */
export async function createHere(directory: string, onFatal: (error: DatabaseError) => never): Promise<void> {
  process.on('disconnect', () => process.exit(1));
  const fail = (error: unknown): never => onFatal(uncreated(directory, error));
  const unfinished = `${directory}.unfinished`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    const { db } = await openEngine(unfinished, fail);
    await db.close();
    fsyncTree(unfinished);
    renameDurably(unfinished, directory);
  } catch (error) {
    fail(error);
  }
}

function uncreated(directory: string, cause: unknown): DatabaseError {
  const error = explainFileError(cause, directory);
  if (error instanceof DatabaseError && error.reason !== 'damaged') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new DatabaseError(
    'lost',
    `A new database could not be made in ${path.dirname(directory)}: ${reason}. Start again; where it fails again, set DATABASE_URL to a PostgreSQL server instead.`,
    { cause },
  );
}

async function create(dataDir: string, directory: string, onProgress: (line: string) => void): Promise<void> {
  const unfinished = path.join(dataDir, `database.new-${process.pid}`);
  const entry = process.argv[1] ?? '';
  const template = path.join(path.dirname(entry), TEMPLATE);
  if (isUsable(template)) {
    cpSync(template, unfinished, { recursive: true });
    fsyncTree(unfinished);
  } else {
    onProgress('Creating the database, once; this takes some seconds');
    await createInProcess(entry, unfinished);
  }
  renameDurably(unfinished, directory);
}

/** A template that an older build has left is of no use. */
function isUsable(template: string): boolean {
  try {
    checkDirectory(template);
    return true;
  } catch {
    return false;
  }
}

async function createInProcess(entry: string, directory: string): Promise<void> {
  const child = fork(entry, ['create', directory], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const abandon = () => child.kill('SIGKILL');
  process.on('disconnect', abandon);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  process.off('disconnect', abandon);
  if (code !== 0) throw errorOfChild(said, code, 'The database could not be created');
}

/** Creations that a power cut or a kill has interrupted. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (UNFINISHED.test(name)) rmSync(path.join(dataDir, name), { recursive: true, maxRetries: 5 });
  }
}

/** A restore whose last step, giving the unpacked and durable backup its name, was interrupted. */
function finishRestore(dataDir: string, directory: string): void {
  const restored = path.join(dataDir, 'database.restored');
  if (!existsSync(directory) && existsSync(restored)) renameDurably(restored, directory);
}
