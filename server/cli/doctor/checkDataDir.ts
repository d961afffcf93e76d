import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '@/server/db/backup';
import { type Finding, fail, ok, reason, warn } from './finding';

const MB = 1024 * 1024;
/** Free space below which the database may stop soon, and below which one should look. */
const SPACE_MB = { fail: 200, warn: 2048 };
/** Backups are made every six hours while the server runs. */
const BACKUP_OLD_MS = 2 * 24 * 60 * 60 * 1000;

/** The folder of the data: whether it can be written, its space, and its backups. */
export function checkDataDir(dataDir: string, options: { embedded: boolean; now: Date }): Finding[] {
  if (!existsSync(dataDir)) {
    return [warn('DATA_DIR', `${dataDir} does not exist yet; the first npm start makes it.`)];
  }
  if (!statSync(dataDir).isDirectory()) {
    return [fail('DATA_DIR', `${dataDir} is not a folder. Set DATA_DIR to a folder.`)];
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      fail(
        'DATA_DIR',
        `${dataDir} cannot be written by this user. Give the right, or set DATA_DIR to another folder.`,
      ),
    ];
  }
  const findings = [ok('DATA_DIR', `${dataDir} can be written`), checkSpace(dataDir), checkModes(dataDir)];
  if (options.embedded) findings.push(checkBackups(dataDir, options.now));
  return findings;
}

function checkSpace(dataDir: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(dataDir);
    const free = Math.floor((bavail * bsize) / MB);
    const text = `${free.toLocaleString('en')} MB are free for ${dataDir}`;
    if (free < SPACE_MB.fail) return fail('Disk', `only ${text}. Free some space, or move DATA_DIR.`);
    if (free < SPACE_MB.warn) return warn('Disk', `only ${text}. Free some space soon.`);
    return ok('Disk', text);
  } catch (error) {
    return warn('Disk', `the free space of ${dataDir} cannot be read (${reason(error)}).`);
  }
}

function checkModes(dataDir: string): Finding {
  const open = (statSync(dataDir).mode & 0o077) !== 0;
  return open
    ? warn('Secrets', `other users of this machine can look into ${dataDir}. Run: chmod 700 ${dataDir}`)
    : ok('Secrets', `${dataDir} is closed to other users`);
}

function checkBackups(dataDir: string, now: Date): Finding {
  const folder = path.join(dataDir, 'backups');
  const [newest] = listBackups(folder);
  if (!existsSync(path.join(dataDir, 'database'))) return ok('Backups', 'there is no database yet');
  if (!newest)
    return warn('Backups', `there is none in ${folder} yet; the running server makes one every six hours.`);
  const made = newest.madeAt.toISOString().slice(0, 16).replace('T', ' ');
  return now.getTime() - newest.madeAt.getTime() > BACKUP_OLD_MS
    ? warn(
        'Backups',
        `the newest is of ${made} UTC. The running server makes one every six hours: look at its log.`,
      )
    : ok('Backups', `the newest is of ${made} UTC, in ${folder}`);
}
