import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberViewer } from '@/server/auth/viewer';
import { hashToken } from '@/server/crypto';
import { createTestDatabase } from '@/server/testing/database';
import { disableMember } from '../member/disableMember';
import { setMemberRole } from '../member/setMemberRole';
import { accountRuntime, addMember, addWorkspace } from '../workspace/testing';
import { createApiToken } from './createApiToken';
import { newApiToken } from './format';
import { listApiTokens } from './listApiTokens';
import { memberOfToken } from './memberOfToken';
import { revokeApiToken } from './revokeApiToken';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const { rt, pass } = accountRuntime(db);
let owner: MemberViewer;
let admin: MemberViewer;

beforeEach(async () => {
  const workspaceId = await addWorkspace(db);
  owner = await addMember(db, workspaceId, 'owner');
  admin = await addMember(db, workspaceId, 'admin', { name: 'Ada' });
});

describe('an API token', () => {
  it('is shown once and acts for its member', async () => {
    const { token, view } = await createApiToken(rt, admin, { name: 'Calendar' });
    expect(token).toMatch(/^dbr_[A-Za-z0-9_-]{32}$/);
    expect(JSON.stringify(await db.apiToken.findMany())).not.toContain(token);
    expect(view).toMatchObject({ name: 'Calendar', mine: true, memberName: 'Ada', lastUsedAt: null });
    expect(await memberOfToken(rt, token)).toEqual({ ...admin, tokenId: view.id });
    expect(await listApiTokens(rt, owner)).toEqual([
      { ...view, mine: false, lastUsedAt: rt.now().toISOString() },
    ]);
  });

  it('notes its last use to the minute', async () => {
    const { token, view } = await createApiToken(rt, admin, { name: 'Calendar' });
    const first = rt.now();
    const lastUsedAt = async () =>
      (await db.apiToken.findUniqueOrThrow({ where: { id: view.id } })).lastUsedAt;
    await memberOfToken(rt, token);
    pass(59_000);
    await memberOfToken(rt, token);
    expect(await lastUsedAt()).toEqual(first);
    pass(1_000);
    await memberOfToken(rt, token);
    expect(await lastUsedAt()).toEqual(rt.now());
  });

  it('ends when it is revoked, and with its member', async () => {
    const refused = { code: 'unauthenticated' };
    const one = await createApiToken(rt, admin, { name: 'One' });
    await revokeApiToken(rt, owner, { tokenId: one.view.id });
    await expect(memberOfToken(rt, one.token)).rejects.toMatchObject(refused);
    expect(await listApiTokens(rt, admin)).toEqual([]);
    const two = await createApiToken(rt, admin, { name: 'Two' });
    await disableMember(rt, owner, { memberId: admin.memberId });
    await expect(memberOfToken(rt, two.token)).rejects.toMatchObject(refused);
    for (const wrong of ['', 'nothing', newApiToken()]) {
      await expect(memberOfToken(rt, wrong)).rejects.toMatchObject(refused);
    }
  });

  it('can do what its member can do now', async () => {
    const { token } = await createApiToken(rt, admin, { name: 'One' });
    await setMemberRole(rt, owner, { memberId: admin.memberId, role: 'reviewer' });
    const viewer = await memberOfToken(rt, token);
    expect(viewer.role).toBe('reviewer');
    await expect(createApiToken(rt, viewer, { name: 'Two' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is managed within its workspace only', async () => {
    const { view } = await createApiToken(rt, admin, { name: 'One' });
    const stranger = await addMember(db, await addWorkspace(db), 'owner');
    expect(await listApiTokens(rt, stranger)).toEqual([]);
    await expect(revokeApiToken(rt, stranger, { tokenId: view.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is named in the audit log as the one who acted', async () => {
    const { token, view } = await createApiToken(rt, admin, { name: 'One' });
    const made = await createApiToken(rt, await memberOfToken(rt, token), { name: 'Two' });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: made.view.id } });
    expect(entry).toMatchObject({ actorKind: 'token', actorId: view.id });
  });
});

describe("the machine's administrator token", () => {
  it('acts for the oldest owner who is not disabled', async () => {
    const own = await createTestDatabase();
    try {
      const { rt: alone } = accountRuntime(own.db);
      const token = newApiToken();
      await own.db.apiToken.create({ data: { id: newId(), name: 'Machine', tokenHash: hashToken(token) } });
      await expect(memberOfToken(alone, token)).rejects.toMatchObject({ code: 'conflict' });
      const workspaceId = await addWorkspace(own.db);
      const first = await addMember(own.db, workspaceId, 'owner');
      const second = await addMember(own.db, workspaceId, 'owner');
      expect((await memberOfToken(alone, token)).memberId).toBe(first.memberId);
      await disableMember(alone, second, { memberId: first.memberId });
      expect((await memberOfToken(alone, token)).memberId).toBe(second.memberId);
    } finally {
      await own.drop();
    }
  });
});
