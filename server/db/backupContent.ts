import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { tarEnd, tarHeader, tarPadding } from './tar';

const CHUNK = 256 * 1024;
/** Directories whose content PostgreSQL makes anew; they must exist. `pg_wal` is added at the end. */
const EMPTIED = new Set([
  ...['pg_wal', 'pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp'],
  ...['pg_subtrans'],
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map|pg_internal\.init.*|pgsql_tmp.*)$/;
const CONTROL_FILE = 'global/pg_control';

/**
 * The bytes of a tar archive of a running database's directory, in PostgreSQL's own way of making a backup:
 * files are copied while they change, and the log from before until after makes them consistent again when
 * the copy is opened for the first time. Queries are held up only by the checkpoint at the beginning.
 */
export async function* backupContent(directory: string, sql: pg.Pool): AsyncGenerator<Buffer> {
  await sql.query("SELECT pg_backup_start('drawbridge', true)");
  let running = true;
  try {
    for await (const relative of walk(directory, '')) {
      if (relative !== CONTROL_FILE) yield* file(directory, relative);
    }
    yield* file(directory, CONTROL_FILE);

    const { rows } = await sql.query<{ label: string; last: string }>(
      'SELECT labelfile AS label, pg_walfile_name(lsn) AS last FROM pg_backup_stop(false)',
    );
    running = false;
    const { label = '', last = '' } = rows[0] ?? {};
    const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
    if (!first) throw new Error('the database did not say where the backup begins');
    yield* content('backup_label', Buffer.from(label));
    const segments = (await readdir(path.join(directory, 'pg_wal')))
      .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
      .sort();
    if (segments[0] !== first || segments.at(-1) !== last) {
      throw new Error('a part of the log went missing while the backup was made');
    }
    for (const segment of segments) yield* file(directory, `pg_wal/${segment}`);
    yield tarEnd();
  } finally {
    // Where it was given up half-way, the database must not think that a backup goes on.
    if (running) await sql.query('SELECT pg_backup_stop(false)').catch(() => {});
  }
}

async function* walk(directory: string, below: string): AsyncGenerator<string> {
  const entries = await readdir(path.join(directory, below), { withFileTypes: true });
  for (const entry of entries) {
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    if (LEFT_OUT.test(entry.name)) continue;
    if (entry.isFile()) yield relative;
    if (!entry.isDirectory()) continue;
    yield relative;
    if (EMPTIED.has(relative)) {
      // The log's own subdirectories are expected to be there.
      if (relative === 'pg_wal') yield* ['pg_wal/archive_status', 'pg_wal/summaries'];
    } else {
      yield* walk(directory, relative);
    }
  }
}

/** An entry for a file or a directory as it is now. A file that has gone meanwhile is left out. */
async function* file(directory: string, relative: string): AsyncGenerator<Buffer> {
  const full = path.join(directory, relative);
  let handle: FileHandle;
  try {
    const stats = await stat(full);
    if (stats.isDirectory()) {
      yield tarHeader({ path: relative, isDirectory: true, size: 0, mode: 0o700, modifiedAt: stats.mtime });
      return;
    }
    handle = await open(full, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    const { size, mtime } = await handle.stat();
    yield tarHeader({ path: relative, isDirectory: false, size, mode: 0o600, modifiedAt: mtime });
    for (let at = 0; at < size; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - at));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
      // One that was cut shorter meanwhile is filled up; the log holds what it should be.
      const got = bytesRead === 0 ? Buffer.alloc(chunk.length) : chunk.subarray(0, bytesRead);
      yield got;
      at += got.length;
    }
    yield tarPadding(size);
  } finally {
    await handle.close();
  }
}

async function* content(name: string, bytes: Buffer): AsyncGenerator<Buffer> {
  yield tarHeader({
    path: name,
    isDirectory: false,
    size: bytes.length,
    mode: 0o600,
    modifiedAt: new Date(),
  });
  yield bytes;
  yield tarPadding(bytes.length);
}
