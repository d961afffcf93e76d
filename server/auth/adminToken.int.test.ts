import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { hashToken } from '@/server/crypto';
import { memberOfToken } from '@/server/services/apiToken/memberOfToken';
import { accountRuntime, addMember, addWorkspace } from '@/server/services/workspace/testing';
import { createTestDatabase } from '@/server/testing/database';
import { ensureAdminToken } from './adminToken';

const { db, drop } = await createTestDatabase();
afterAll(drop);
const { rt } = accountRuntime(db);

let dataDir: string;
let file: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'drawbridge-admin-'));
  file = path.join(dataDir, 'admin-token');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const read = () => readFileSync(file, 'utf8').trim();

it('is made once, for its owner only, and acts for the owner of the workspace', async () => {
  const owner = await addMember(db, await addWorkspace(db), 'owner');
  await ensureAdminToken(rt, dataDir);
  const token = read();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['admin-token']);
  expect((await memberOfToken(rt, token)).memberId).toBe(owner.memberId);
  chmodSync(file, 0o644);
  await ensureAdminToken(rt, dataDir);
  expect(read()).toBe(token);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('is replaced when file or row is missing or they differ', async () => {
  await ensureAdminToken(rt, dataDir);
  const damages = [
    () => rmSync(file),
    () => writeFileSync(file, 'dbr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n'),
    () => writeFileSync(file, ''),
    () => db.apiToken.deleteMany({ where: { memberId: null } }),
    () => db.apiToken.updateMany({ where: { memberId: null }, data: { revokedAt: rt.now() } }),
  ];
  for (const damage of damages) {
    const before = read();
    await damage();
    await ensureAdminToken(rt, dataDir);
    expect(read()).not.toBe(before);
    const rows = await db.apiToken.findMany({ where: { memberId: null } });
    expect(rows.map((row) => row.tokenHash)).toEqual([hashToken(read())]);
    expect(rows[0]?.revokedAt).toBeNull();
  }
});

it('leaves the tokens of other machines alone where there are several nodes', async () => {
  await db.apiToken.deleteMany({ where: { memberId: null } });
  const { rt: several } = accountRuntime(db, { REDIS_URL: 'redis://127.0.0.1:6379' });
  await db.apiToken.create({
    data: { id: 'elsewhere', name: 'Administrator of another machine', tokenHash: hashToken('elsewhere') },
  });
  await ensureAdminToken(several, dataDir);
  rmSync(file);
  await ensureAdminToken(several, dataDir);
  const rows = await db.apiToken.findMany({ where: { memberId: null } });
  expect(rows.map((row) => row.tokenHash).sort()).toEqual([hashToken('elsewhere'), hashToken(read())].sort());

  await db.apiToken.deleteMany({ where: { name: { not: 'Administrator of another machine' } } });
  await ensureAdminToken(rt, dataDir);
  expect(await db.apiToken.findMany({ where: { memberId: null } })).toMatchObject([
    { tokenHash: hashToken(read()) },
  ]);
});
