import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { ROOM_ACTIONS } from '@/lib/permissions/room';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newCandidate, newInterview, person, refusal } from '@/server/testing/people';
import { openRoom, type RoomAccess } from './roomAccess';
import { roomOpener } from './roomOpener';
import type { Viewer } from './viewer';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const open = (viewer: Viewer, roomId: string) => openRoom(rt, viewer, roomId);
  return { rt, workspace, owner: person(rt, workspace.owner), open };
};
const allowed = (access: RoomAccess) => ROOM_ACTIONS.filter((action) => access.can(action));

describe('an interview', () => {
  it('gives each member the part they play', async () => {
    const { rt, workspace, owner, open } = await setUp();
    const { roomId, interviewId, interviewer, panelist } = await newInterview(rt, workspace);
    const admin = person(rt, await addMember(rt, workspace, 'admin'));
    for (const [who, role] of [
      [interviewer, 'interviewer'],
      [panelist, 'panelist'],
      [owner, 'overseer'],
      [admin, 'overseer'],
    ] as const) {
      const access = await open(who.viewer, roomId);
      const memberId = who.viewer.member?.memberId;
      expect(access).toMatchObject({ roomId, interviewId, role, memberId, expiresAt: null });
      expect(access.person.personId).toBe(`member:${memberId}`);
    }
  });

  it('does not exist for anyone else', async () => {
    const { rt, workspace, open } = await setUp();
    const { roomId } = await newInterview(rt, workspace);
    const missing = newId();
    const outsider = person(rt, await addMember(rt, workspace, 'interviewer')).viewer;
    const stranger = person(rt, (await newWorkspace(rt)).owner).viewer;
    for (const viewer of [outsider, stranger]) {
      const hidden = await refusal(open(viewer, roomId));
      expect(hidden.code).toBe('not_found');
      expect(await refusal(open(viewer, missing))).toEqual(hidden);
      expect(await refusal(open(viewer, 'not an id'))).toEqual(hidden);
    }
    const anonymous = person(rt).viewer;
    const unknown = await refusal(open(anonymous, roomId));
    expect(unknown.code).toBe('unauthenticated');
    expect(await refusal(open(anonymous, missing))).toEqual(unknown);
    const forged = { ...anonymous, passTokens: new Map([[roomId, 'x'.repeat(32)]]) };
    expect(await refusal(open(forged, roomId))).toEqual(unknown);
  });

  it('opens for a pass to this room only', async () => {
    const { rt, workspace, open } = await setUp();
    const interview = await newInterview(rt, workspace);
    const other = await newInterview(rt, workspace);
    const candidate = await admittedCandidate(rt, interview);
    const access = await open(candidate.viewer, interview.roomId);
    expect(access).toMatchObject({ role: 'candidate', passId: candidate.passId });
    const token = candidate.viewer.passTokens.get(interview.roomId) ?? '';
    const misused = { ...candidate.viewer, passTokens: new Map([[other.roomId, token]]) };
    expect((await refusal(open(misused, other.roomId))).code).toBe('unauthenticated');
  });

  it('lets a candidate do nothing before they are admitted and after the end, and draw in between', async () => {
    const { rt, workspace, open } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { roomId, interviewer } = interview;
    const candidate = await newCandidate(rt, interview);
    const { viewer, passId } = candidate;
    const now = async () => allowed(await open(viewer, roomId));
    expect(await now()).toEqual([]);
    await candidate.trpc.passes.enterLobby({ roomId });
    expect(await now()).toEqual([]);
    const waiting = await open(viewer, roomId);
    expect(() => waiting.require('board.read')).toThrow('Your interviewer has not let you in yet.');
    await interviewer.trpc.room.admit({ roomId, passId });
    expect(await now()).toEqual(['board.read', 'board.edit']);
    // Another pass does not profit from the interview being live.
    const second = await newCandidate(rt, interview);
    expect(allowed(await open(second.viewer, roomId))).toEqual([]);
    await interviewer.trpc.room.end({ roomId });
    expect(await now()).toEqual([]);
    expect(await open(viewer, roomId)).toMatchObject({ standing: 'admitted' });
  });

  it('ends with its expiry', async () => {
    const { rt, workspace, open } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { viewer } = await admittedCandidate(rt, interview);
    const { expiresAt } = await open(viewer, interview.roomId);
    expect(expiresAt).toEqual(new Date(rt.now().getTime() + 24 * 3600_000));
    rt.advance(24 * 60);
    expect(await refusal(open(viewer, interview.roomId))).toMatchObject({
      code: 'gone',
      message: 'Your access to this room has expired. Ask for a new link.',
    });
  });

  it('counts a seat before a pass, and a pass before overseeing', async () => {
    const { rt, workspace, owner, open } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { viewer } = await admittedCandidate(rt, interview);
    const { roomId, interviewer } = interview;
    const seated = { ...interviewer.viewer, passTokens: viewer.passTokens };
    expect((await open(seated, roomId)).role).toBe('interviewer');
    const hired = { ...owner.viewer, passTokens: viewer.passTokens };
    expect((await open(hired, roomId)).role).toBe('candidate');
  });

  it('freezes its board for everyone', async () => {
    const { rt, workspace, open } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { roomId, interviewer } = interview;
    const candidate = await admittedCandidate(rt, interview);
    await db.room.update({ where: { id: roomId }, data: { frozenAt: rt.now() } });
    for (const { viewer } of [interviewer, candidate]) {
      const access = await open(viewer, roomId);
      expect([access.can('board.read'), access.can('board.edit')]).toEqual([true, false]);
    }
  });
});

describe('a sketch', () => {
  it('is open to every member of its workspace, and to guests with its link while it is not archived', async () => {
    const { rt, workspace, owner, open } = await setUp();
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    const reviewer = person(rt, await addMember(rt, workspace, 'reviewer'));
    const member = await open(reviewer.viewer, roomId);
    expect(member).toMatchObject({ role: 'sketcher', sketchId });
    expect(allowed(member)).toEqual([
      'board.read',
      'board.edit',
      'history.read',
      'invite.manage',
      'sketch.manage',
    ]);
    const { token } = await owner.trpc.sketches.share({ sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    expect(allowed(await open(guest.viewer, roomId))).toEqual(['board.read', 'board.edit']);
    await owner.trpc.sketches.archive({ sketchId });
    expect(allowed(await open(reviewer.viewer, roomId))).toEqual([
      'board.read',
      'history.read',
      'sketch.manage',
    ]);
    expect((await refusal(open(guest.viewer, roomId))).code).toBe('gone');
    const stranger = person(rt, (await newWorkspace(rt)).owner);
    expect((await refusal(open(stranger.viewer, roomId))).code).toBe('not_found');
  });
});

describe('an opener', () => {
  it('sees a new role, and refuses who was disabled or signed out meanwhile', async () => {
    const { rt, workspace } = await setUp();
    const { roomId } = await newInterview(rt, workspace);
    const admin = await addMember(rt, workspace, 'admin');
    const where = { id: admin.memberId };
    const open = roomOpener(rt, person(rt, admin).viewer, roomId);
    expect((await open()).role).toBe('overseer');
    await db.member.update({ where, data: { role: 'reviewer' } });
    expect((await refusal(open())).code).toBe('not_found');
    await db.member.update({ where, data: { role: 'admin', name: 'Renamed' } });
    expect((await open()).person.name).toBe('Renamed');
    await db.member.update({ where, data: { sessionEpoch: { increment: 1 } } });
    expect((await refusal(open())).code).toBe('unauthenticated');
    const later = roomOpener(rt, person(rt, admin).viewer, roomId);
    expect((await later()).role).toBe('overseer');
    await db.member.update({ where, data: { disabledAt: rt.now() } });
    expect((await refusal(later())).code).toBe('unauthenticated');
  });
});
