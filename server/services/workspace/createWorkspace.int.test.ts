import { afterAll, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createTestDatabase } from '@/server/testing/database';
import { createWorkspace } from './createWorkspace';
import { setupStatus } from './setupStatus';
import { accountRuntime } from './testing';

const databases: { drop(): Promise<void> }[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function fresh() {
  const database = await createTestDatabase();
  databases.push(database);
  return { db: database.db, ...accountRuntime(database.db) };
}

const input = (email = 'robin@example.com') => ({
  workspaceName: 'Harbour Works',
  name: 'Robin',
  email,
  password: 'tin violet ladder marsh',
});

it('creates workspace, owner and question bank, and then nobody else can', async () => {
  const { rt, db } = await fresh();
  expect(await setupStatus(rt)).toEqual({ needed: true });
  expect(await createWorkspace(rt, input())).toEqual({ email: 'robin@example.com' });
  expect(await setupStatus(rt)).toEqual({ needed: false });
  const member = await db.member.findFirstOrThrow({ include: { workspace: true } });
  expect(member).toMatchObject({ role: 'owner', name: 'Robin', workspace: { name: 'Harbour Works' } });
  expect(member.passwordHash).toMatch(/^\$argon2id\$/);
  expect(await db.question.count()).toBe(53);
  expect(await db.rubric.count()).toBeGreaterThan(0);
  expect(await db.auditEntry.count({ where: { action: 'workspace.create', actorId: member.id } })).toBe(1);
  await expect(createWorkspace(rt, input('kim@example.com'))).rejects.toMatchObject({ code: 'conflict' });
  expect(await db.member.count()).toBe(1);
});

it('of two at once exactly one succeeds', async () => {
  const { rt, db } = await fresh();
  const results = await Promise.allSettled([
    createWorkspace(rt, { ...input('robin@example.com'), workspaceName: 'Robins' }),
    createWorkspace(rt, { ...input('kim@example.com'), workspaceName: 'Kims' }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({
    reason: { code: 'conflict' },
  });
  const members = await db.member.findMany({ include: { workspace: true } });
  expect(members).toHaveLength(1);
  expect(await db.workspace.count()).toBe(1);
  expect(members[0]?.workspace.name).toBe(members[0]?.email.startsWith('robin') ? 'Robins' : 'Kims');
  expect(await db.question.count()).toBe(53);
});

it('can be done again after it was cut short', async () => {
  const { rt, db } = await fresh();
  await db.workspace.create({ data: { id: newId(), name: 'Left behind' } });
  await createWorkspace(rt, input());
  expect(await db.workspace.findMany({ select: { name: true } })).toEqual([{ name: 'Harbour Works' }]);
});

it('makes no owner where the question bank is damaged', async () => {
  const { rt, db } = await fresh();
  await expect(createWorkspace({ ...rt, seedsDir: '/nowhere' }, input())).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await db.member.count()).toBe(0);
  await createWorkspace(rt, input());
});

it('refuses a weak password by name', async () => {
  const { rt } = await fresh();
  await expect(createWorkspace(rt, { ...input(), password: 'harbour works forever' })).rejects.toMatchObject({
    code: 'invalid',
    field: 'password',
  });
});
