import { writeSync } from 'node:fs';
import { DatabaseError, type DatabaseErrorReason } from '../databaseError';

/** What the server tells the database process. */
export type ToDatabase = { type: 'close' } | { type: 'count'; id: number };

/** What the database process tells the server. */
export type FromDatabase =
  | { type: 'progress'; line: string }
  | { type: 'ready'; socketDir: string }
  | { type: 'count'; id: number; fsyncs: number };

/** What the server hands over when it starts the database process. */
export type DatabaseProcessOptions = {
  dataDir: string;
  serverPid: number;
  serverStartedAt: string;
  lockWaitMs?: number;
};

const MARK = 'drawbridge-database-error ';

/**
 * Ends this process because of an error, at once and without returning to whoever called: it may be called
 * from within the engine. The reason goes to standard error, written before the process ends.
 */
export function exitWith(error: unknown): never {
  const known =
    error instanceof DatabaseError
      ? { reason: error.reason, message: error.message }
      : { reason: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  try {
    writeSync(2, `\n${MARK}${JSON.stringify(known)}\n`);
  } catch {
    // Nobody listens any more.
  }
  process.exit(1);
}

/** The error that a database process ended with, read from what it wrote to standard error. */
export function errorOfChild(stderr: string, code: number | string | null, what: string): DatabaseError {
  const line = stderr.split('\n').findLast((text) => text.startsWith(MARK));
  if (line) {
    const { reason, message } = JSON.parse(line.slice(MARK.length)) as {
      reason: DatabaseErrorReason | null;
      message: string;
    };
    return reason ? new DatabaseError(reason, message) : new DatabaseError('lost', `${what}: ${message}`);
  }
  const tail = stderr.trim().split('\n').slice(-3).join(' ').slice(-500);
  const how = typeof code === 'string' ? `it was ended by ${code}` : `it ended with code ${code}`;
  return new DatabaseError('lost', `${what}: ${how}${tail ? `, saying: ${tail}` : ''}.`);
}
