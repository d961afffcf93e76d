import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from './command';
import { runCli } from './runCli';

export type Ran = { code: number; out: string; err: string };

/** A folder to run command lines in, with a DATA_DIR that holds a token. */
export function createDesk() {
  const root = mkdtempSync(path.join(tmpdir(), 'drawbridge-cli-'));
  const dataDir = path.join(root, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  writeFileSync(path.join(dataDir, 'admin-token'), 'dbr_token\n', { mode: 0o600 });
  return {
    root,
    dataDir,
    file: (name: string) => path.join(root, name),
    clear: () => rmSync(root, { recursive: true, force: true }),
    /** Runs a command line as the process would. */
    async run(argv: string[], env: Record<string, string> = {}, stdin?: string): Promise<Ran> {
      const out: string[] = [];
      const err: string[] = [];
      const code = await runCli(argv, {
        env,
        root,
        async readStdin() {
          if (stdin === undefined) throw new UsageError('Nothing is on standard input.');
          return stdin;
        },
        out: (line) => out.push(line),
        err: (line) => err.push(line),
      });
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
  };
}

export type Received = { method: string; path: string; authorization: string; body: unknown };

/** A server that keeps what it is asked and answers with what the test says. */
export async function startFakeServer(answer: (received: Received) => { status?: number; body: unknown }) {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const request = {
      method: req.method ?? '',
      path: req.url ?? '',
      authorization: req.headers.authorization ?? '',
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
    received.push(request);
    const { status = 200, body } = answer(request);
    res.statusCode = status;
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = String((server.address() as AddressInfo).port);
  return {
    received,
    env: { PORT: port, HOST: '127.0.0.1' },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
