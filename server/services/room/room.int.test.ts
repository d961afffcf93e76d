import { afterAll, describe, expect, it } from 'vitest';
import { passPerson } from '@/lib/people';
import type { CandidateRoomView, RoomView, StaffRoomView } from '@/lib/schemas/room';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import {
  admittedCandidate,
  newCandidate,
  newInterview,
  openerOf,
  person,
  refusal,
  type TestPerson,
} from '@/server/testing/people';
import { watchRoom } from './watchRoom';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const interview = await newInterview(rt, workspace);
  const { roomId } = interview;
  const viewFor = async (who: TestPerson) => who.trpc.room.view({ roomId });
  const staffView = async () => (await viewFor(interview.interviewer)) as StaffRoomView;
  const candidateView = async (who: TestPerson) => (await viewFor(who)) as CandidateRoomView;
  return { rt, workspace, interview, roomId, viewFor, staffView, candidateView };
};

describe('the view of staff', () => {
  it('has the plan, the people and what each may do', async () => {
    const { rt, workspace, interview, roomId, staffView, viewFor } = await setUp();
    const { interviewer, panelist } = interview;
    const me = `member:${interviewer.member.memberId}`;
    const boss = `member:${workspace.owner.memberId}`;
    rt.connect(roomId, [me, boss, 'pass:unknown']);
    const view = await staffView();
    expect(view).toMatchObject({
      audience: 'staff',
      workspaceName: 'Northwind',
      serverTime: rt.now().toISOString(),
      me: { personId: me, role: 'interviewer', name: 'Ines Interviewer' },
      interview: { state: 'scheduled' },
      asked: [],
      waiting: [],
      admitted: [],
    });
    expect(view.people.map(({ name, role, connected }) => [name, role, connected])).toEqual([
      ['Ines Interviewer', 'interviewer', true],
      ['Piotr Panelist', 'panelist', false],
      ['Olga Owner', 'overseer', true],
    ]);
    expect(view.plan.map((item) => item.prompt)).toEqual(
      workspace.questions.slice(0, 2).map((question) => question.prompt),
    );
    expect(view.can).toMatchObject({ 'room.run': true, 'note.write': true, 'review.read': false });
    const watching = (await viewFor(panelist)) as StaffRoomView;
    expect(watching.can).toMatchObject({ 'room.run': false, 'board.edit': false, 'note.write': true });
    const overseeing = (await viewFor(person(rt, workspace.owner))) as StaffRoomView;
    expect(overseeing.can).toMatchObject({ 'board.read': true, 'note.write': false, 'score.write': false });
  });

  it('has the questions as they are asked, one at a time', async () => {
    const { rt, workspace, interview, roomId, staffView } = await setUp();
    const { interviewer } = interview;
    const [item] = (await staffView()).plan;
    if (!item) throw new Error('The plan is empty.');
    const planned = {
      roomId,
      questionVersionId: item.questionVersionId,
      planItemId: item.id,
      minutes: item.minutes,
    };
    expect(await refusal(interviewer.trpc.room.ask(planned))).toMatchObject({
      code: 'conflict',
      message: 'Questions can be asked while the interview is live.',
    });
    await admittedCandidate(rt, interview);
    const first = await interviewer.trpc.room.ask(planned);
    rt.advance(5);
    const fromBank = workspace.questions[3]?.versionId ?? '';
    const second = await interviewer.trpc.room.ask({ roomId, questionVersionId: fromBank, minutes: 7 });
    const view = await staffView();
    expect(view.asked).toMatchObject([
      { id: first.askedId, planItemId: item.id, endedAt: rt.now().toISOString() },
      { id: second.askedId, planItemId: null, minutes: 7, endedAt: null },
    ]);
    expect(view.plan[0]?.askedId).toBe(first.askedId);
    rt.advance(1);
    await interviewer.trpc.room.finishQuestion({ roomId });
    await interviewer.trpc.room.finishQuestion({ roomId });
    expect((await staffView()).asked[1]?.endedAt).toBe(rt.now().toISOString());
  });

  it('refuses questions that are not of this workspace, or not of this plan', async () => {
    const { rt, workspace, interview, roomId, staffView } = await setUp();
    const { interviewer, panelist } = interview;
    await admittedCandidate(rt, interview);
    const foreign = (await newWorkspace(rt)).questions[0]?.versionId ?? '';
    const own = workspace.questions[3]?.versionId ?? '';
    const item = (await staffView()).plan[0]?.id ?? '';
    const ask = (who: TestPerson, questionVersionId: string, planItemId?: string) =>
      refusal(
        who.trpc.room.ask({ roomId, questionVersionId, minutes: 5, ...(planItemId && { planItemId }) }),
      );
    expect((await ask(interviewer, foreign)).code).toBe('invalid');
    expect(await ask(interviewer, own, item)).toMatchObject({ code: 'invalid', field: 'planItemId' });
    expect((await ask(panelist, own)).code).toBe('forbidden');
    expect((await refusal(panelist.trpc.room.finishQuestion({ roomId }))).code).toBe('forbidden');
    expect((await staffView()).asked).toEqual([]);
  });
});

describe('the view of the candidate', () => {
  it('follows them through check, lobby, board and end, and shows no more than each needs', async () => {
    const { rt, workspace, interview, roomId, candidateView } = await setUp();
    const { interviewer } = interview;
    const candidate = await newCandidate(rt, interview);
    const { passId } = candidate;
    const me = passPerson(passId);
    const closed = { canEdit: false, asked: [], people: [], startedAt: null };
    rt.connect(roomId, [`member:${interviewer.member.memberId}`]);
    const view = await candidateView(candidate);
    expect(view).toMatchObject({
      ...closed,
      audience: 'candidate',
      phase: 'checking',
      me: { personId: me, name: 'Ada Quill', role: 'candidate' },
      workspaceName: 'Northwind',
      candidateRole: 'Backend engineer',
      durationMinutes: 60,
      endedAt: null,
    });
    expect(Object.keys(view).sort()).toEqual(
      [
        ...['asked', 'audience', 'candidateRole', 'canEdit', 'durationMinutes', 'endedAt', 'me', 'people'],
        ...['locked', 'phase', 'roomId', 'serverTime', 'startedAt', 'workspaceName'],
      ].sort(),
    );
    await candidate.trpc.passes.enterLobby({ roomId });
    expect(await candidateView(candidate)).toMatchObject({ ...closed, phase: 'waiting' });

    await interviewer.trpc.room.admit({ roomId, passId });
    rt.connect(roomId, [me, `member:${interviewer.member.memberId}`]);
    const question = workspace.questions[0];
    await interviewer.trpc.room.ask({
      roomId,
      questionVersionId: question?.versionId ?? '',
      minutes: 15,
    });
    const live = await candidateView(candidate);
    expect(live).toMatchObject({ phase: 'live', canEdit: true, startedAt: rt.now().toISOString() });
    expect(live.people.map(({ name, connected }) => [name, connected])).toEqual([
      ['Ines Interviewer', true],
      ['Ada Quill', true],
    ]);
    expect(live.asked).toEqual([
      {
        id: expect.any(String),
        prompt: question?.prompt,
        minutes: 15,
        askedAt: rt.now().toISOString(),
        endedAt: null,
      },
    ]);

    rt.advance(50);
    await interviewer.trpc.room.end({ roomId });
    const ended = { ...closed, phase: 'ended', endedAt: rt.now().toISOString() };
    expect(await candidateView(candidate)).toMatchObject(ended);
    await interviewer.trpc.interviews.archive({ interviewId: interview.interviewId });
    expect(await candidateView(candidate)).toMatchObject(ended);
  });
});

describe('watching', () => {
  /** Reads a stream one view at a time, with the abort that its request would get. */
  function watch(rt: ReturnType<typeof testRuntime>, roomId: string, who: TestPerson) {
    const abort = new AbortController();
    const stream = watchRoom(rt, roomId, openerOf(rt, who, roomId), abort.signal);
    return { stream, abort: () => abort.abort(), next: async () => (await stream.next()).value as RoomView };
  }

  it('gives the view at once and after each change, and none where nothing has changed', async () => {
    const { rt, workspace, interview, roomId } = await setUp();
    const candidate = await admittedCandidate(rt, interview);
    const { next, stream } = watch(rt, roomId, candidate);
    expect(await next()).toMatchObject({ phase: 'live', asked: [] });
    const second = next();
    rt.bus.publish({ type: 'room.state-changed', roomId });
    rt.bus.publish({ type: 'room.access-changed', roomId, personId: 'member:someone-else' });
    rt.bus.publish({ type: 'room.state-changed', roomId: 'another room' });
    const { trpc } = interview.interviewer;
    await trpc.room.ask({
      roomId,
      questionVersionId: workspace.questions[0]?.versionId ?? '',
      minutes: 15,
    });
    expect(await second).toMatchObject({ asked: [{ prompt: workspace.questions[0]?.prompt }] });
    const third = next();
    rt.connect(roomId, [passPerson(candidate.passId)]);
    expect(await third).toMatchObject({ people: [{ name: 'Ada Quill' }] });
    await stream.return();
  });

  it('looks again when events of other nodes may have been missed', async () => {
    const { rt, interview, roomId } = await setUp();
    const { next, stream } = watch(rt, roomId, interview.interviewer);
    await next();
    const second = next();
    // As another node would write it: nothing is said here.
    const candidateName = 'Renata Elsewhere';
    await db.interview.update({ where: { id: interview.interviewId }, data: { candidateName } });
    rt.bus.publish({ type: 'bus.missed' });
    expect(await second).toMatchObject({ interview: { candidateName } });
    await stream.return();
  });

  it('loses no change that comes while a view is being made', async () => {
    const { rt, interview, roomId } = await setUp();
    const { stream, next } = watch(rt, roomId, interview.interviewer);
    const first = next();
    // The subscription stands before the first read has come back.
    const candidate = await newCandidate(rt, interview);
    const view = await first;
    const latest = 'waiting' in view && view.waiting.length > 0 ? view : await next();
    expect(latest).toMatchObject({ waiting: [{ passId: candidate.passId }] });
    await stream.return();
  });

  it("ends with the closing view when the candidate's interview ends or they are turned away", async () => {
    const { rt, interview, roomId } = await setUp();
    const { interviewer } = interview;
    const denied = await newCandidate(rt, interview);
    const first = watch(rt, roomId, denied);
    await first.next();
    const last = first.next();
    await interviewer.trpc.room.deny({ roomId, passId: denied.passId });
    expect(await last).toMatchObject({ phase: 'denied' });
    expect(await first.stream.next()).toEqual({ done: true, value: undefined });

    const candidate = await admittedCandidate(rt, interview);
    const second = watch(rt, roomId, candidate);
    await second.next();
    const closing = second.next();
    await interviewer.trpc.room.end({ roomId });
    expect(await closing).toMatchObject({ phase: 'ended', asked: [] });
    expect(await second.stream.next()).toEqual({ done: true, value: undefined });
  });

  it('is refused from the moment a pass is removed or expires, a seat is taken, or a session ends', async () => {
    const { rt, interview, roomId } = await setUp();
    const { interviewId, interviewer, panelist } = interview;
    const candidate = await admittedCandidate(rt, interview);
    const removed = watch(rt, roomId, candidate);
    await removed.next();
    const outcome = refusal(removed.stream.next());
    await interviewer.trpc.room.remove({ roomId, passId: candidate.passId });
    expect((await outcome).code).toBe('gone');

    const unseated = watch(rt, roomId, panelist);
    await unseated.next();
    const lost = refusal(unseated.stream.next());
    const me = { memberId: interviewer.member.memberId, seat: 'interviewer' as const };
    await interviewer.trpc.interviews.update({ interviewId, panel: [me] });
    expect((await lost).code).toBe('not_found');

    const signedOut = watch(rt, roomId, interviewer);
    await signedOut.next();
    const over = refusal(signedOut.stream.next());
    await interviewer.trpc.me.signOutEverywhere();
    expect((await over).code).toBe('unauthenticated');
  });

  it('ends by itself at the expiry of the pass', async () => {
    const { rt, interview, roomId } = await setUp();
    const candidate = await admittedCandidate(rt, interview);
    // The expiry is a moment from now, and the clock of the test passes it while the stream waits.
    await db.pass.update({
      where: { id: candidate.passId },
      data: { expiresAt: new Date(rt.now().getTime() + 20) },
    });
    const { next, stream } = watch(rt, roomId, candidate);
    await next();
    const outcome = refusal(stream.next());
    rt.advance(1);
    expect((await outcome).code).toBe('gone');
  });

  it('stops listening when its reader is gone', async () => {
    const { rt, interview, roomId } = await setUp();
    const counted = { ...rt, bus: { ...rt.bus } };
    let open = 0;
    counted.bus.subscribe = (type, handler) => {
      open += 1;
      const stop = rt.bus.subscribe(type, handler);
      return () => {
        open -= 1;
        stop();
      };
    };
    const { stream, next, abort } = watch(counted, roomId, interview.interviewer);
    await next();
    expect(open).toBe(4);
    const rest = stream.next();
    abort();
    expect(await rest).toEqual({ done: true, value: undefined });
    expect(open).toBe(0);
  });

  it('works as a subscription, whose refusals keep their code', async () => {
    const { rt, workspace, interview, roomId } = await setUp();
    for await (const view of await interview.panelist.trpc.room.watch({ roomId })) {
      expect(view.audience).toBe('staff');
      break;
    }
    const outsider = person(rt, await addMember(rt, workspace, 'interviewer'));
    const read = async () => {
      for await (const view of await outsider.trpc.room.watch({ roomId })) return view;
    };
    expect((await refusal(read())).code).toBe('not_found');
  });
});
