import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DatabaseError } from './databaseError';
import { explainFileError, fsyncTree, renameDurably } from './durable';
import { checkDirectory } from './embedded/directory';
import { lockDatabase } from './embedded/lock';
import { readTar } from './tar';

/**
 * Puts a backup in the place of a data directory's embedded database. The present one is moved aside, never
 * deleted; where anything fails it stays where it is. Several such moves may be interrupted by a power cut:
 * the next start then finishes them.
 * @returns where the present database went, or null where there was none
 * @throws DatabaseError where a server uses the directory, or the backup is damaged
 */
export async function restoreBackup(file: string, dataDir: string): Promise<{ movedTo: string | null }> {
  const absolute = path.resolve(dataDir);
  const directory = path.join(absolute, 'database');
  const unpacked = path.join(absolute, `database.new-${process.pid}`);
  const restored = path.join(absolute, 'database.restored');
  const startedAt = new Date(Date.now() - process.uptime() * 1000);
  mkdirSync(absolute, { recursive: true, mode: 0o700 });
  const lock = await lockDatabase(absolute, { pid: process.pid, startedAt }, { waitMs: 0 });
  try {
    rmSync(unpacked, { recursive: true, force: true });
    await unpack(file, unpacked);
    fsyncTree(unpacked);
    rmSync(restored, { recursive: true, force: true });
    renameDurably(unpacked, restored);
    let movedTo: string | null = null;
    if (existsSync(directory)) {
      const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
      movedTo = path.join(absolute, `database.before-restore-${time}Z`);
      renameDurably(directory, movedTo);
    }
    renameDurably(restored, directory);
    return { movedTo };
  } catch (error) {
    rmSync(unpacked, { recursive: true, force: true });
    throw explainFileError(error, absolute);
  } finally {
    lock.release();
  }
}

async function unpack(file: string, directory: string): Promise<void> {
  mkdirSync(directory, { mode: 0o700 });
  try {
    await pipeline(createReadStream(file), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      for await (const entry of readTar(bytes)) {
        const target = path.join(directory, entry.path);
        if (!target.startsWith(directory + path.sep)) throw new Error(`${entry.path} leads outside`);
        if (entry.isDirectory) {
          mkdirSync(target, { recursive: true, mode: 0o700 });
          continue;
        }
        const handle = await open(target, 'wx', 0o600);
        try {
          for await (const part of entry.content) await handle.writeFile(part);
        } finally {
          await handle.close();
        }
      }
    });
    if (!existsSync(path.join(directory, 'backup_label'))) throw new Error('it holds no backup_label');
    checkDirectory(directory);
  } catch (error) {
    const known = explainFileError(error, directory);
    if (known instanceof DatabaseError && known.reason !== 'damaged') throw known;
    throw new DatabaseError(
      'damaged',
      `The backup ${file} cannot be restored (${error instanceof Error ? error.message : String(error)}). The present database has been left as it is. Try an older backup.`,
      { cause: error },
    );
  }
}
