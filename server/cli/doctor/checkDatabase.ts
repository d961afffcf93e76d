import { existsSync } from 'node:fs';
import { DatabaseError } from '@/server/db/databaseError';
import { lockDatabase } from '@/server/db/embedded/lock';
import { connectToServer } from '@/server/db/server';
import { type Finding, fail, ok, reason } from './finding';

/** The database: the server of DATABASE_URL, or who holds the embedded one. */
export async function checkDatabase(databaseUrl: string | undefined, dataDir: string): Promise<Finding> {
  try {
    return databaseUrl ? await checkServer(databaseUrl) : await checkLock(dataDir);
  } catch (error) {
    if (error instanceof DatabaseError) return fail('Database', error.message);
    return fail('Database', `it cannot be looked at: ${reason(error)}`);
  }
}

async function checkServer(url: string): Promise<Finding> {
  const client = await connectToServer(url, undefined, 0);
  try {
    await client.query('SELECT 1');
    return ok('Database', 'the server of DATABASE_URL answers');
  } finally {
    await client.end();
  }
}

async function checkLock(dataDir: string): Promise<Finding> {
  if (!existsSync(dataDir)) return ok('Database', 'the embedded one is made by the first npm start');
  try {
    const lock = await lockDatabase(dataDir, { pid: process.pid, startedAt: new Date() }, { waitMs: 0 });
    lock.release();
    return ok('Database', 'the embedded one is not in use now');
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.reason !== 'in_use') throw error;
    const holder = /in use by (.+?)\. /.exec(error.message)?.[1] ?? 'another process';
    return ok('Database', `the embedded one is in use by ${holder}`);
  }
}
