import { createWriteStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Log } from '@/server/log';
import { backupContent } from './backupContent';
import { explainFileError, fsyncPath, renameDurably } from './durable';

/** A finished backup: a tar.gz of the embedded database's directory. */
export type Backup = { file: string; bytes: number; tookMs: number };

const NAME = /^drawbridge-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar\.gz$/;
const KEEP = 14;
const EVERY_MS = 6 * 60 * 60_000;
const FIRST_DELAY_MS = 60_000;
const RETRY_MS = 30 * 60_000;

/**
 * Writes a backup of the running embedded database to `drawbridge-<UTC time>.tar.gz`, made durable before it
 * gets that name, and removes all but the 14 newest. Queries go on meanwhile.
 * No checkpoint may be made until it is done, and only one backup at a time.
 * @param sql the pool through which everything else uses the database too
 */
export async function writeBackup(options: {
  directory: string;
  backupsDir: string;
  sql: pg.Pool;
  signal?: AbortSignal;
}): Promise<Backup> {
  const { directory, backupsDir, sql, signal } = options;
  const started = Date.now();
  const name = `drawbridge-${new Date(started).toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`;
  const file = path.join(backupsDir, name);
  const unfinished = `${file}.unfinished`;
  try {
    mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
    removeUnfinished(backupsDir);
    await pipeline(
      backupContent(directory, sql),
      createGzip({ level: 1 }),
      createWriteStream(unfinished, { mode: 0o600 }),
      { ...(signal ? { signal } : {}) },
    );
    fsyncPath(unfinished);
    renameDurably(unfinished, file);
    for (const old of listBackups(backupsDir).slice(KEEP)) rmSync(old.file, { force: true });
    return { file, bytes: statSync(file).size, tookMs: Date.now() - started };
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw explainFileError(error, backupsDir);
  }
}

/** The backups of a directory, newest first. */
export function listBackups(backupsDir: string): { file: string; madeAt: Date }[] {
  let names: string[];
  try {
    names = readdirSync(backupsDir);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      if (!match) return [];
      const [, day, hours, minutes, seconds] = match;
      return [
        { file: path.join(backupsDir, name), madeAt: new Date(`${day}T${hours}:${minutes}:${seconds}Z`) },
      ];
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** When the next backup is due, counted from now in milliseconds: six hours after the newest, but not at once. */
export function nextBackupIn(newest: Date | null, now: Date): number {
  const due = newest === null ? 0 : newest.getTime() + EVERY_MS - now.getTime();
  // A clock that was set back must not put backups off for longer than usual.
  return Math.min(Math.max(due, FIRST_DELAY_MS), EVERY_MS);
}

/**
 * Makes a backup whenever the newest is six hours old. One that fails is logged and tried again half an hour
 * later; it never stops the server.
 */
export function scheduleBackups(options: {
  backupsDir: string;
  backup: (signal: AbortSignal) => Promise<Backup>;
  log: Log;
}): { stop(): Promise<void> } {
  const { backupsDir, backup, log } = options;
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const plan = (delay: number) => {
    if (abort.signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, delay).unref();
  };
  const run = async () => {
    try {
      const { file, bytes, tookMs } = await backup(abort.signal);
      log.info({ file, bytes, tookMs }, 'backup written');
      plan(EVERY_MS);
    } catch (error) {
      if (!abort.signal.aborted) log.error({ err: error }, 'the backup failed; it will be tried again');
      plan(RETRY_MS);
    }
  };
  plan(nextBackupIn(listBackups(backupsDir)[0]?.madeAt ?? null, new Date()));
  return {
    async stop() {
      clearTimeout(timer);
      abort.abort();
      await running;
    },
  };
}

function removeUnfinished(backupsDir: string): void {
  for (const name of readdirSync(backupsDir)) {
    if (/^drawbridge-.*\.unfinished$/.test(name)) rmSync(path.join(backupsDir, name), { force: true });
  }
}
