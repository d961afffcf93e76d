import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import {
  addMember,
  newWorkspace,
  type TestRuntime,
  type TestWorkspace,
  testRuntime,
} from '@/server/testing/factories';
import { admittedCandidate, newInterview, person } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

type Options = { minutes?: number; levels?: (number | null)[]; close?: boolean };

/**
 * An interview in which the workspace's first question was asked for some minutes. Of its panel, who has a
 * level here submits a scorecard with it for both criteria; null is "not observed".
 */
async function ask(rt: TestRuntime, workspace: TestWorkspace, options: Options = {}) {
  const { minutes = 10, levels = [], close = true } = options;
  const interview = await newInterview(rt, workspace);
  const { interviewId, roomId, interviewer, panelist } = interview;
  await admittedCandidate(rt, interview);
  const questionVersionId = workspace.questions[0]?.versionId ?? '';
  await interviewer.trpc.room.ask({ roomId, questionVersionId, minutes: 15 });
  rt.advance(minutes);
  await interviewer.trpc.room.end({ roomId });
  const submit = async (who: typeof interviewer, level: number | null) => {
    for (const criterionId of ['requirements', 'depth']) {
      const score = { level, notObserved: level === null, evidence: 'Said so.' };
      await who.trpc.scorecards.saveScore({ interviewId, criterionId, ...score });
    }
    await who.trpc.scorecards.saveSummary({ interviewId, recommendation: 'yes', summary: 'Fine.' });
    await who.trpc.scorecards.submit({ interviewId });
  };
  for (const [index, level] of levels.entries()) await submit(index === 0 ? interviewer : panelist, level);
  if (close) await interviewer.trpc.interviews.archive({ interviewId });
  return interview;
}

async function setUp() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const questionId = workspace.questions[0]?.questionId ?? '';
  const { trpc } = person(rt, workspace.owner);
  const statistics = () => trpc.questions.statistics({ questionId });
  return { rt, workspace, questionId, statistics };
}

describe('the statistics of a question', () => {
  it('are empty before it is asked', async () => {
    const { statistics } = await setUp();
    expect(await statistics()).toEqual({ interviews: 0, lastAskedAt: null, minutes: null, scores: null });
  });

  it('tell how often and when at once, and the minutes from three interviews on', async () => {
    const { rt, workspace, statistics } = await setUp();
    await ask(rt, workspace, { minutes: 5 });
    await ask(rt, workspace, { minutes: 20 });
    expect(await statistics()).toMatchObject({ interviews: 2, minutes: null, scores: null });
    const last = rt.now().toISOString();
    await ask(rt, workspace, { minutes: 8 });
    expect(await statistics()).toMatchObject({ interviews: 3, lastAskedAt: last, minutes: 8 });
  });

  it('count submitted scorecards of closed interviews, three interviews at a time', async () => {
    const { rt, workspace, statistics } = await setUp();
    await ask(rt, workspace, { levels: [1, 3] });
    await ask(rt, workspace, { levels: [2, 2] });
    await ask(rt, workspace, { levels: [] });
    const open = await ask(rt, workspace, { levels: [4, 4], close: false });
    expect((await statistics()).scores).toBeNull();

    await open.interviewer.trpc.interviews.archive({ interviewId: open.interviewId });
    const three = await statistics();
    expect(three.scores).toMatchObject({ interviews: 3, scorecards: 6 });
    expect(three.scores?.criteria).toEqual(
      ['requirements', 'depth'].map((id) => ({
        id,
        title: expect.any(String),
        counts: { levels: [1, 2, 1, 2], notObserved: 0 },
      })),
    );
    expect(three.scores?.spread).toEqual({
      interviews: 3,
      compared: 6,
      meanRange: 2 / 3,
      same: 2 / 3,
      one: 0,
      more: 1 / 3,
    });

    // The fourth and fifth change no score that is shown.
    await ask(rt, workspace, { levels: [1, 1] });
    await ask(rt, workspace, { levels: [null, 1] });
    expect((await statistics()).scores).toEqual(three.scores);
    await ask(rt, workspace, { levels: [3, 3] });
    expect((await statistics()).scores).toMatchObject({
      interviews: 6,
      criteria: [{ counts: { levels: [4, 2, 3, 2], notObserved: 1 } }, {}],
    });
  });

  it('leave drafts out, and are the same for everyone', async () => {
    const { rt, workspace, questionId, statistics } = await setUp();
    for (const levels of [[3], [3], [4]]) {
      const interview = await ask(rt, workspace, { levels, close: false });
      await interview.panelist.trpc.scorecards.saveScore({
        interviewId: interview.interviewId,
        criterionId: 'depth',
        level: 1,
        notObserved: false,
        evidence: '',
      });
      await interview.interviewer.trpc.interviews.archive({ interviewId: interview.interviewId });
    }
    const seen = await statistics();
    expect(seen.scores?.criteria[1]?.counts.levels).toEqual([0, 0, 2, 1]);
    expect(seen.scores?.spread).toBeNull();
    const reviewer = person(rt, await addMember(rt, workspace, 'reviewer'));
    expect(await reviewer.trpc.questions.statistics({ questionId })).toEqual(seen);
    expect(JSON.stringify(seen)).not.toMatch(/Ada Quill|Ines|Piotr|Said so|Fine/);
  });

  it('take in every version of the question, and no other workspace', async () => {
    const { rt, workspace, questionId, statistics } = await setUp();
    await ask(rt, workspace);
    const { trpc } = person(rt, workspace.owner);
    await trpc.questions.update({
      questionId,
      baseVersion: 1,
      content: { prompt: 'Anew?', minutes: 5, difficulty: 1, tags: [], related: [], sections: [] },
    });
    const current = (await trpc.questions.bank({ search: 'anew' })).questions[0]?.versionId ?? '';
    const first = workspace.questions[0];
    if (first) first.versionId = current;
    await ask(rt, workspace);
    expect((await statistics()).interviews).toBe(2);
    const other = await setUp();
    expect((await other.statistics()).interviews).toBe(0);
  });
});
