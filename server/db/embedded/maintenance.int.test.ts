import { rmSync } from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MIGRATIONS_DIR } from '@/server/testing/database';
import { migratedDataDir, silentLog, startEmbedded } from '@/server/testing/embeddedDatabase';
import { readMigrations } from '../migrate';
import { createPool } from '../pool';
import type { EmbeddedDatabase } from '.';
import { startMaintenance, tidyTables } from './maintenance';

let dataDir: string;
let embedded: EmbeddedDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  dataDir = await migratedDataDir(readMigrations(MIGRATIONS_DIR));
  embedded = await startEmbedded(dataDir);
  pool = createPool(embedded.poolConfig);
  await pool.query('CREATE TABLE t (id int PRIMARY KEY, b text)');
});
afterAll(async () => {
  await pool.end();
  await embedded.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const redo = async () =>
  (await pool.query<{ redo: string }>('SELECT redo_lsn::text AS redo FROM pg_control_checkpoint()')).rows[0]
    ?.redo;

it('writes the log through once enough has gathered, and not when nothing has changed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const maintenance = startMaintenance(pool, silentLog);
  try {
    const before = await redo();
    await pool.query(
      `INSERT INTO t SELECT g, (SELECT string_agg(md5(random()::text || h), '') FROM generate_series(1, 60) h)
         FROM generate_series(1, 10000) g`,
    );
    vi.advanceTimersByTime(60_000);
    await maintenance.withoutCheckpoints(async () => {});
    const after = await redo();
    expect(after).not.toBe(before);
    vi.advanceTimersByTime(60 * 60_000);
    await maintenance.withoutCheckpoints(async () => {});
    await pool.query('SELECT 1');
    const later = await redo();
    vi.advanceTimersByTime(10 * 60_000);
    await maintenance.withoutCheckpoints(async () => {});
    expect(await redo()).toBe(later);
  } finally {
    vi.useRealTimers();
    await maintenance.stop();
  }
});

it('tidies the tables in which much has changed, and only those', async () => {
  await tidyTables(pool);
  await pool.query('UPDATE t SET b = id::text');
  expect(await tidyTables(pool)).toContain('public.t');
  expect(await tidyTables(pool)).not.toContain('public.t');
  const { rows } = await pool.query(
    "SELECT n_dead_tup::int AS dead FROM pg_stat_all_tables WHERE relname = 't'",
  );
  expect(rows).toEqual([{ dead: 0 }]);
});
