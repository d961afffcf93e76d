import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { memberPerson } from '@/lib/people';
import type { MemberViewer } from '@/server/auth/viewer';
import { createTestDatabase } from '@/server/testing/database';
import { inviteMember } from '../memberInvite/inviteMember';
import { listMemberInvites } from '../memberInvite/listMemberInvites';
import { accountRuntime, addMember, addWorkspace } from '../workspace/testing';
import { disableMember } from './disableMember';
import { enableMember } from './enableMember';
import { listMembers } from './listMembers';
import { setMemberRole } from './setMemberRole';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const { rt, events } = accountRuntime(db);
let workspaceId: string;
let owner: MemberViewer;
let admin: MemberViewer;
let interviewer: MemberViewer;

beforeEach(async () => {
  events.length = 0;
  workspaceId = await addWorkspace(db);
  owner = await addMember(db, workspaceId, 'owner', { name: 'Ola' });
  admin = await addMember(db, workspaceId, 'admin', { name: 'Ada' });
  interviewer = await addMember(db, workspaceId, 'interviewer', { name: 'Ines' });
});

const roleOf = async (member: MemberViewer) =>
  (await db.member.findUniqueOrThrow({ where: { id: member.memberId } })).role;

describe('listing', () => {
  it('shows everyone of the own workspace to everyone', async () => {
    await addMember(db, await addWorkspace(db), 'owner', { name: 'Elsewhere' });
    const names = (await listMembers(rt, interviewer)).map((member) => member.name);
    expect(names).toEqual(['Ada', 'Ines', 'Ola']);
  });
});

describe('roles', () => {
  it('are changed by owners and admins, each within what they may give', async () => {
    const { memberId } = interviewer;
    await setMemberRole(rt, admin, { memberId, role: 'reviewer' });
    expect(await roleOf(interviewer)).toBe('reviewer');
    await expect(setMemberRole(rt, admin, { memberId, role: 'owner' })).rejects.toMatchObject({
      code: 'forbidden',
      field: 'role',
    });
    await expect(
      setMemberRole(rt, admin, { memberId: owner.memberId, role: 'reviewer' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      setMemberRole(rt, interviewer, { memberId: admin.memberId, role: 'reviewer' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await setMemberRole(rt, owner, { memberId, role: 'owner' });
    expect(await roleOf(interviewer)).toBe('owner');
  });

  it('never leave the workspace without an owner', async () => {
    await expect(setMemberRole(rt, owner, { memberId: owner.memberId, role: 'admin' })).rejects.toMatchObject(
      { code: 'conflict', message: expect.stringContaining('Ola is the only owner') },
    );
  });

  it('never leave it so when two owners demote each other at once', async () => {
    const second = await addMember(db, workspaceId, 'owner');
    const results = await Promise.allSettled([
      setMemberRole(rt, owner, { memberId: second.memberId, role: 'admin' }),
      setMemberRole(rt, second, { memberId: owner.memberId, role: 'admin' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await db.member.count({ where: { workspaceId, role: 'owner' } })).toBe(1);
  });

  it('reach the rooms of the workspace and no others', async () => {
    const room = async (id: string) =>
      (await db.room.create({ data: { id: newId(), workspaceId: id, kind: 'sketch' } })).id;
    const mine = await room(workspaceId);
    await room(await addWorkspace(db));
    await setMemberRole(rt, owner, { memberId: admin.memberId, role: 'reviewer' });
    const personId = memberPerson(admin.memberId);
    expect(events).toEqual([{ type: 'room.access-changed', roomId: mine, personId }]);
  });

  it('are not changed across workspaces', async () => {
    const stranger = await addMember(db, await addWorkspace(db), 'interviewer');
    await expect(
      setMemberRole(rt, owner, { memberId: stranger.memberId, role: 'reviewer' }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('take back open invites that the member could not make any more', async () => {
    await inviteMember(rt, admin, { role: 'admin' });
    await inviteMember(rt, owner, { role: 'reviewer' });
    await setMemberRole(rt, owner, { memberId: admin.memberId, role: 'reviewer' });
    expect((await listMemberInvites(rt, owner)).map((invite) => invite.role)).toEqual(['reviewer']);
  });
});

describe('disabling', () => {
  it('ends every session, once, and can be undone', async () => {
    const { memberId } = interviewer;
    const view = await disableMember(rt, admin, { memberId });
    expect(view.disabledAt).not.toBeNull();
    await disableMember(rt, admin, { memberId });
    const row = await db.member.findUniqueOrThrow({ where: { id: memberId } });
    expect(row.sessionEpoch).toBe(1);
    expect((await enableMember(rt, admin, { memberId })).disabledAt).toBeNull();
    const actions = await db.auditEntry.findMany({ where: { subjectId: memberId }, orderBy: { id: 'asc' } });
    expect(actions.map((entry) => entry.action).sort()).toEqual(['member.disable', 'member.enable']);
  });

  it('is not for oneself, for those above, or for the last owner', async () => {
    const disable = (actor: MemberViewer, target: MemberViewer) =>
      disableMember(rt, actor, { memberId: target.memberId });
    await expect(disable(owner, owner)).rejects.toMatchObject({ code: 'conflict' });
    await expect(disable(admin, owner)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(disable(interviewer, admin)).rejects.toMatchObject({ code: 'forbidden' });
    const second = await addMember(db, workspaceId, 'owner');
    await disable(second, owner);
    await expect(
      setMemberRole(rt, second, { memberId: second.memberId, role: 'admin' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
