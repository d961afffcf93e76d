import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { PrismaClient } from '@/prisma/generated/client';
import { migrate, readMigrations } from '@/server/db/migrate';
import { type Prepare, preparer } from '@/server/db/preparedStatement';
import { createPrismaPool } from '@/server/db/prismaPool';

export type TestDatabaseKind = 'postgres' | 'embedded';

export type TestDatabase = {
  kind: TestDatabaseKind;
  db: PrismaClient;
  /** The connections that `db` uses. */
  pool: pg.Pool;
  prepare: Prepare;
  /** A connection string for further connections, for instance those of another process. */
  url: string;
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
};

/** The shipped migrations. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The server that integration tests use: any PostgreSQL on which databases may be created. */
const SERVER_URL = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const TEMPLATE_LOCK_KEY = 72_707_370;
const LEFTOVER_AGE_MS = 2 * 60 * 60 * 1000;

/**
 * Makes a fresh, migrated, empty database.
 * @param kind without it: a real PostgreSQL where one can be reached, else the embedded database.
 */
export async function createTestDatabase(kind?: TestDatabaseKind): Promise<TestDatabase> {
  const kinds = await testDatabaseKinds();
  return (kind ?? kinds[0]) === 'postgres' ? createOnServer() : createEmbedded();
}

let kinds: Promise<TestDatabaseKind[]> | undefined;

/**
 * The kinds of database that suites can run on here: `describe.each(await testDatabaseKinds())`.
 * Where no PostgreSQL can be reached, a line says so, and it is the embedded database alone.
 */
export function testDatabaseKinds(): Promise<TestDatabaseKind[]> {
  kinds ??= reachable().then((reason) => {
    if (reason === null) return ['postgres', 'embedded'];
    process.stdout.write(
      `No PostgreSQL at ${withDatabase('', false)} (${reason}): these tests use the embedded database.\n`,
    );
    return ['embedded'];
  });
  return kinds;
}

/** Why the server cannot be used, or null where it can. */
async function reachable(): Promise<string | null> {
  const client = new pg.Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ ok: boolean }>(
      `SELECT current_setting('server_version_num')::int >= 130000
          AND (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user) AS ok`,
    );
    return rows[0]?.ok ? null : 'it is older than 13 or does not let us create databases';
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(() => {});
  }
}

function withDatabase(name: string, withUser = true): string {
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  if (!withUser) {
    url.username = '';
    url.password = '';
  }
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>, url = SERVER_URL): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createOnServer(): Promise<TestDatabase> {
  const name = `drawbridge_test_${Date.now()}_${randomBytes(4).toString('hex')}`;
  await onServer(async (client) => {
    const template = await migratedTemplate(client);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
  const url = withDatabase(name);
  const { db, pool, close } = createPrismaPool({ connectionString: url, max: 10 });
  return {
    kind: 'postgres',
    db,
    pool,
    prepare: preparer(pool),
    url,
    async drop() {
      await close();
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

/** A migrated database to copy from, made once for each set of migrations and kept between runs. */
async function migratedTemplate(client: pg.Client): Promise<string> {
  const migrations = readMigrations(MIGRATIONS_DIR);
  const digest = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12);
  const name = `drawbridge_template_${digest}`;
  if (await exists(client, name)) return name;
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK_KEY]);
  try {
    if (await exists(client, name)) return name;
    await removeLeftovers(client);
    // It gets its name only when it is complete, so that whoever finds it may use it.
    const unfinished = `${name}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS "${unfinished}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${unfinished}" TEMPLATE template0 ENCODING 'UTF8'`);
    await onServer((fresh) => migrate(fresh, migrations), withDatabase(unfinished));
    await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`);
    return name;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK_KEY]);
  }
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

/** Removes the databases of runs that ended before they could tidy up. */
async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'drawbridge\\_test\\_%'
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = pg_database.datname)`,
  );
  for (const { datname } of rows) {
    const made = Number(datname.split('_')[2]);
    if (Date.now() - made > LEFTOVER_AGE_MS) await client.query(`DROP DATABASE IF EXISTS "${datname}"`);
  }
}

async function createEmbedded(): Promise<TestDatabase> {
  const { startTestEmbedded } = await import('./embeddedDatabase');
  const { embedded, remove } = await startTestEmbedded(readMigrations(MIGRATIONS_DIR));
  const { db, pool, close } = createPrismaPool(embedded.poolConfig);
  return {
    kind: 'embedded',
    db,
    pool,
    prepare: preparer(pool),
    url: embedded.connectionString,
    async drop() {
      await close();
      await remove();
    },
  };
}
