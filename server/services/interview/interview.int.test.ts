import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import {
  admittedCandidate,
  interviewInput,
  newCandidate,
  newInterview,
  person,
  refusal,
} from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  return { rt, workspace, owner: person(rt, workspace.owner) };
};

describe('creating', () => {
  it('makes an interview with a room, a board, a panel, a plan and the default rubric', async () => {
    const { rt, workspace } = await setUp();
    const { interviewId, roomId, interviewer, panelist } = await newInterview(rt, workspace);
    const view = await interviewer.trpc.interviews.get({ interviewId });
    expect(view).toMatchObject({
      roomId,
      state: 'scheduled',
      candidateName: 'Ada Quill',
      startedAt: null,
      myRole: 'interviewer',
      rubric: { versionId: workspace.rubricVersionId, title: 'System design' },
      invite: null,
      canEdit: true,
      canRun: true,
    });
    expect(view.panel.map(({ memberId, seat }) => ({ memberId, seat }))).toEqual([
      { memberId: interviewer.member.memberId, seat: 'interviewer' },
      { memberId: panelist.member.memberId, seat: 'panelist' },
    ]);
    expect(view.plan.map((item) => item.questionVersionId)).toEqual(
      workspace.questions.slice(0, 2).map((question) => question.versionId),
    );
    const log = await db.boardUpdate.findMany({ where: { roomId } });
    expect(log).toMatchObject([{ seq: 1n, actorId: 'system' }]);
    const audit = await db.auditEntry.findMany({ where: { subjectId: interviewId } });
    expect(audit).toMatchObject([{ action: 'interview.create', actorId: interviewer.member.memberId }]);
  });

  it('keeps another seat that the creator took', async () => {
    const { rt, workspace, owner } = await setUp();
    const other = await addMember(rt, workspace, 'interviewer');
    const { interviewId } = await owner.trpc.interviews.create({
      ...interviewInput(rt),
      panel: [
        { memberId: workspace.owner.memberId, seat: 'panelist' },
        { memberId: other.memberId, seat: 'interviewer' },
      ],
    });
    const view = await owner.trpc.interviews.get({ interviewId });
    expect(view).toMatchObject({ myRole: 'panelist', canEdit: false, canRun: false });
  });

  it('refuses reviewers, strange members, questions and rubrics, and a panel that cannot work', async () => {
    const { rt, workspace, owner } = await setUp();
    const elsewhere = await newWorkspace(rt);
    const reviewer = person(rt, await addMember(rt, workspace, 'reviewer'));
    const disabled = await addMember(rt, workspace, 'interviewer', 'Dora');
    await db.member.update({ where: { id: disabled.memberId }, data: { disabledAt: rt.now() } });
    const me = workspace.owner.memberId;
    const create = (changes: object) => owner.trpc.interviews.create({ ...interviewInput(rt), ...changes });
    const seat = 'interviewer' as const;

    expect(await refusal(reviewer.trpc.interviews.create(interviewInput(rt)))).toMatchObject({
      code: 'forbidden',
    });
    for (const panel of [
      [{ memberId: elsewhere.owner.memberId, seat }],
      [{ memberId: disabled.memberId, seat }],
      [{ memberId: me, seat: 'panelist' }],
      [
        { memberId: me, seat },
        { memberId: me, seat: 'panelist' },
      ],
    ]) {
      expect(await refusal(create({ panel }))).toMatchObject({ code: 'invalid', field: 'panel' });
    }
    expect(await refusal(create({ panel: [{ memberId: disabled.memberId, seat }] }))).toMatchObject({
      message: expect.stringContaining('Dora'),
    });
    const plan = [{ questionVersionId: elsewhere.questions[0]?.versionId, minutes: 5 }];
    expect(await refusal(create({ plan }))).toMatchObject({ code: 'invalid', field: 'plan' });
    expect(await refusal(create({ rubricVersionId: elsewhere.rubricVersionId }))).toMatchObject({
      code: 'invalid',
      field: 'rubricVersionId',
    });
    expect(await db.interview.count({ where: { room: { workspaceId: workspace.workspaceId } } })).toBe(0);
    expect(await db.room.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
  });
});

describe('finding', () => {
  it('lists what one may see, by state', async () => {
    const { rt, workspace, owner } = await setUp();
    const interview = await newInterview(rt, workspace);
    const outsider = person(rt, await addMember(rt, workspace, 'interviewer'));
    const list = async (who: typeof owner, filter: 'open' | 'past' | 'archived' = 'open') =>
      (await who.trpc.interviews.list({ filter })).map(({ id, myRole }) => ({ id, myRole }));
    const id = interview.interviewId;
    expect(await list(interview.interviewer)).toEqual([{ id, myRole: 'interviewer' }]);
    expect(await list(interview.panelist)).toEqual([{ id, myRole: 'panelist' }]);
    expect(await list(owner)).toEqual([{ id, myRole: 'overseer' }]);
    expect(await list(outsider)).toEqual([]);
    expect(await list(person(rt, (await newWorkspace(rt)).owner))).toEqual([]);

    await admittedCandidate(rt, interview);
    await interview.panelist.trpc.scorecards.saveScore({
      interviewId: id,
      criterionId: 'depth',
      level: 2,
      notObserved: false,
      evidence: '',
    });
    const [mine] = await interview.panelist.trpc.interviews.list({ filter: 'open' });
    expect(mine).toMatchObject({ state: 'live', myScorecard: 'draft' });
    await interview.interviewer.trpc.room.end({ roomId: interview.roomId });
    expect(await list(owner)).toEqual([]);
    expect(await list(owner, 'past')).toHaveLength(1);
    await owner.trpc.interviews.archive({ interviewId: id });
    expect(await list(owner, 'past')).toEqual([]);
    expect(await list(owner, 'archived')).toHaveLength(1);
  });

  it('does not tell members who are not on the panel that an interview exists', async () => {
    const { rt, workspace } = await setUp();
    const { interviewId, roomId } = await newInterview(rt, workspace);
    for (const member of [
      await addMember(rt, workspace, 'interviewer'),
      await addMember(rt, workspace, 'reviewer'),
      (await newWorkspace(rt)).owner,
    ]) {
      const { trpc } = person(rt, member);
      const known = await refusal(trpc.interviews.get({ interviewId }));
      expect(known.code).toBe('not_found');
      expect(await refusal(trpc.interviews.get({ interviewId: roomId }))).toEqual(known);
      const refused = await Promise.all(
        [
          trpc.interviews.update({ interviewId, candidateName: 'X' }),
          trpc.interviews.archive({ interviewId }),
          trpc.interviews.createInvite({ interviewId }),
          trpc.interviews.revokeInvite({ interviewId }),
          trpc.notes.mine({ interviewId }),
          trpc.scorecards.mine({ interviewId }),
          trpc.scorecards.submit({ interviewId }),
          trpc.review.get({ interviewId }),
          trpc.room.view({ roomId }),
          trpc.room.end({ roomId }),
          trpc.room.finishQuestion({ roomId }),
        ].map(refusal),
      );
      expect(new Set(refused.map((error) => error.code))).toEqual(new Set(['not_found']));
    }
    expect((await refusal(person(rt).trpc.interviews.get({ interviewId }))).code).toBe('unauthenticated');
  });
});

describe('changing', () => {
  it('changes only what is given', async () => {
    const { rt, workspace } = await setUp();
    const { interviewId, interviewer } = await newInterview(rt, workspace);
    const view = await interviewer.trpc.interviews.update({ interviewId, candidateRole: 'Data engineer' });
    expect(view).toMatchObject({ candidateRole: 'Data engineer', candidateName: 'Ada Quill' });
    expect(view.plan).toHaveLength(2);
    expect(view.panel).toHaveLength(2);
  });

  it('keeps the mark of what was asked when the plan is changed', async () => {
    const { rt, workspace } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { interviewId, roomId, interviewer } = interview;
    await admittedCandidate(rt, interview);
    const [first, second] = (await interviewer.trpc.interviews.get({ interviewId })).plan;
    if (!first || !second) throw new Error('The plan is empty.');
    const { questionVersionId } = second;
    const { askedId } = await interviewer.trpc.room.ask({
      roomId,
      questionVersionId,
      planItemId: second.id,
      minutes: 15,
    });
    const added = workspace.questions[3]?.versionId ?? '';
    const view = await interviewer.trpc.interviews.update({
      interviewId,
      plan: [
        { questionVersionId, minutes: 20 },
        { questionVersionId: added, minutes: 5 },
        { questionVersionId, minutes: 6 },
      ],
    });
    expect(view.plan.map((item) => [item.questionVersionId, item.minutes, item.askedId])).toEqual([
      [questionVersionId, 20, askedId],
      [added, 5, null],
      [questionVersionId, 6, null],
    ]);
    const empty = await interviewer.trpc.interviews.update({ interviewId, plan: [] });
    expect(empty.plan).toEqual([]);
    const room = await interviewer.trpc.room.view({ roomId });
    expect(room).toMatchObject({ asked: [{ id: askedId, planItemId: null }] });
  });

  it('lets panel members go and come, keeps an interviewer, and has the room judged again', async () => {
    const { rt, workspace } = await setUp();
    const { interviewId, roomId, interviewer, panelist } = await newInterview(rt, workspace);
    const seat = 'interviewer' as const;
    const me = { memberId: interviewer.member.memberId, seat };
    rt.events.length = 0;
    await interviewer.trpc.interviews.update({ interviewId, panel: [me] });
    expect(rt.events).toContainEqual({ type: 'room.access-changed', roomId });
    expect((await refusal(panelist.trpc.room.view({ roomId }))).code).toBe('not_found');
    expect(
      await refusal(
        interviewer.trpc.interviews.update({ interviewId, panel: [{ ...me, seat: 'panelist' }] }),
      ),
    ).toMatchObject({ code: 'invalid', field: 'panel' });
    await db.member.update({ where: { id: me.memberId }, data: { disabledAt: rt.now() } });
    // Someone who was disabled after they were seated does not block other changes.
    const other = { memberId: panelist.member.memberId, seat };
    await interviewer.trpc.interviews.update({ interviewId, panel: [me, other] });
  });

  it('is for interviewers of the panel, until the end', async () => {
    const { rt, workspace, owner } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { interviewId, roomId, interviewer, panelist } = interview;
    const change = { interviewId, candidateName: 'Someone else' };
    for (const { trpc } of [panelist, owner]) {
      expect(await refusal(trpc.interviews.update(change))).toMatchObject({
        code: 'forbidden',
        message: 'Only an interviewer of this panel can change this interview. Ask one of them.',
      });
    }
    await admittedCandidate(rt, interview);
    await interviewer.trpc.interviews.update(change);
    await interviewer.trpc.room.end({ roomId });
    expect(await refusal(interviewer.trpc.interviews.update(change))).toMatchObject({
      code: 'forbidden',
      message: 'This interview has ended, so nobody can change this interview any more.',
    });
  });

  it('keeps an unused link in force for a later time', async () => {
    const { rt, workspace } = await setUp();
    const { interviewId, interviewer } = await newInterview(rt, workspace);
    await interviewer.trpc.interviews.createInvite({ interviewId });
    const later = new Date(rt.now().getTime() + 7 * 24 * 3600_000);
    const view = await interviewer.trpc.interviews.update({ interviewId, scheduledAt: later.toISOString() });
    expect(view.invite?.expiresAt).toBe(new Date(later.getTime() + 24 * 3600_000).toISOString());
  });
});

describe('ending and archiving', () => {
  it('ends once: of two at once one gets a conflict', async () => {
    const { rt, workspace } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { interviewId, roomId, interviewer } = interview;
    expect(await refusal(interviewer.trpc.room.end({ roomId }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('has not begun'),
    });
    await admittedCandidate(rt, interview);
    const questionVersionId = workspace.questions[2]?.versionId ?? '';
    await interviewer.trpc.room.ask({ roomId, questionVersionId, minutes: 10 });
    rt.advance(42);
    rt.events.length = 0;
    const ends = await Promise.allSettled([
      interviewer.trpc.room.end({ roomId }),
      interviewer.trpc.room.end({ roomId }),
    ]);
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    expect(rt.events).toEqual([
      { type: 'room.access-changed', roomId },
      { type: 'room.state-changed', roomId },
    ]);
    const stored = await db.interview.findUniqueOrThrow({
      where: { id: interviewId },
      include: { room: true, asked: true },
    });
    expect(stored).toMatchObject({ state: 'ended', endedAt: rt.now(), room: { frozenAt: rt.now() } });
    expect(stored.asked).toMatchObject([{ endedAt: rt.now() }]);
    expect((await refusal(interviewer.trpc.room.end({ roomId }))).code).toBe('forbidden');
  });

  it('cancels one that has not begun, with its link and its pass', async () => {
    const { rt, workspace } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { interviewId, roomId, interviewer, panelist } = interview;
    const candidate = await newCandidate(rt, interview);
    await candidate.trpc.passes.enterLobby({ roomId });
    expect((await refusal(panelist.trpc.interviews.archive({ interviewId }))).code).toBe('forbidden');
    await interviewer.trpc.interviews.archive({ interviewId });
    expect(await refusal(candidate.trpc.room.view({ roomId }))).toMatchObject({
      code: 'gone',
      message: 'This interview was cancelled. Ask your interviewer for details.',
    });
    expect((await refusal(interviewer.trpc.interviews.archive({ interviewId }))).code).toBe('forbidden');
    const view = await interviewer.trpc.room.view({ roomId });
    expect(view).toMatchObject({ interview: { state: 'archived' }, can: { 'board.edit': false } });
  });

  it('does not archive a live one', async () => {
    const { rt, workspace, owner } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { interviewId, roomId, interviewer } = interview;
    await admittedCandidate(rt, interview);
    for (const { trpc } of [interviewer, owner]) {
      expect((await refusal(trpc.interviews.archive({ interviewId }))).code).toBe('forbidden');
    }
    await interviewer.trpc.room.end({ roomId });
    await owner.trpc.interviews.archive({ interviewId });
  });
});
