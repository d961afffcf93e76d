import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { newDataDir, removeDataDir, startServer } from './support/server';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

let dataDir: string;
test.beforeEach(() => {
  dataDir = newDataDir();
});
test.afterEach(() => removeDataDir(dataDir));

/** Starts the server expecting that it cannot; resolves with its exit code and all it printed. */
function failingStart(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'main.mjs')], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    child.once('exit', (code) => resolve({ code, printed }));
  });
}

test('a wrong environment variable is named, with the way out', async () => {
  const { code, printed } = await failingStart({ PORT: 'eighty', BASE_URL: 'example.com' });
  expect(code).toBe(1);
  expect(printed).toContain('PORT must be a number');
  expect(printed).toContain('BASE_URL must be an address like https://');
});

test('a taken port is named, and nothing is touched', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, printed } = await failingStart({ PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(printed).toContain(`PORT: ${port} is already in use on 127.0.0.1`);
});

test('a file where DATA_DIR should be is named', async () => {
  const file = path.join(dataDir, 'file');
  writeFileSync(file, '');
  const { code, printed } = await failingStart({ DATA_DIR: file });
  expect(code).toBe(1);
  expect(printed).toContain('is not a folder. Set DATA_DIR to a folder.');
});

test('a DATA_DIR that another process uses is left alone', async () => {
  const server = await startServer({ dataDir });
  try {
    const { code, printed } = await failingStart({});
    expect(code).toBe(1);
    expect(printed).toMatch(/DATA_DIR.*in use by process \d+/s);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  } finally {
    await server.stop();
  }
});

test('a damaged database is told apart from a new one', async () => {
  const server = await startServer({ dataDir });
  expect(await server.stop()).toBe(0);
  writeFileSync(path.join(dataDir, 'database', 'PG_VERSION'), 'not a version\n');
  mkdirSync(path.join(dataDir, 'keep'));
  const { code, printed } = await failingStart({});
  expect(code).toBe(1);
  expect(printed).toMatch(/database.*(damaged|cannot be opened)/is);
  expect(printed).toMatch(/backup/i);
});

test('a lost embedded database ends the server with a sentence, and the next start has everything', async () => {
  test.skip(process.platform !== 'linux', 'Finds the process of the database in /proc, which is Linux only.');
  const server = await startServer({ dataDir });
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ');
  expect(children).toHaveLength(1);
  process.kill(Number(children[0]), 'SIGKILL');
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('The embedded database has stopped');
  expect(server.output()).toContain('Run npm start again.');
  const next = await startServer({ dataDir });
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
  await next.stop();
});

test('an unreachable database server is named without its password', async () => {
  const { code, printed } = await failingStart({
    DATABASE_URL: 'postgresql://drawbridge:hunter2hunter2@127.0.0.1:9/drawbridge',
  });
  expect(code).toBe(1);
  expect(printed).toContain('DATABASE_URL');
  expect(printed).not.toContain('hunter2');
});

test('a stop is orderly and a second start is quick', async () => {
  const first = await startServer({ dataDir });
  expect(await first.stop()).toBe(0);
  const started = Date.now();
  const second = await startServer({ dataDir });
  test.info().annotations.push({ type: 'figures', description: `second start: ${Date.now() - started} ms` });
  expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${second.url}/metrics`)).headers.get('content-type')).toContain('text/plain');
  expect(second.output()).not.toContain('Yjs was already imported');
  expect(await second.stop()).toBe(0);
});
