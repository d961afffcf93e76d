import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError } from '../databaseError';

/** The PostgreSQL that the engine is made of. A directory of another major version cannot be opened. */
export const ENGINE_MAJOR = 18;

/**
 * Looks at a database directory without changing it.
 * @throws DatabaseError where it is no database or one of another version
 */
export function checkDirectory(directory: string): void {
  let version: number;
  try {
    version = Number(readFileSync(path.join(directory, 'PG_VERSION'), 'utf8'));
    readFileSync(path.join(directory, 'global', 'pg_control'));
    if (!Number.isInteger(version)) throw new Error('PG_VERSION holds no number');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR') {
      throw error;
    }
    throw new DatabaseError(
      'damaged',
      `The database in ${directory} is damaged: important files are missing. It has been left as it is. ` +
        'Restore a backup from the folder backups beside it, or move it away to begin with an empty one.',
      { cause: error },
    );
  }
  if (version === ENGINE_MAJOR) return;
  throw new DatabaseError(
    'newer',
    `The database in ${directory} was made by a ${version > ENGINE_MAJOR ? 'newer' : 'much older'} version of Drawbridge ` +
      `(database format ${version}, this program reads ${ENGINE_MAJOR}). Start the version that was used last.`,
  );
}
