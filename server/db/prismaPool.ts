import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { createPool } from './pool';

/** A Prisma client together with the connections that it uses. */
export type PrismaPool = {
  db: PrismaClient;
  pool: pg.Pool;
  /** Waits for running queries, then closes the connections. */
  close(): Promise<void>;
};

/**
 * Makes a Prisma client with a pool of connections. Lost connections are replaced by themselves.
 * @param onConnectionError told of connections that break while nobody uses them
 */
export function createPrismaPool(
  config: pg.PoolConfig,
  onConnectionError: (error: Error) => void = () => {},
): PrismaPool {
  const pool = createPool(config);
  const adapter = new PrismaPg(pool, { onPoolError: onConnectionError, onConnectionError });
  // A transaction waits for a connection as long as a single query does: on the embedded database all of
  // them form one line.
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
  return {
    db,
    pool,
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Loads what Prisma needs for its first query, which takes a few hundred milliseconds: to be done while a
 * database is being opened. It connects to nothing.
 */
export async function warmUpPrisma(): Promise<void> {
  const { db, close } = createPrismaPool({});
  await db.$connect();
  await close();
}
