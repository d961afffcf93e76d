import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview, person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  return { rt, interview, candidate: await admittedCandidate(rt, interview), roomId: interview.roomId };
};
const audited = (roomId: string) =>
  db.auditEntry.findMany({ where: { subjectId: roomId }, orderBy: { at: 'asc' }, select: { action: true } });

describe('the lock of a board', () => {
  it('keeps the candidate from drawing until it is taken off, and everyone is told', async () => {
    const { rt, interview, candidate, roomId } = await setUp();
    const { interviewer, panelist } = interview;
    rt.connect(roomId, [`member:${interviewer.member.memberId}`, `pass:${candidate.passId}`]);
    expect(await candidate.trpc.room.view({ roomId })).toMatchObject({ canEdit: true, locked: false });
    rt.events.length = 0;
    await interviewer.trpc.room.setLock({ roomId, locked: true });
    expect(rt.events).toEqual([
      { type: 'room.access-changed', roomId },
      { type: 'room.state-changed', roomId },
    ]);
    const seen = await candidate.trpc.room.view({ roomId });
    expect(seen).toMatchObject({ canEdit: false, locked: true });
    expect(seen.people.map(({ role, canEdit }) => [role, canEdit])).toEqual([
      ['interviewer', true],
      ['candidate', false],
    ]);
    expect(await interviewer.trpc.room.view({ roomId })).toMatchObject({
      locked: true,
      can: { 'board.edit': true, 'board.lock': true },
    });
    expect(await panelist.trpc.room.view({ roomId })).toMatchObject({
      locked: true,
      can: { 'board.edit': false, 'board.lock': false },
    });
    rt.advance(1);
    // A second press changes nothing.
    await interviewer.trpc.room.setLock({ roomId, locked: true });
    rt.advance(1);
    await interviewer.trpc.room.setLock({ roomId, locked: false });
    expect(await candidate.trpc.room.view({ roomId })).toMatchObject({ canEdit: true, locked: false });
    expect((await audited(roomId)).map(({ action }) => action)).toEqual(['board.lock', 'board.unlock']);
  });

  it('is the interviewer’s alone', async () => {
    const { interview, candidate, roomId } = await setUp();
    const input = { roomId, locked: true };
    expect(await refusal(interview.panelist.trpc.room.setLock(input))).toMatchObject({
      code: 'forbidden',
      message: 'Only an interviewer of this panel can lock this board. Ask one of them.',
    });
    const codes = [candidate.trpc.room.setLock(input), person(testRuntime(db)).trpc.room.setLock(input)];
    for (const { code } of await Promise.all(codes.map(refusal))) expect(code).toBe('unauthenticated');
    expect(await audited(roomId)).toEqual([]);
  });

  it('leaves a frozen board as it is', async () => {
    const { interview, roomId } = await setUp();
    await interview.interviewer.trpc.room.setLock({ roomId, locked: true });
    await interview.interviewer.trpc.room.end({ roomId });
    const { interviewer, panelist } = interview;
    expect((await refusal(interviewer.trpc.room.setLock({ roomId, locked: false }))).code).toBe('forbidden');
    expect(await panelist.trpc.room.view({ roomId })).toMatchObject({ locked: false });
  });

  it('in a sketch is every member’s, and keeps the guests from drawing', async () => {
    const rt = testRuntime(db);
    const workspace = await newWorkspace(rt);
    const [owner, other] = [
      person(rt, workspace.owner),
      person(rt, await addMember(rt, workspace, 'reviewer')),
    ];
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    const { token } = await owner.trpc.sketches.share({ sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    await other.trpc.room.setLock({ roomId, locked: true });
    expect(await guest.trpc.room.view({ roomId })).toMatchObject({
      locked: true,
      can: { 'board.edit': false, 'board.lock': false, 'board.read': true },
    });
    expect(await owner.trpc.room.view({ roomId })).toMatchObject({ can: { 'board.edit': true } });
    expect((await refusal(guest.trpc.room.setLock({ roomId, locked: false }))).code).toBe('unauthenticated');
    await owner.trpc.room.setLock({ roomId, locked: false });
    expect(await guest.trpc.room.view({ roomId })).toMatchObject({
      locked: false,
      can: { 'board.edit': true },
    });
  });
});
