import path from 'node:path';
import pg from 'pg';
import type { PrismaClient } from '@/prisma/generated/client';
import type { Log } from '@/server/log';
import { type Backup, scheduleBackups, writeBackup } from './backup';
import type { DatabaseError } from './databaseError';
import { startEmbeddedDatabase } from './embedded';
import { startMaintenance } from './embedded/maintenance';
import { migrate, readMigrations } from './migrate';
import { type Prepare, preparer } from './preparedStatement';
import { createPrismaPool, warmUpPrisma } from './prismaPool';
import { connectToServer } from './server';
import { explainServerError } from './serverErrors';

export { isDatabaseDown, isWriteConflict } from './serverErrors';

export type OpenDatabase = {
  db: PrismaClient;
  /** Makes a statement that each connection plans once, for what has to be faster than Prisma is. */
  prepare: Prepare;
  kind: 'embedded' | 'server';
  /** Waits for running queries and closes the database in order. */
  close(): Promise<void>;
  /** Writes a backup now. Only the embedded database has it; a server is backed up by its own means. */
  backup?(): Promise<Backup>;
};

export type OpenDatabaseOptions = {
  env: { DATABASE_URL?: string | undefined; DATA_DIR: string };
  log: Log;
  onProgress?: (line: string) => void;
  /** The embedded database's process as a bundled JavaScript file. */
  entry: string;
  /** Absolute path of prisma/migrations. */
  migrationsDir: string;
  /** Told when the embedded database has stopped by itself. By default that is logged and ends the process. */
  onLost?: (error: DatabaseError) => void;
  /** Whether the embedded database is backed up by itself; it is unless this is false. */
  scheduledBackups?: boolean;
};

const SERVER_CONNECTIONS = 10;

/**
 * Opens the database that the environment names, brings it up to date and returns a client for it.
 * When a server's database is lost later, queries fail with errors that `isDatabaseDown` knows, until it is
 * back; the pool reconnects by itself.
 * @throws DatabaseError whose message says what is wrong and what to do
 */
export function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const url = options.env.DATABASE_URL;
  const warm = warmUpPrisma();
  return url ? openServer(url, options, warm) : openEmbedded(options, warm);
}

async function openServer(
  url: string,
  options: OpenDatabaseOptions,
  warm: Promise<void>,
): Promise<OpenDatabase> {
  const { log, onProgress } = options;
  const client = await connectToServer(url, onProgress);
  try {
    await migrate(client, readMigrations(options.migrationsDir), onProgress);
  } catch (error) {
    throw (error as { name?: unknown }).name === 'DatabaseError' ? error : explainServerError(error, url);
  } finally {
    await client.end().catch(() => {});
  }
  await warm;
  const { db, pool, close } = createPrismaPool({ connectionString: url, max: SERVER_CONNECTIONS }, (error) =>
    log.warn({ err: error }, 'a database connection broke; it will be replaced'),
  );
  await db.$connect();
  return { db, prepare: preparer(pool), kind: 'server', close };
}

async function openEmbedded(options: OpenDatabaseOptions, warm: Promise<void>): Promise<OpenDatabase> {
  const { log, onProgress, entry, onLost } = options;
  const dataDir = path.resolve(options.env.DATA_DIR);
  const embedded = await startEmbeddedDatabase({
    dataDir,
    entry,
    log,
    ...(onProgress ? { onProgress } : {}),
    ...(onLost ? { onLost } : {}),
  });
  try {
    const client = new pg.Client(embedded.poolConfig);
    await client.connect();
    try {
      await migrate(client, readMigrations(options.migrationsDir), onProgress);
    } finally {
      await client.end().catch(() => {});
    }
  } catch (error) {
    await embedded.close();
    throw error;
  }

  await warm;
  const prisma = createPrismaPool(embedded.poolConfig, (error) =>
    log.warn({ err: error }, 'the connection to the embedded database broke; it will be replaced'),
  );
  await prisma.db.$connect();
  const maintenance = startMaintenance(prisma.pool, log);
  const backupsDir = path.join(dataDir, 'backups');
  const backup = (signal?: AbortSignal) =>
    maintenance.withoutCheckpoints(() =>
      writeBackup({
        directory: embedded.directory,
        backupsDir,
        sql: prisma.pool,
        ...(signal ? { signal } : {}),
      }),
    );
  const schedule = options.scheduledBackups === false ? null : scheduleBackups({ backupsDir, backup, log });
  return {
    db: prisma.db,
    prepare: preparer(prisma.pool),
    kind: 'embedded',
    backup: () => backup(),
    async close() {
      await schedule?.stop();
      await maintenance.stop();
      await prisma.close();
      await embedded.close();
    },
  };
}
