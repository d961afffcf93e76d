import type { PrismaClient } from '@/prisma/generated/client';
import type { Bus } from './bus';
import type { Env } from './env';
import { AppError } from './errors';
import type { Log } from './log';

/** What the running process offers to everything in it. */
export type Runtime = {
  env: Env;
  log: Log;
  db: PrismaClient;
  bus: Bus;
  /** The people connected to a room's board at this moment. */
  connectedPeople(roomId: string): string[];
  /** True if an error means that the database cannot be reached or written now. */
  isDatabaseDown(error: unknown): boolean;
  /** Absolute path of the shipped packs and rubrics. */
  seedsDir: string;
  now(): Date;
};

/**
 * What a service's failure may be shown as: itself where it is an AppError, `unavailable` where the database
 * is away, and null for an error that nobody foresaw.
 */
export function showableError(rt: Pick<Runtime, 'isDatabaseDown'>, error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!rt.isDatabaseDown(error)) return null;
  return new AppError(
    'unavailable',
    'The database cannot be reached at the moment. What was saved is safe; try again shortly.',
  );
}

const KEY = Symbol.for('drawbridge.runtime');
type Holder = { [KEY]?: Runtime };

/** Sets the process's runtime. Called once by `main`, and by tests. */
export function setRuntime(runtime: Runtime): void {
  (globalThis as Holder)[KEY] = runtime;
}

/**
 * The process's runtime. It sits on `globalThis` because Next's bundle and the server's bundle are two
 * module graphs, in which a module-level variable would exist twice.
 */
export function getRuntime(): Runtime {
  const runtime = (globalThis as Holder)[KEY];
  if (!runtime) throw new Error('The runtime is not set: start the process through server/main.ts.');
  return runtime;
}
