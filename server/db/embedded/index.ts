import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { Log } from '@/server/log';
import { DatabaseError } from '../databaseError';
import { explainFileError } from '../durable';
import { type DatabaseProcessOptions, errorOfChild, type FromDatabase, type ToDatabase } from './protocol';

export type EmbeddedDatabase = {
  /**
   * How to connect. One connection at a time may work: the engine is a single session, and messages of two
   * connections can get mixed up. So: a pool with `max: 1`, and everything goes through it.
   */
  poolConfig: pg.PoolConfig;
  connectionString: string;
  /** The database process. */
  pid: number;
  /** Where its files are. */
  directory: string;
  /** How often it has made files durable since it started; for tests. */
  fsyncs(): Promise<number>;
  /** Closes it in order. All connections must have been closed before. */
  close(): Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  dataDir: string;
  /** The database process: server/db/embedded/process.ts as a bundled JavaScript file. */
  entry: string;
  log: Log;
  onProgress?: (line: string) => void;
  /** Told when the database has stopped by itself. By default that is logged and ends the process. */
  onLost?: (error: DatabaseError) => void;
  /** How long to wait for another process that has it open, in milliseconds; 10 s by default. */
  lockWaitMs?: number;
};

const CLOSE_DEADLINE_MS = 12_000;

/**
 * Starts the embedded database of a data directory, which is made where there is none.
 * @throws DatabaseError saying why it cannot be opened
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { log, entry } = options;
  const dataDir = path.resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  const processOptions: DatabaseProcessOptions = {
    dataDir,
    serverPid: process.pid,
    serverStartedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    ...(options.lockWaitMs === undefined ? {} : { lockWaitMs: options.lockWaitMs }),
  };
  const child = fork(entry, ['serve', JSON.stringify(processOptions)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const send = (message: ToDatabase) => child.connected && child.send(message);

  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-10_000);
  });

  let closing = false;
  let ready = false;
  const counts = new Map<number, (fsyncs: number) => void>();
  const ended = new Promise<DatabaseError>((resolve) => {
    child.on('error', (error) =>
      resolve(new DatabaseError('lost', `The database process cannot be started: ${error.message}`)),
    );
    child.on('close', (code, signal) =>
      resolve(errorOfChild(said, signal ?? code, 'The embedded database has stopped')),
    );
  });
  void ended.then((error) => {
    if (closing || !ready) return;
    log.fatal({ reason: error.reason }, error.message);
    if (options.onLost) options.onLost(error);
    else process.exit(1);
  });

  const socketDir = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: FromDatabase) => {
      if (message.type === 'progress') options.onProgress?.(message.line);
      if (message.type === 'count') counts.get(message.id)?.(message.fsyncs);
      if (message.type === 'ready') resolve(message.socketDir);
    });
    void ended.then(reject);
  });
  ready = true;

  const poolConfig: pg.PoolConfig = {
    host: socketDir,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    idleTimeoutMillis: 0,
  };
  let lastCount = 0;
  return {
    poolConfig,
    connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`,
    pid: child.pid ?? 0,
    directory: path.join(dataDir, 'database'),
    fsyncs() {
      const id = ++lastCount;
      return new Promise((resolve) => {
        counts.set(id, resolve);
        send({ type: 'count', id });
      });
    },
    async close() {
      closing = true;
      const stuck = setTimeout(() => child.kill('SIGKILL'), CLOSE_DEADLINE_MS);
      send({ type: 'close' });
      await ended;
      clearTimeout(stuck);
    },
  };
}
