import { existsSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '@/server/db/backup';
import { DatabaseError } from '@/server/db/databaseError';
import { restoreBackup } from '@/server/db/restore';
import { CliError, type Command, EXIT, UsageError } from '../command';
import { dataDir } from '../place';

/** Puts a backup in the place of the embedded database; the server must be stopped. */
export const backupRestore: Command = {
  words: 'backup restore',
  usage: 'FILE',
  summary: 'Bring the embedded database back to a backup; stop the server first',
  maxArgs: 1,
  options: {},
  async run({ io, args, json }) {
    const [file] = args;
    const place = dataDir(io);
    if (!file) throw new UsageError(`Give a backup.${recent(place)}`);
    if (io.env.DATABASE_URL) {
      throw new CliError(
        'DATABASE_URL is set: this Drawbridge does not use the embedded database. Restore with the means of the PostgreSQL server.',
      );
    }
    if (!existsSync(file)) throw new CliError(`There is no file ${file}.${recent(place)}`);
    try {
      const { movedTo } = await restoreBackup(path.resolve(file), place);
      if (json) io.out(JSON.stringify({ restored: path.resolve(file), movedTo }, null, 2));
      else {
        io.out(`The database of ${place} is that of ${file}.`);
        if (movedTo) io.out(`The one from before is in ${movedTo}; delete it when you no longer need it.`);
        io.out('Start the server with npm start.');
      }
      return EXIT.ok;
    } catch (error) {
      if (error instanceof DatabaseError) throw new CliError(error.message);
      throw error;
    }
  },
};

function recent(place: string): string {
  const files = listBackups(path.join(place, 'backups')).slice(0, 3);
  return files.length === 0 ? '' : ` The newest are:\n${files.map(({ file }) => `  ${file}`).join('\n')}`;
}
