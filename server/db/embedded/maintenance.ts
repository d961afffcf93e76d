import type pg from 'pg';
import type { Log } from '@/server/log';

export type Maintenance = {
  /** Runs work during which no checkpoint may be made; it waits for one that runs. One at a time. */
  withoutCheckpoints<T>(work: () => Promise<T>): Promise<T>;
  /** Ends it, after what is running. */
  stop(): Promise<void>;
};

const LOOK_MS = 60_000;
const TIDY_MS = 60 * 60_000;
/** How much log may gather before it is written through to the tables, and after which time any is. */
const CHECKPOINT_BYTES = 16 * 1024 * 1024;
const CHECKPOINT_MS = 5 * 60_000;
const IDLE_BYTES = 16 * 1024;

const LOG_SINCE_CHECKPOINT = `
  SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`;

/** PostgreSQL's own thresholds for its automatic vacuum, and its age for freezing. */
const TABLES_TO_TIDY = `
  SELECT format('%I.%I', s.schemaname, s.relname) AS name,
         s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) OR age(c.relfrozenxid) > 150000000 AS vacuum,
         age(c.relfrozenxid) > 150000000 AS freeze
    FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid
   WHERE s.schemaname NOT IN ('information_schema', 'pg_toast')
     AND (s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
       OR s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
       OR age(c.relfrozenxid) > 150000000)`;

/**
 * Does for the embedded database what a PostgreSQL server's background processes do; the engine has none.
 * Without checkpoints its log would grow for as long as it runs, and every start after a kill would read
 * all of it; without vacuum its tables would only grow. It all goes through the one connection, between the
 * queries of others.
 */
export function startMaintenance(sql: pg.Pool, log: Log): Maintenance {
  let last = Date.now();
  let stopped = false;
  let line: Promise<unknown> = Promise.resolve();

  function inLine<T>(work: () => Promise<T>): Promise<T> {
    const result = line.then(work);
    line = result.catch(() => {});
    return result;
  }
  function regularly(name: string, work: () => Promise<unknown>) {
    void inLine(async () => {
      if (!stopped) await work();
    }).catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, `the database could not be ${name}`);
    });
  }

  async function checkpoint() {
    const { rows } = await sql.query<{ bytes: number }>(LOG_SINCE_CHECKPOINT);
    const bytes = rows[0]?.bytes ?? 0;
    if (bytes < IDLE_BYTES || (bytes < CHECKPOINT_BYTES && Date.now() - last < CHECKPOINT_MS)) return;
    await sql.query('CHECKPOINT');
    last = Date.now();
  }

  const timers = [
    setInterval(() => regularly('checkpointed', checkpoint), LOOK_MS),
    setInterval(() => regularly('tidied', () => tidyTables(sql)), TIDY_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    withoutCheckpoints: inLine,
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await line;
    },
  };
}

/** Removes dead rows and renews the planner's figures where enough has changed. Tells which tables it did. */
export async function tidyTables(sql: pg.Pool): Promise<string[]> {
  // The figures are handed in when a query ends, but no more than once a second unless asked for.
  await sql.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await sql.query<{ name: string; vacuum: boolean; freeze: boolean }>(TABLES_TO_TIDY);
  for (const { name, vacuum, freeze } of rows) {
    await sql.query(vacuum ? `VACUUM (ANALYZE${freeze ? ', FREEZE' : ''}) ${name}` : `ANALYZE ${name}`);
  }
  return rows.map((row) => row.name);
}
