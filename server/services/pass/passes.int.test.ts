import { afterAll, describe, expect, it } from 'vitest';
import { newToken } from '@/server/crypto';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newCandidate, newInterview, person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  const { interviewId, roomId, interviewer } = interview;
  const invite = () => interviewer.trpc.interviews.createInvite({ interviewId });
  const stateOf = async () => (await db.interview.findUniqueOrThrow({ where: { id: interviewId } })).state;
  return { rt, interview, interviewId, roomId, interviewer, invite, stateOf };
};
const name = 'Ada Quill';
const HOUR = 60;

describe('an invite', () => {
  it('is a link whose secret is stored as a hash only', async () => {
    const { rt, interviewer, interviewId, invite } = await setUp();
    const { url, token, invite: status } = await invite();
    expect(url).toBe(`http://localhost:3000/join#${token}`);
    expect(token).toHaveLength(32);
    const stored = await db.invite.findUniqueOrThrow({ where: { id: status.id } });
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(status.expiresAt).toBe(new Date(rt.now().getTime() + 24 * HOUR * 60_000).toISOString());
    expect((await interviewer.trpc.interviews.get({ interviewId })).invite).toEqual(status);
  });

  it('says before it is used what it leads to', async () => {
    const { rt, invite } = await setUp();
    const { token } = await invite();
    expect(await person(rt).trpc.passes.preview({ token })).toEqual({
      kind: 'interview',
      workspaceName: 'Northwind',
      suggestedName: 'Ada Quill',
      title: 'Backend engineer',
    });
  });

  it('gives a pass in a cookie that scripts cannot read, with the name as typed', async () => {
    const { rt, roomId, invite, interviewer, interviewId } = await setUp();
    const { token } = await invite();
    const candidate = person(rt);
    expect(await candidate.trpc.passes.redeem({ token, name: 'A. Quill' })).toEqual({ roomId });
    const pass = await db.pass.findFirstOrThrow({ where: { roomId } });
    expect(pass).toMatchObject({ name: 'A. Quill', status: 'checking' });
    const secret = candidate.viewer.passTokens.get(roomId) ?? '';
    expect(candidate.cookies).toEqual([
      `drawbridge.pass.${roomId}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${24 * 3600}`,
    ]);
    expect(JSON.stringify(pass)).not.toContain(secret);
    expect((await interviewer.trpc.interviews.get({ interviewId })).invite?.redeemedBy).toBe('A. Quill');
    rt.env.BASE_URL = 'https://drawbridge.example';
    const again = await invite();
    expect(again.url).toBe(`https://drawbridge.example/join#${again.token}`);
    const other = person(rt);
    await other.trpc.passes.redeem({ token: again.token, name });
    expect(other.cookies[0]).toMatch(/; Secure$/);
  });

  it('works once: of two browsers at once one gets in, and no other later', async () => {
    const { rt, roomId, invite } = await setUp();
    const { token } = await invite();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => person(rt).trpc.passes.redeem({ token, name })),
    );
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    expect(await db.pass.count({ where: { roomId } })).toBe(1);
    const late = person(rt);
    const calls = [late.trpc.passes.redeem({ token, name }), late.trpc.passes.preview({ token })];
    for (const error of await Promise.all(calls.map(refusal))) {
      expect(error).toMatchObject({
        code: 'gone',
        message: 'This invite was already used, and it works once. Ask your interviewer for a new link.',
      });
    }
    expect(late.cookies).toEqual([]);
  });

  it('lets the browser that used it in again', async () => {
    const { rt, roomId, invite } = await setUp();
    const { token } = await invite();
    const candidate = person(rt);
    await candidate.trpc.passes.redeem({ token, name });
    expect(await candidate.trpc.passes.preview({ token })).toMatchObject({ suggestedName: name });
    expect(await candidate.trpc.passes.redeem({ token, name: 'Other' })).toEqual({ roomId });
    expect(candidate.cookies).toHaveLength(1);
    expect(await db.pass.count({ where: { roomId } })).toBe(1);
  });

  it('is refused when unknown, replaced, withdrawn, expired or over, each with its reason', async () => {
    const { rt, interview, interviewId, roomId, interviewer, invite } = await setUp();
    const redeem = (token: string) => refusal(person(rt).trpc.passes.redeem({ token, name }));
    expect(await redeem(newToken())).toMatchObject({ code: 'not_found' });
    expect(await refusal(person(rt).trpc.passes.redeem({ token: 'short', name }))).toMatchObject({
      code: 'BAD_REQUEST',
    });

    const first = await invite();
    const second = await invite();
    expect(await redeem(first.token)).toMatchObject({
      code: 'gone',
      message: expect.stringContaining('replaced'),
    });
    await interviewer.trpc.interviews.revokeInvite({ interviewId });
    await interviewer.trpc.interviews.revokeInvite({ interviewId });
    expect(await redeem(second.token)).toMatchObject({ code: 'gone' });
    expect((await interviewer.trpc.interviews.get({ interviewId })).invite).toBeNull();

    const third = await invite();
    rt.advance(24 * HOUR);
    expect(await redeem(third.token)).toMatchObject({
      code: 'gone',
      message: expect.stringContaining('expired'),
    });
    await admittedCandidate(rt, interview);
    const fourth = await invite();
    await interviewer.trpc.room.end({ roomId });
    expect(await redeem(fourth.token)).toMatchObject({ code: 'gone', message: 'This interview has ended.' });
    expect((await refusal(invite())).code).toBe('forbidden');
  });

  it('sends signed-in members to another browser', async () => {
    const { rt, interview, roomId, invite } = await setUp();
    const { token } = await invite();
    const owner = person(rt, interview.workspace.owner);
    expect(await refusal(owner.trpc.passes.redeem({ token, name }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('private window'),
    });
    expect(await db.pass.count({ where: { roomId } })).toBe(0);
  });

  it('is made by interviewers only', async () => {
    const { interview, interviewId } = await setUp();
    const { trpc } = interview.panelist;
    const calls = [
      trpc.interviews.createInvite({ interviewId }),
      trpc.interviews.revokeInvite({ interviewId }),
    ];
    for (const error of await Promise.all(calls.map(refusal))) expect(error.code).toBe('forbidden');
  });

  it('cannot be guessed: after 20 unknown links an address has to wait, others do not', async () => {
    const { rt, invite } = await setUp();
    const { token } = await invite();
    const guesser = person(rt);
    for (let i = 0; i < 20; i++) {
      const error = await refusal(guesser.trpc.passes.preview({ token: newToken() }));
      expect(error.code).toBe('not_found');
    }
    expect(await refusal(guesser.trpc.passes.preview({ token }))).toMatchObject({
      code: 'too_many',
      message: 'Too many wrong links. Try again in 10 minutes.',
    });
    await person(rt).trpc.passes.preview({ token });
    rt.advance(10);
    await guesser.trpc.passes.preview({ token });
  });

  it('when withdrawn takes the pass of who used it along', async () => {
    const { rt, interview, interviewId, roomId, interviewer, stateOf } = await setUp();
    const candidate = await newCandidate(rt, interview);
    await candidate.trpc.passes.enterLobby({ roomId });
    expect(await stateOf()).toBe('lobby');
    rt.events.length = 0;
    await interviewer.trpc.interviews.revokeInvite({ interviewId });
    expect(await stateOf()).toBe('scheduled');
    expect(rt.events).toContainEqual({ type: 'room.access-changed', roomId });
    expect(await refusal(candidate.trpc.room.view({ roomId }))).toMatchObject({
      code: 'gone',
      message: expect.stringContaining('withdrawn'),
    });
  });
});

describe('the lobby', () => {
  it('shows the panel who checks and who waits, and leads to a live interview', async () => {
    const { rt, interview, roomId, interviewer, stateOf } = await setUp();
    const candidate = await newCandidate(rt, interview);
    const { passId } = candidate;
    const waiting = async () => {
      const view = await interviewer.trpc.room.view({ roomId });
      return view.audience === 'staff' ? view.waiting : null;
    };
    const since = rt.now().toISOString();
    expect(await waiting()).toEqual([{ passId, name, status: 'checking', since }]);
    expect(await stateOf()).toBe('scheduled');
    expect(await refusal(interviewer.trpc.room.admit({ roomId, passId }))).toMatchObject({
      code: 'conflict',
      message: 'Ada Quill is not in the lobby yet.',
    });

    rt.advance(2);
    await candidate.trpc.passes.enterLobby({ roomId });
    await candidate.trpc.passes.enterLobby({ roomId });
    expect(await waiting()).toMatchObject([{ status: 'waiting', since: rt.now().toISOString() }]);
    expect(await stateOf()).toBe('lobby');
    await candidate.trpc.passes.leave({ roomId });
    expect(await stateOf()).toBe('scheduled');
    await candidate.trpc.passes.enterLobby({ roomId });

    rt.events.length = 0;
    await interviewer.trpc.room.admit({ roomId, passId });
    expect(rt.events).toEqual([
      { type: 'room.access-changed', roomId, personId: `pass:${passId}` },
      { type: 'room.state-changed', roomId },
    ]);
    const stored = await db.interview.findUniqueOrThrow({ where: { roomId } });
    expect(stored).toMatchObject({ state: 'live', startedAt: rt.now() });
    expect(await waiting()).toEqual([]);
    // Nobody leaves a live interview by accident.
    await candidate.trpc.passes.leave({ roomId });
    await candidate.trpc.passes.enterLobby({ roomId });
    expect(await candidate.trpc.room.view({ roomId })).toMatchObject({ phase: 'live', canEdit: true });
  });

  it('admits once: of two interviewers at once one gets a conflict', async () => {
    const { rt, interview, roomId, interviewer } = await setUp();
    const candidate = await newCandidate(rt, interview);
    await candidate.trpc.passes.enterLobby({ roomId });
    const { passId } = candidate;
    const admits = await Promise.allSettled([
      interviewer.trpc.room.admit({ roomId, passId }),
      interviewer.trpc.room.admit({ roomId, passId }),
    ]);
    expect(admits.filter((admit) => admit.status === 'fulfilled')).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: 'pass.admit', subjectId: passId } })).toBe(1);
    expect(await refusal(interviewer.trpc.room.admit({ roomId, passId }))).toMatchObject({
      code: 'conflict',
      message: 'Ada Quill has already been admitted.',
    });
  });

  it('keeps the start when someone else is admitted later, and tells two passes apart', async () => {
    const { rt, interview, roomId, interviewer } = await setUp();
    await admittedCandidate(rt, interview);
    const startedAt = rt.now();
    rt.advance(10);
    const second = await newCandidate(rt, interview, 'Ada, other browser');
    await second.trpc.passes.enterLobby({ roomId });
    expect(await second.trpc.room.view({ roomId })).toMatchObject({
      phase: 'waiting',
      canEdit: false,
      asked: [],
      people: [],
      startedAt: null,
    });
    await interviewer.trpc.room.admit({ roomId, passId: second.passId });
    expect(await db.interview.findUniqueOrThrow({ where: { roomId } })).toMatchObject({ startedAt });
  });

  it('turns away whoever should not come in', async () => {
    const { rt, interview, roomId, interviewer, stateOf } = await setUp();
    const candidate = await newCandidate(rt, interview);
    const { passId } = candidate;
    await candidate.trpc.passes.enterLobby({ roomId });
    await interviewer.trpc.room.deny({ roomId, passId });
    expect(await stateOf()).toBe('scheduled');
    expect(await candidate.trpc.room.view({ roomId })).toMatchObject({ phase: 'denied', canEdit: false });
    expect((await refusal(candidate.trpc.passes.enterLobby({ roomId }))).code).toBe('forbidden');
    const again = [
      interviewer.trpc.room.deny({ roomId, passId }),
      interviewer.trpc.room.admit({ roomId, passId }),
    ];
    for (const error of await Promise.all(again.map(refusal))) expect(error.code).toBe('conflict');
  });

  it('removes someone from the live room', async () => {
    const { rt, interview, roomId, interviewer } = await setUp();
    const candidate = await admittedCandidate(rt, interview);
    const { passId } = candidate;
    expect((await refusal(interviewer.trpc.room.deny({ roomId, passId }))).code).toBe('conflict');
    rt.events.length = 0;
    await interviewer.trpc.room.remove({ roomId, passId });
    await interviewer.trpc.room.remove({ roomId, passId });
    expect(rt.events[0]).toEqual({ type: 'room.access-changed', roomId, personId: `pass:${passId}` });
    expect((await refusal(candidate.trpc.room.view({ roomId }))).code).toBe('gone');
    expect(await interviewer.trpc.room.view({ roomId })).toMatchObject({ admitted: [] });
  });

  it('is run by interviewers only, and for passes of this room', async () => {
    const { rt, interview, roomId, interviewer } = await setUp();
    const candidate = await newCandidate(rt, interview);
    await candidate.trpc.passes.enterLobby({ roomId });
    const { passId } = candidate;
    const owner = person(rt, interview.workspace.owner);
    for (const { trpc } of [interview.panelist, owner]) {
      const calls = [
        trpc.room.admit({ roomId, passId }),
        trpc.room.deny({ roomId, passId }),
        trpc.room.remove({ roomId, passId }),
      ];
      for (const error of await Promise.all(calls.map(refusal))) expect(error.code).toBe('forbidden');
    }
    expect((await refusal(candidate.trpc.room.admit({ roomId, passId }))).code).toBe('unauthenticated');
    const elsewhere = await newInterview(rt, interview.workspace);
    const stranger = await newCandidate(rt, elsewhere);
    const calls = (['admit', 'deny', 'remove'] as const).map((verb) =>
      interviewer.trpc.room[verb]({ roomId, passId: stranger.passId }),
    );
    for (const error of await Promise.all(calls.map(refusal))) expect(error.code).toBe('not_found');
    expect((await refusal(interviewer.trpc.passes.enterLobby({ roomId }))).code).toBe('forbidden');
  });
});
