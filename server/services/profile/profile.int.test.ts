import { afterAll, beforeEach, expect, it } from 'vitest';
import type { MemberViewer } from '@/server/auth/viewer';
import { createTestDatabase } from '@/server/testing/database';
import { hashPassword, verifyPassword } from '../password/hashing';
import { accountRuntime, addMember, addWorkspace } from '../workspace/testing';
import { changePassword } from './changePassword';
import { getMe } from './getMe';
import { signOutEverywhere } from './signOutEverywhere';
import { updateProfile } from './updateProfile';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const OLD = 'tin violet ladder marsh';
const NEW = 'copper quiet window stone';
const { rt } = accountRuntime(db);
let member: MemberViewer;

beforeEach(async () => {
  const workspaceId = await addWorkspace(db, 'Harbour Works');
  member = await addMember(db, workspaceId, 'reviewer', { passwordHash: await hashPassword(OLD) });
});

const row = () => db.member.findUniqueOrThrow({ where: { id: member.memberId } });

it('shows and renames oneself', async () => {
  expect(await getMe(rt, member)).toMatchObject({
    role: 'reviewer',
    hasPassword: true,
    workspace: { name: 'Harbour Works' },
  });
  expect((await updateProfile(rt, member, { name: 'Robin' })).name).toBe('Robin');
});

it('changes the password and ends every session', async () => {
  await changePassword(rt, member, { currentPassword: OLD, newPassword: NEW });
  const { passwordHash, sessionEpoch } = await row();
  expect(await verifyPassword(passwordHash, NEW)).toBe(true);
  expect(sessionEpoch).toBe(1);
});

it('asks for the current password, ten times in a quarter of an hour', async () => {
  const attempt = () => changePassword(rt, member, { currentPassword: 'wrong', newPassword: NEW });
  for (let i = 0; i < 10; i++) {
    await expect(attempt()).rejects.toMatchObject({ code: 'invalid', field: 'currentPassword' });
  }
  await expect(attempt()).rejects.toMatchObject({ code: 'too_many' });
  expect((await row()).sessionEpoch).toBe(0);
});

it('refuses a new password that is weak or the old one', async () => {
  for (const newPassword of ['passwordpassword', OLD]) {
    await expect(changePassword(rt, member, { currentPassword: OLD, newPassword })).rejects.toMatchObject({
      code: 'invalid',
      field: 'newPassword',
    });
  }
});

it('has no password to change for members of an identity provider', async () => {
  const other = await addMember(db, member.workspaceId, 'reviewer');
  await expect(changePassword(rt, other, { currentPassword: '', newPassword: NEW })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('signs out everywhere', async () => {
  await signOutEverywhere(rt, member);
  expect((await row()).sessionEpoch).toBe(1);
});
