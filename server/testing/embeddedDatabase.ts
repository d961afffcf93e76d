import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import {
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
  startEmbeddedDatabase,
} from '@/server/db/embedded';
import { lockDatabase } from '@/server/db/embedded/lock';
import { type Migration, migrate } from '@/server/db/migrate';
import { embeddedEntry } from './embeddedEntry';

/** A log that says nothing. */
export const silentLog = pino({ level: 'silent' });

/** A new directory for a test's data; the test removes it. */
export function temporaryDataDir(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'drawbridge-test-'));
}

/**
 * Starts an embedded database with these migrations applied, in a data directory of its own. It is copied
 * from one that is made once for each set of migrations, and kept between runs: making one takes seconds.
 */
export async function startTestEmbedded(
  migrations: Migration[],
): Promise<{ embedded: EmbeddedDatabase; dataDir: string; remove(): Promise<void> }> {
  const dataDir = await migratedDataDir(migrations);
  const embedded = await startEmbedded(dataDir);
  return {
    embedded,
    dataDir,
    async remove() {
      await embedded.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts the embedded database of a data directory. */
export async function startEmbedded(
  dataDir: string,
  options: Partial<EmbeddedDatabaseOptions> = {},
): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({ dataDir, entry: await embeddedEntry(), log: silentLog, ...options });
}

/** A new data directory that holds a database with these migrations applied. */
export async function migratedDataDir(migrations: Migration[]): Promise<string> {
  const template = await migratedTemplate(migrations);
  const dataDir = temporaryDataDir();
  cpSync(path.join(template, 'database'), path.join(dataDir, 'database'), { recursive: true });
  return dataDir;
}

/** The directory of a migrated database that nobody has open, made by the first test process that asks. */
async function migratedTemplate(migrations: Migration[]): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12);
  const template = path.join(os.tmpdir(), `drawbridge-template-${os.userInfo().uid}-${digest}`);
  const finished = path.join(template, 'finished');
  if (existsSync(finished)) return template;
  const making = path.join(template, 'making');
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const lock = await lockDatabase(making, { pid: process.pid, startedAt: new Date() }, { waitMs: 90_000 });
  try {
    if (existsSync(finished)) return template;
    const embedded = await startEmbedded(template);
    const client = new pg.Client(embedded.poolConfig);
    await client.connect();
    await migrate(client, migrations);
    await client.end();
    await embedded.close();
    writeFileSync(finished, '');
    return template;
  } finally {
    lock.release();
  }
}
