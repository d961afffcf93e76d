import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createDatabase } from './database.mjs';
import { DATA, ROOT } from './paths.mjs';
import { PEERS } from './peers.mjs';

const SERVER_CORE = '0';
const START_MS = 60_000;
const STOP_MS = 10_000;

/**
 * Starts a server on its core.
 * @param {'none' | 'own' | 'embedded' | 'postgres'} storage where it keeps boards
 */
export async function serve(peerName, storage = 'none') {
  const peer = PEERS[peerName];
  const port = await freePort();
  const place = await preparePlace(storage);
  const node = peer.node?.() ?? process.execPath;
  const child = spawn('taskset', ['-c', SERVER_CORE, node, '--expose-gc', peer.entry], {
    env: {
      ...environment(),
      PORT: String(port),
      NODE_ENV: 'production',
      MIGRATIONS_DIR: path.join(ROOT, 'prisma', 'migrations'),
      ...place.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready' || line.startsWith('memory ')) waiting.shift()?.(line);
  });
  const nextLine = () => new Promise((resolve) => waiting.push(resolve));
  const started = await Promise.race([
    nextLine(),
    ended.then(() => null),
    new Promise((resolve) => setTimeout(resolve, START_MS, null).unref()),
  ]);
  if (started !== 'ready') {
    child.kill('SIGKILL');
    throw new Error(`${peer.title} did not start.`);
  }
  return {
    target: { dialect: peer.dialect, path: peer.path, port, pid: child.pid, database: place.database },
    /** Bytes resident, and bytes used by the heap and outside of it, after a collection. */
    async memory() {
      const line = nextLine();
      child.kill('SIGUSR2');
      return JSON.parse((await line).slice('memory '.length));
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
      await place.remove();
    },
  };
}

/** Where a server stores, as its environment says it. */
async function preparePlace(storage) {
  if (storage === 'none') return { env: {}, remove: async () => {} };
  mkdirSync(DATA, { recursive: true });
  const directory = mkdtempSync(path.join(DATA, `${storage}-`));
  const database = storage === 'postgres' ? await createDatabase() : null;
  return {
    database: database?.name,
    env: { DATA_DIR: directory, ...(database ? { DATABASE_URL: database.url } : {}) },
    async remove() {
      await database?.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** This process's environment without what would make a server another one than meant. */
function environment() {
  const { DATABASE_URL, DATA_DIR, REDIS_URL, NODE_OPTIONS, ...rest } = process.env;
  return rest;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
