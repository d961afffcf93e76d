import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Longest time a start may take before the test fails, in milliseconds; a first start makes a database. */
const START_DEADLINE_MS = 60_000;

export type RunningServer = {
  url: string;
  dataDir: string;
  pid: number | undefined;
  /** Everything it has printed. */
  output(): string;
  /** Resolves to its exit code once it has ended, by itself or not. */
  ended: Promise<number | null>;
  /** Ends it at once, as a crash would: SIGKILL. */
  kill(): Promise<void>;
  /** Ends it in order: SIGTERM. Resolves to its exit code. */
  stop(): Promise<number | null>;
};

/** A new, empty data folder of its own. */
export function newDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'drawbridge-e2e-'));
}

/** Removes a data folder made by `newDataDir`. */
export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

/**
 * Starts the production build on a free port of 127.0.0.1 with the embedded database.
 * @throws with everything it printed, if it ends or is not ready in time
 */
export async function startServer(
  options: { dataDir: string; env?: Record<string, string>; port?: number } = { dataDir: newDataDir() },
): Promise<RunningServer> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'main.mjs')], {
    cwd: ROOT,
    env: {
      ...inherited,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      DATA_DIR: options.dataDir,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server was not ready in time.\n${printed}`));
    }, START_DEADLINE_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const ready = /Drawbridge is ready at (http\S+)/.exec(printed);
      if (!ready?.[1]) return;
      clearTimeout(deadline);
      resolve(ready[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`The server ended with ${code}.\n${printed}`));
    });
  });
  return {
    url: address,
    dataDir: options.dataDir,
    pid: child.pid,
    ended,
    output: () => printed,
    async kill() {
      await end(child, 'SIGKILL');
    },
    stop: () => end(child, 'SIGTERM'),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
