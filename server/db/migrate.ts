import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientBase } from 'pg';
import { DatabaseError } from './databaseError';

/** One migration of `prisma/migrations`; the checksum is the sha256 of its file, as Prisma's own tools count. */
export type Migration = { name: string; sql: string; checksum: string };

type Row = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/** The key of Prisma's own advisory lock, so that its tools and this runner exclude each other. */
const LOCK_KEY = 72_707_369;
const LOCK_WAIT = '120s';

const RECORDS_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/** Reads every migration of a directory, oldest first. */
export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(directory, name, 'migration.sql'));
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    });
}

/**
 * Finds the migrations that a database still needs.
 * @throws DatabaseError when its history does not agree with this program.
 */
export function planMigrations(known: Migration[], rows: Row[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const history = rows.filter((row) => row.rolled_back_at === null);
  for (const row of history) {
    const migration = byName.get(row.migration_name);
    if (!migration) {
      throw new DatabaseError(
        'newer',
        `The database is newer than this program: it has the migration ${row.migration_name}, which this program does not know. ` +
          'Start the version of Drawbridge that was used last, or restore a backup that this version made.',
      );
    }
    if (row.finished_at === null) {
      throw new DatabaseError(
        'migration',
        `The migration ${row.migration_name} was started in this database and never finished. ` +
          'Restore a backup, or repair the database and mark the migration with `npx prisma migrate resolve`.',
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new DatabaseError(
        'migration',
        `The migration ${row.migration_name} has been changed since it was applied to this database. ` +
          `Bring back the original prisma/migrations/${row.migration_name}/migration.sql; a change of the schema needs a migration of its own.`,
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return known.filter((migration) => !applied.has(migration.name));
}

/**
 * Brings a database up to date: applies the missing migrations in order, each in one transaction together
 * with its record in `_prisma_migrations`. Several processes may do so at once; one works, the others wait.
 * Needs a connection of its own (not a transaction pooler's).
 * @returns the names of the migrations that were applied now.
 * @throws DatabaseError; a migration that fails leaves the database as it was before it.
 */
export async function migrate(
  client: ClientBase,
  migrations: Migration[],
  onProgress: (line: string) => void = () => {},
): Promise<string[]> {
  await lock(client, onProgress);
  try {
    await client.query("SET client_min_messages = 'warning'");
    await client.query(RECORDS_TABLE);
    const { rows } = await client.query<Row>(
      'SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at',
    );
    const plan = planMigrations(migrations, rows);
    for (const [index, migration] of plan.entries()) {
      onProgress(`Applying migration ${index + 1} of ${plan.length}: ${migration.name}`);
      await apply(client, migration);
    }
    return plan.map((migration) => migration.name);
  } finally {
    // Where the connection is lost, the lock has gone with it.
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => {});
  }
}

async function lock(client: ClientBase, onProgress: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [LOCK_KEY]);
  if (rows[0]?.got) return;
  onProgress('Another process is migrating the database; waiting for it');
  await client.query(`SET lock_timeout = '${LOCK_WAIT}'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  } catch (error) {
    throw new DatabaseError(
      'migration',
      'Another process has been migrating the database for over two minutes. Find out whether it is stuck, stop it and start again.',
      { cause: error },
    );
  } finally {
    await client.query('RESET lock_timeout').catch(() => {});
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      'migration',
      `The migration ${migration.name} failed, and the database is as it was before: ${reason}`,
      { cause: error },
    );
  }
}
