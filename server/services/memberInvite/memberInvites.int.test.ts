import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberViewer } from '@/server/auth/viewer';
import { newToken } from '@/server/crypto';
import { createTestDatabase } from '@/server/testing/database';
import { accountRuntime, addMember, addWorkspace } from '../workspace/testing';
import { acceptMemberInvite } from './acceptMemberInvite';
import { inviteMember } from './inviteMember';
import { listMemberInvites } from './listMemberInvites';
import { previewMemberInvite } from './previewMemberInvite';
import { revokeMemberInvite } from './revokeMemberInvite';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const DAY = 24 * 60 * 60 * 1000;
const { rt, pass } = accountRuntime(db);
let owner: MemberViewer;
let admin: MemberViewer;
let email: string;

beforeEach(async () => {
  const workspaceId = await addWorkspace(db, 'Harbour Works');
  owner = await addMember(db, workspaceId, 'owner');
  admin = await addMember(db, workspaceId, 'admin');
  email = `${newId().toLowerCase()}@example.com`;
});

const account = (token: string, more = {}) => ({
  token,
  name: 'Kim',
  email,
  password: 'tin violet ladder marsh',
  ...more,
});

describe('an invite', () => {
  it('makes a member with its role, once', async () => {
    const { token, invite } = await inviteMember(rt, admin, { role: 'interviewer', email });
    expect(await previewMemberInvite(rt, 'a', { token })).toEqual({
      workspaceName: 'Harbour Works',
      role: 'interviewer',
      email,
    });
    expect((await listMemberInvites(rt, owner)).map((entry) => entry.id)).toEqual([invite.id]);
    expect(await acceptMemberInvite(rt, 'a', account(token))).toEqual({ email });
    const member = await db.member.findUniqueOrThrow({ where: { email } });
    expect(member).toMatchObject({ role: 'interviewer', workspaceId: owner.workspaceId });
    expect(await listMemberInvites(rt, owner)).toEqual([]);
    await expect(acceptMemberInvite(rt, 'a', account(token))).rejects.toMatchObject({ code: 'gone' });
  });

  it('makes one member when it is used twice at once', async () => {
    const { token } = await inviteMember(rt, admin, { role: 'reviewer' });
    const before = await db.member.count();
    const results = await Promise.allSettled([
      acceptMemberInvite(rt, 'a', account(token, { email: `a${email}` })),
      acceptMemberInvite(rt, 'a', account(token, { email: `b${email}` })),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await db.member.count()).toBe(before + 1);
  });

  it('is stored as a hash only', async () => {
    const { token } = await inviteMember(rt, admin, { role: 'reviewer' });
    const rows = JSON.stringify(await db.memberInvite.findMany());
    expect(rows).not.toContain(token);
  });

  it('works for seven days', async () => {
    const { token } = await inviteMember(rt, admin, { role: 'reviewer' });
    pass(7 * DAY - 1);
    await previewMemberInvite(rt, 'a', { token });
    pass(1);
    await expect(previewMemberInvite(rt, 'a', { token })).rejects.toMatchObject({
      code: 'gone',
      message: 'This invite has expired. Ask for a new one.',
    });
    expect(await listMemberInvites(rt, owner)).toEqual([]);
  });

  it('can be withdrawn until it is used', async () => {
    const { token, invite } = await inviteMember(rt, owner, { role: 'owner' });
    await revokeMemberInvite(rt, admin, { inviteId: invite.id });
    await revokeMemberInvite(rt, admin, { inviteId: invite.id });
    await expect(acceptMemberInvite(rt, 'a', account(token))).rejects.toMatchObject({ code: 'gone' });
    const used = await inviteMember(rt, owner, { role: 'reviewer' });
    await acceptMemberInvite(rt, 'a', account(used.token));
    await expect(revokeMemberInvite(rt, admin, { inviteId: used.invite.id })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('gives no role above that of who makes it', async () => {
    await expect(inviteMember(rt, admin, { role: 'owner' })).rejects.toMatchObject({ code: 'forbidden' });
    const interviewer = await addMember(db, owner.workspaceId, 'interviewer');
    await expect(inviteMember(rt, interviewer, { role: 'reviewer' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(listMemberInvites(rt, interviewer)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is for its address only, and not for a member', async () => {
    const { token } = await inviteMember(rt, admin, { role: 'reviewer', email });
    await expect(
      acceptMemberInvite(rt, 'a', account(token, { email: 'someone@example.com' })),
    ).rejects.toMatchObject({ code: 'invalid', field: 'email' });
    await expect(inviteMember(rt, admin, { role: 'reviewer', email: owner.email })).rejects.toMatchObject({
      code: 'conflict',
      field: 'email',
    });
    const open = await inviteMember(rt, admin, { role: 'reviewer' });
    await expect(
      acceptMemberInvite(rt, 'a', account(open.token, { email: owner.email })),
    ).rejects.toMatchObject({ code: 'conflict', field: 'email' });
    // The refusal did not use it up.
    await acceptMemberInvite(rt, 'a', account(open.token));
  });

  it('does not belong to another workspace', async () => {
    const { invite } = await inviteMember(rt, admin, { role: 'reviewer' });
    const stranger = await addMember(db, await addWorkspace(db), 'owner');
    await expect(revokeMemberInvite(rt, stranger, { inviteId: invite.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

it('guessing links is stopped, for the address that guesses', async () => {
  const address = newId();
  const guess = (from: string) => previewMemberInvite(rt, from, { token: newToken() });
  for (let i = 0; i < 50; i++) await expect(guess(address)).rejects.toMatchObject({ code: 'not_found' });
  await expect(guess(address)).rejects.toMatchObject({ code: 'too_many' });
  await expect(guess('elsewhere')).rejects.toMatchObject({ code: 'not_found' });
});
