import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '@/server/testing/database';
import { migratedDataDir, startEmbedded, temporaryDataDir } from '@/server/testing/embeddedDatabase';
import { embeddedEntry } from '@/server/testing/embeddedEntry';
import { DatabaseError } from '../databaseError';
import { readMigrations } from '../migrate';
import type { EmbeddedDatabase } from '.';

const migrated = await migratedDataDir(readMigrations(MIGRATIONS_DIR));
const directories = [migrated];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});
function fresh(copy = true): string {
  const directory = temporaryDataDir();
  directories.push(directory);
  if (copy) cpSync(path.join(migrated, 'database'), path.join(directory, 'database'), { recursive: true });
  return directory;
}

let open: EmbeddedDatabase | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function query<T extends pg.QueryResultRow>(database: EmbeddedDatabase, sql: string): Promise<T[]> {
  const client = new pg.Client(database.poolConfig);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a data directory', () => {
  it('gets a database where there is none, and tells that this takes a while', async () => {
    const dataDir = fresh(false);
    const lines: string[] = [];
    open = await startEmbedded(dataDir, { onProgress: (line) => lines.push(line) });
    expect(lines).toEqual(['Creating the database, once; this takes some seconds']);
    expect(await query(open, "SELECT current_setting('server_encoding') AS encoding")).toEqual([
      { encoding: 'UTF8' },
    ]);
    expect(readdirSync(dataDir).sort()).toEqual(['database', 'database.lock', 'run']);
    for (const name of ['database', 'run']) expect(statSync(path.join(dataDir, name)).mode & 0o077).toBe(0);
  });

  it('gets a copy of the template that the build has put beside the program', async () => {
    const entry = await embeddedEntry();
    const beside = mkdtempSync(path.join(path.dirname(entry), 'template-'));
    directories.push(beside);
    cpSync(entry, path.join(beside, 'embedded.mjs'));
    cpSync(path.join(migrated, 'database'), path.join(beside, 'databaseTemplate'), { recursive: true });
    const dataDir = fresh(false);
    const lines: string[] = [];
    open = await startEmbedded(dataDir, {
      entry: path.join(beside, 'embedded.mjs'),
      onProgress: (line) => lines.push(line),
    });
    expect(lines).toEqual([]);
    expect(await query(open, 'SELECT count(*)::int AS count FROM "Workspace"')).toEqual([{ count: 0 }]);
    expect(statSync(path.join(dataDir, 'database')).mode & 0o077).toBe(0);
  });

  it('is never taken over half-made: what a kill left behind goes away', async () => {
    const dataDir = fresh();
    mkdirSync(path.join(dataDir, 'database.new-12345/base'), { recursive: true });
    open = await startEmbedded(dataDir);
    expect(existsSync(path.join(dataDir, 'database.new-12345'))).toBe(false);
  });

  it('is held by one process, which is named', async () => {
    const dataDir = fresh();
    open = await startEmbedded(dataDir);
    const lines: string[] = [];
    await expect(
      startEmbedded(dataDir, { lockWaitMs: 300, onProgress: (line) => lines.push(line) }),
    ).rejects.toMatchObject({
      reason: 'in_use',
      message: expect.stringMatching(
        new RegExp(
          `^DATA_DIR: ${dataDir} is in use by process ${process.pid} \\(started \\d{4}-.* UTC\\)\\.`,
        ),
      ),
    });
    expect(lines).toEqual(['Waiting for another process to close the database']);
    expect(await query(open, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('may have a long path', async () => {
    const dataDir = path.join(fresh(false), 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(path.dirname(dataDir), { recursive: true });
    cpSync(migrated, dataDir, { recursive: true });
    open = await startEmbedded(dataDir);
    expect(await query(open, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('durability', () => {
  it('makes every commit durable before it is acknowledged', async () => {
    open = await startEmbedded(fresh());
    await query(open, 'CREATE TABLE t (n int)');
    const client = new pg.Client(open.poolConfig);
    await client.connect();
    const before = await open.fsyncs();
    for (let n = 0; n < 100; n++) await client.query('INSERT INTO t VALUES ($1)', [n]);
    const after = await open.fsyncs();
    await client.end();
    expect(after - before).toBeGreaterThanOrEqual(100);
  });

  it('is set as it must be', async () => {
    open = await startEmbedded(fresh());
    const rows = await query<{ name: string; setting: string }>(
      open,
      `SELECT name, setting FROM pg_settings WHERE name IN
         ('fsync', 'wal_sync_method', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'TimeZone')`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      wal_sync_method: 'fsync',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      TimeZone: 'UTC',
    });
  });
});

describe('a database process that is killed', () => {
  it('is told about, once, and leaves a database that opens again', async () => {
    const dataDir = fresh();
    const errors: DatabaseError[] = [];
    const database = await startEmbedded(dataDir, { onLost: (error) => errors.push(error) });
    process.kill(database.pid, 'SIGKILL');
    await expect.poll(() => errors.length).toBe(1);
    expect(errors[0]).toMatchObject({ reason: 'lost', message: expect.stringContaining('SIGKILL') });
    open = await startEmbedded(dataDir);
    expect(await query(open, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(errors).toHaveLength(1);
  });

  it('does not end by a signal that the whole group gets', async () => {
    open = await startEmbedded(fresh());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(open.pid, signal);
    expect(await query(open, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a database that cannot be opened is left as it is, with a sentence for it', () => {
  it.each([
    ['its version file is missing', 'PG_VERSION', null, 'damaged', 'important files are missing'],
    ['it is from a newer engine', 'PG_VERSION', '19\n', 'newer', 'newer version of Drawbridge'],
    ['its control file is garbage', 'global/pg_control', 'x'.repeat(8192), 'damaged', 'Restore a backup'],
    ['its control file is empty', 'global/pg_control', '', 'damaged', 'Restore a backup'],
    ['a table of its catalogue is garbage', 'base/5/1259', 'x'.repeat(65536), 'damaged', 'Restore a backup'],
  ])('when %s', async (_, file, content, reason, sentence) => {
    const dataDir = fresh();
    const target = path.join(dataDir, 'database', file);
    if (content === null) rmSync(target);
    else writeFileSync(target, content);
    const error: unknown = await startEmbedded(dataDir).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ reason, message: expect.stringContaining(sentence) });
    expect((error as DatabaseError).message).toContain(path.join(dataDir, 'database'));
    expect(existsSync(target)).toBe(content !== null);
  });

  it('when its file is not a folder', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'drawbridge-test-'));
    directories.push(dataDir);
    writeFileSync(path.join(dataDir, 'database'), '');
    await expect(startEmbedded(dataDir)).rejects.toMatchObject({ reason: 'damaged' });
  });
});
