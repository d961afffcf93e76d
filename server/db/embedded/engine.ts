import { PGlite } from '@electric-sql/pglite';
import { DatabaseError } from '../databaseError';
import { diskFull, notWritable } from '../durable';
import { DurableFs } from './durableFs';

export type Engine = {
  db: PGlite;
  /** How often files or directories were made durable since the start. */
  fsyncs(): number;
};

/** Without `-F`, which turns fsync off. `fdatasync`, the default, is an empty call in this engine. */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...[
    'fsync=on',
    'wal_sync_method=fsync',
    'shared_buffers=32MB',
    'wal_buffers=4MB',
    'min_wal_size=16MB',
    'max_wal_size=64MB',
    'log_min_error_statement=panic', // statements hold private text
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * Opens the database in a directory, or makes one in a directory that is empty. The caller holds the lock.
 * @param onFatal called when the engine can no longer be trusted, at once and from within it; it must end
 *   the process, for the engine itself would carry on and answer.
 */
export async function openEngine(
  directory: string,
  onFatal: (error: DatabaseError) => never,
): Promise<Engine> {
  let open = false;
  const recent: string[] = [];
  const fail = (line: string): never => onFatal(open ? stopped(directory, line) : unopened(directory, line));
  const fs = new DurableFs(directory, (error) => fail(String(error)));
  const onStderr = (line: string): false => {
    if (/\b(PANIC|FATAL): {2}/.test(line)) fail(line);
    recent.push(line);
    if (recent.length > 20) recent.shift();
    return false;
  };
  try {
    const db = await PGlite.create({
      fs,
      onStderr,
      startParams: START_PARAMS,
      initDbStartParams: ['--wal-segsize=4'],
    });
    open = true;
    (db.Module as { onAbort?: (what: unknown) => void }).onAbort = (what) => fail(String(what));
    return { db, fsyncs: () => fs.fsyncs };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unopened(directory, [reason, ...recent.slice(-3)].join('; '), error);
  }
}

function unopened(directory: string, line: string, cause?: unknown): DatabaseError {
  return (
    systemReason(directory, line) ??
    new DatabaseError(
      'damaged',
      `The database in ${directory} is damaged and cannot be opened: ${tidy(line)}. It has been left as it is. ` +
        'Restore a backup from the folder backups beside it, or move it away to begin with an empty one.',
      { cause },
    )
  );
}

function stopped(directory: string, line: string): DatabaseError {
  return (
    systemReason(directory, line) ??
    new DatabaseError(
      'lost',
      `The embedded database in ${directory} has stopped: ${tidy(line)}. Everything acknowledged is saved. Start again; where that fails, restore a backup.`,
    )
  );
}

function systemReason(directory: string, line: string): DatabaseError | null {
  if (/No space left|Disk quota|ENOSPC|EDQUOT/i.test(line)) return diskFull(directory, line);
  if (/Permission denied|Read-only file system|EACCES|EPERM|EROFS/i.test(line))
    return notWritable(directory, line);
  return null;
}

function tidy(line: string): string {
  return line.replace(/^.*?\b(PANIC|FATAL): {2}/, '').replace(/\.\s*$/, '');
}
