import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../testing';
import { checkDatabase } from './checkDatabase';
import { checkDataDir } from './checkDataDir';
import { checkEnvironment } from './checkEnvironment';
import { checkProgram } from './checkProgram';
import { checkServer } from './checkServer';
import type { Finding } from './finding';

let desk: ReturnType<typeof createDesk>;
beforeEach(() => {
  desk = createDesk();
});
afterEach(() => desk.clear());

const of = (findings: Finding[], what: string) => findings.find((finding) => finding.what === what);
const now = new Date('2026-03-02T12:00:00Z');

describe('the program', () => {
  it('must be built, and run by a fitting Node.js', () => {
    const parts = checkProgram(desk.root, '20.18.1');
    expect(parts.map((finding) => finding.level)).toEqual(['fail', 'fail', 'fail', 'fail']);
    for (const file of ['.next/BUILD_ID', 'dist/main.mjs', 'public/tldraw/fonts']) {
      mkdirSync(desk.file(path.dirname(file)), { recursive: true });
      writeFileSync(desk.file(file), '');
    }
    const levels = (version: string) => checkProgram(desk.root, version).map(({ level }) => level);
    for (const version of ['20.19.0', '22.12.0', '24.0.0']) {
      expect(levels(version)).toEqual(['ok', 'ok', 'ok', 'ok']);
    }
    for (const version of ['21.7.0', '22.11.0', '23.5.0']) expect(levels(version)[0]).toBe('fail');
  });
});

describe('the environment', () => {
  it('is understood or named', () => {
    expect(of(checkEnvironment({}), 'Environment')?.level).toBe('ok');
    expect(checkEnvironment({ PORT: 'x', LOG_LEVEL: 'loud' }).map(({ level }) => level)).toEqual([
      'fail',
      'fail',
    ]);
  });

  it('wants an encrypted address for people', () => {
    expect(of(checkEnvironment({}), 'BASE_URL')?.text).toContain('http://localhost:3000');
    expect(of(checkEnvironment({ BASE_URL: 'http://hire.example.com' }), 'BASE_URL')?.level).toBe('warn');
    expect(of(checkEnvironment({ BASE_URL: 'https://hire.example.com' }), 'BASE_URL')).toBeUndefined();
    expect(of(checkEnvironment({ BASE_URL: 'http://localhost:3000' }), 'BASE_URL')).toBeUndefined();
  });
});

describe('DATA_DIR', () => {
  const check = (dir = desk.dataDir) => checkDataDir(dir, { embedded: true, now });

  it('may be missing before the first start, but not be a file', () => {
    expect(of(check(desk.file('nowhere')), 'DATA_DIR')?.level).toBe('warn');
    writeFileSync(desk.file('file'), '');
    expect(of(check(desk.file('file')), 'DATA_DIR')?.level).toBe('fail');
  });

  it('is closed to other users', () => {
    expect(of(check(), 'Secrets')?.level).toBe('ok');
    chmodSync(desk.dataDir, 0o755);
    expect(of(check(), 'Secrets')).toMatchObject({
      level: 'warn',
      text: expect.stringContaining('chmod 700'),
    });
  });

  it('has fresh backups once there is a database', () => {
    expect(of(check(), 'Backups')?.level).toBe('ok');
    mkdirSync(path.join(desk.dataDir, 'database'));
    expect(of(check(), 'Backups')?.level).toBe('warn');
    const folder = path.join(desk.dataDir, 'backups');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'drawbridge-2026-02-27T06-00-00Z.tar.gz'), '');
    expect(of(check(), 'Backups')).toMatchObject({
      level: 'warn',
      text: expect.stringContaining('2026-02-27'),
    });
    writeFileSync(path.join(folder, 'drawbridge-2026-03-02T06-00-00Z.tar.gz'), '');
    expect(of(check(), 'Backups')?.level).toBe('ok');
  });
});

describe('the database', () => {
  it('is looked at without taking it', async () => {
    expect(await checkDatabase(undefined, desk.dataDir)).toMatchObject({ level: 'ok' });
    expect(await checkDatabase(undefined, desk.dataDir)).toMatchObject({ level: 'ok' });
    expect(await checkDatabase(undefined, desk.file('nowhere'))).toMatchObject({ level: 'ok' });
  });

  it('names a server that does not answer', async () => {
    const found = await checkDatabase('postgresql://someone:hunter2@127.0.0.1:1/x', desk.dataDir);
    expect(found.level).toBe('fail');
    expect(found.text).not.toContain('hunter2');
  });
});

describe('the server', () => {
  async function against(answers: Record<string, [number, string]>) {
    const server = createServer((req, res) => {
      const [status, text] = answers[req.url ?? ''] ?? [404, ''];
      res.statusCode = status;
      res.end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const tokenFile = path.join(desk.dataDir, 'admin-token');
    try {
      return await checkServer({ address, tokenFile, baseUrl: address });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  const healthy: Record<string, [number, string]> = {
    '/healthz': [200, 'ok'],
    '/readyz': [200, 'ready'],
    '/tldraw/translations/en.json': [200, '{}'],
    '/api/v1/members?limit=1': [200, '{}'],
  };

  it('is well', async () => {
    expect((await against(healthy)).every(({ level }) => level === 'ok')).toBe(true);
  });

  it('is not ready, lacks its assets, or does not know the token', async () => {
    const failing = async (path: string, answer: [number, string], what: string) =>
      of(await against({ ...healthy, [path]: answer }), what);
    expect(await failing('/readyz', [503, 'The database does not answer.'], 'Ready')).toMatchObject({
      level: 'fail',
      text: expect.stringContaining('The database does not answer.'),
    });
    expect(await failing('/tldraw/translations/en.json', [404, ''], 'Assets')).toMatchObject({
      level: 'fail',
    });
    expect(await failing('/api/v1/members?limit=1', [401, '{}'], 'Token')).toMatchObject({ level: 'fail' });
    const noWorkspace = '{"error":{"code":"conflict","message":"No workspace yet.","field":null}}';
    expect(await failing('/api/v1/members?limit=1', [409, noWorkspace], 'Workspace')).toMatchObject({
      level: 'warn',
      text: 'No workspace yet.',
    });
    expect(await failing('/readyz', [200, ''], 'Server')).toMatchObject({ level: 'ok' });
    expect(await failing('/readyz', [404, ''], 'Server')).toMatchObject({ level: 'fail' });
  });

  it('is named when it does not run', async () => {
    const { code, out, err } = await desk.run(['doctor'], { PORT: '1' });
    expect(code).toBe(1);
    expect(out).toMatch(/^fail {2}Server +No Drawbridge answers at http:\/\/localhost:1\./m);
    expect(err).toMatch(/do not work\.$/);
  });

  it('needs its token file, closed to others', async () => {
    chmodSync(path.join(desk.dataDir, 'admin-token'), 0o644);
    expect(of(await against(healthy), 'Token file')?.level).toBe('warn');
    rmSync(path.join(desk.dataDir, 'admin-token'));
    const findings = await against(healthy);
    expect(of(findings, 'Token file')?.level).toBe('fail');
    expect(of(findings, 'Token')?.level).toBe('fail');
  });

  it('is examined in lines or as JSON, and wrong variables do not stop it', async () => {
    const { code, out } = await desk.run(['doctor', '--json'], { PORT: 'eighty' });
    expect(code).toBe(1);
    const findings = JSON.parse(out) as Finding[];
    expect(of(findings, 'Environment')).toMatchObject({ level: 'fail' });
    expect(of(findings, 'Server')).toMatchObject({ level: 'fail', text: expect.stringContaining('PORT') });
  });
});
