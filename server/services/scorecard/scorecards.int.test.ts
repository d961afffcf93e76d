import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview, person, refusal, type TestPerson } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const interview = await newInterview(rt, workspace);
  const { interviewId } = interview;
  const score = (who: TestPerson, criterionId: string, changes: object = {}) =>
    who.trpc.scorecards.saveScore({
      interviewId,
      criterionId,
      level: 3,
      notObserved: false,
      evidence: 'Said so',
      ...changes,
    });
  const conclude = (who: TestPerson, recommendation: 'yes' | 'no' | null = 'yes') =>
    who.trpc.scorecards.saveSummary({ interviewId, recommendation, summary: 'Calm and clear' });
  const submit = (who: TestPerson) => who.trpc.scorecards.submit({ interviewId });
  const complete = async (who: TestPerson) => {
    await score(who, 'requirements');
    await score(who, 'depth');
    await conclude(who);
    await submit(who);
  };
  const owner = person(rt, workspace.owner);
  return { ...interview, rt, interview, owner, score, conclude, submit, complete };
};

describe('a scorecard', () => {
  it('is an empty draft with the rubric before anything is saved', async () => {
    const { interviewId, panelist, rt, interview } = await setUp();
    const mine = await panelist.trpc.scorecards.mine({ interviewId });
    expect(mine).toMatchObject({
      memberId: panelist.member.memberId,
      memberName: 'Piotr Panelist',
      state: 'draft',
      recommendation: null,
      summary: '',
      scores: [],
      rubricTitle: 'System design',
      canScore: false,
    });
    expect(mine.criteria.map((criterion) => criterion.id)).toEqual(['requirements', 'depth']);
    expect(await db.scorecard.count({ where: { interviewId } })).toBe(0);
    await admittedCandidate(rt, interview);
    expect(await panelist.trpc.scorecards.mine({ interviewId })).toMatchObject({ canScore: true });
  });

  it('takes scores and a conclusion as often as they change', async () => {
    const { rt, interview, interviewId, panelist, score, conclude } = await setUp();
    expect(await refusal(score(panelist, 'depth'))).toMatchObject({
      code: 'forbidden',
      message: 'You can score once the candidate has been admitted.',
    });
    await admittedCandidate(rt, interview);
    await Promise.all([score(panelist, 'depth'), score(panelist, 'requirements', { level: 1 })]);
    const content = { criterionId: 'depth', level: null, notObserved: true, evidence: '' };
    expect(await score(panelist, 'depth', content)).toEqual(content);
    await conclude(panelist, 'no');
    const mine = await panelist.trpc.scorecards.mine({ interviewId });
    expect(mine).toMatchObject({ recommendation: 'no', summary: 'Calm and clear' });
    expect(new Map(mine.scores.map(({ criterionId, level }) => [criterionId, level]))).toEqual(
      new Map([
        ['depth', null],
        ['requirements', 1],
      ]),
    );
    expect(await refusal(score(panelist, 'charm'))).toMatchObject({
      code: 'invalid',
      field: 'criterionId',
    });
    expect((await refusal(score(panelist, 'depth', { notObserved: true }))).code).toBe('BAD_REQUEST');
  });

  it('is submitted when it is complete, and then final', async () => {
    const { rt, interview, interviewId, panelist, score, conclude, submit } = await setUp();
    await admittedCandidate(rt, interview);
    await score(panelist, 'depth');
    expect(await refusal(submit(panelist))).toMatchObject({
      code: 'invalid',
      message: 'Score these or mark them "not observed": Requirements. Choose a recommendation.',
    });
    await score(panelist, 'requirements', { level: null, notObserved: true });
    await conclude(panelist);
    const submits = await Promise.allSettled([submit(panelist), submit(panelist)]);
    expect(submits.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
    const before = await panelist.trpc.scorecards.mine({ interviewId });
    expect(before).toMatchObject({
      state: 'submitted',
      submittedAt: rt.now().toISOString(),
      canScore: false,
    });
    const late = [score(panelist, 'depth', { level: 1 }), conclude(panelist, 'no'), submit(panelist)];
    for (const error of await Promise.all(late.map(refusal))) expect(error.code).toBe('conflict');
    expect(await panelist.trpc.scorecards.mine({ interviewId })).toEqual(before);
    const audit = await db.auditEntry.findMany({ where: { action: 'scorecard.submit' } });
    expect(JSON.stringify(audit)).not.toMatch(/Calm|Said so/);
  });

  it('is for the panel, and closes with the decision', async () => {
    const { rt, interview, interviewId, roomId, interviewer, owner, score } = await setUp();
    await admittedCandidate(rt, interview);
    const calls = [score(owner, 'depth'), owner.trpc.scorecards.mine({ interviewId })];
    for (const error of await Promise.all(calls.map(refusal))) expect(error.code).toBe('forbidden');
    await interviewer.trpc.room.end({ roomId });
    await score(interviewer, 'depth');
    await interviewer.trpc.interviews.archive({ interviewId });
    expect((await refusal(score(interviewer, 'depth'))).code).toBe('forbidden');
    expect(await interviewer.trpc.scorecards.mine({ interviewId })).toMatchObject({ canScore: false });
  });
});

describe('the review', () => {
  const shown = async (who: TestPerson, interviewId: string) =>
    (await who.trpc.review.get({ interviewId })).scorecards.map((card) =>
      card.visible ? card.scorecard.state : card.reason,
    );

  it('opens with the end, with what was asked and the rubric', async () => {
    const { rt, interview, interviewId, roomId, interviewer, owner, workspace } = await setUp();
    await admittedCandidate(rt, interview);
    expect(await refusal(interviewer.trpc.review.get({ interviewId }))).toMatchObject({
      code: 'forbidden',
      message: 'You can open the review once the interview has ended.',
    });
    const question = workspace.questions[1];
    await interviewer.trpc.room.ask({
      roomId,
      questionVersionId: question?.versionId ?? '',
      minutes: 5,
    });
    await interviewer.trpc.room.end({ roomId });
    const review = await owner.trpc.review.get({ interviewId });
    expect(review).toMatchObject({
      interview: { id: interviewId, state: 'ended' },
      rubric: { title: 'System design', criteria: [{ id: 'requirements' }, { id: 'depth' }] },
      asked: [{ prompt: question?.prompt, endedAt: rt.now().toISOString() }],
      notes: [],
      mineIsDue: false,
    });
    expect(review.scorecards.map((card) => [card.memberName, card.seat])).toEqual([
      ['Ines Interviewer', 'interviewer'],
      ['Piotr Panelist', 'panelist'],
    ]);
  });

  it("keeps others' scorecards sealed until one's own is submitted, and drafts always", async () => {
    const { rt, interview, interviewId, roomId, interviewer, panelist, owner, score, complete } =
      await setUp();
    await admittedCandidate(rt, interview);
    await score(interviewer, 'depth', { evidence: 'private draft' });
    await complete(panelist);
    await interviewer.trpc.room.end({ roomId });

    expect(await shown(interviewer, interviewId)).toEqual(['draft', 'sealed']);
    expect((await interviewer.trpc.review.get({ interviewId })).mineIsDue).toBe(true);
    expect(await shown(panelist, interviewId)).toEqual(['missing', 'submitted']);
    expect(await shown(owner, interviewId)).toEqual(['missing', 'submitted']);
    for (const { trpc } of [panelist, owner]) {
      expect(JSON.stringify(await trpc.review.get({ interviewId }))).not.toContain('private draft');
    }
    await complete(interviewer);
    expect(await shown(interviewer, interviewId)).toEqual(['submitted', 'submitted']);
    expect((await interviewer.trpc.review.get({ interviewId })).mineIsDue).toBe(false);
  });

  it('unseals what was submitted when scoring is over', async () => {
    const { rt, interview, interviewId, roomId, interviewer, panelist, complete } = await setUp();
    await admittedCandidate(rt, interview);
    await complete(panelist);
    await interviewer.trpc.room.end({ roomId });
    expect(await shown(interviewer, interviewId)).toEqual(['missing', 'sealed']);
    await interviewer.trpc.interviews.archive({ interviewId });
    expect(await shown(interviewer, interviewId)).toEqual(['missing', 'submitted']);
    expect((await interviewer.trpc.review.get({ interviewId })).mineIsDue).toBe(false);
  });
});
