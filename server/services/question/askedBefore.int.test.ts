import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, interviewInput, newInterview, person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

/** A workspace in which Ines has asked Ada Quill the first question. */
async function setUp() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const interview = await newInterview(rt, workspace);
  await admittedCandidate(rt, interview);
  const at = rt.now().toISOString();
  await interview.interviewer.trpc.room.ask({
    roomId: interview.roomId,
    questionVersionId: workspace.questions[0]?.versionId ?? '',
    minutes: 15,
  });
  rt.advance(60);
  const { trpc } = interview.interviewer;
  const marks = async (candidate: { name?: string; interviewId?: string; hideAsked?: boolean }) =>
    (await trpc.questions.bank({ candidate })).questions.map(({ askedBefore }) => askedBefore);
  return { rt, workspace, interview, trpc, at, marks };
}

describe('what a candidate was asked before', () => {
  it('is marked with day and name, whatever the case and spaces of the name', async () => {
    const { at, marks, trpc } = await setUp();
    const asked = { at, by: 'Ines Interviewer' };
    for (const name of ['Ada Quill', '  ada   QUILL ', 'Ada\u00a0Quill']) {
      expect(await marks({ name }), name).toEqual([asked, null, null, null]);
    }
    for (const name of ['Ada', 'Ada Quill-Marsh', 'A%a Quill']) {
      expect(await marks({ name }), name).toEqual([null, null, null, null]);
    }
    expect((await trpc.questions.bank({})).questions[0]?.askedBefore).toBeNull();
  });

  it('can be left out, and is then left out of the counts too', async () => {
    const { marks, trpc } = await setUp();
    expect(await marks({ name: 'Ada Quill', hideAsked: true })).toEqual([null, null, null]);
    const candidate = { name: 'Ada Quill', hideAsked: true };
    expect((await trpc.questions.bank({ candidate })).total).toBe(3);
    expect((await trpc.questions.facets({ candidate })).categories.map(({ count }) => count)).toEqual([1, 2]);
  });

  it('is told for an interview by its candidate, without what was asked in it', async () => {
    const { rt, workspace, interview, trpc, at, marks } = await setUp();
    const { interviewId } = interview;
    expect(await marks({ interviewId })).toEqual([null, null, null, null]);
    const next = await trpc.interviews.create({ ...interviewInput(rt), candidateName: 'ada quill' });
    const asked = { at, by: 'Ines Interviewer' };
    expect((await marks({ interviewId: next.interviewId }))[0]).toEqual(asked);
    expect((await marks({ interviewId: next.interviewId, name: 'Someone Else' }))[0]).toBeNull();
    // A new version is the same question.
    const questionId = workspace.questions[0]?.questionId ?? '';
    await trpc.questions.update({
      questionId,
      baseVersion: 1,
      content: { prompt: 'Anew?', minutes: 5, difficulty: 1, tags: [], related: [], sections: [] },
    });
    expect((await marks({ name: 'Ada Quill' }))[0]).toEqual(asked);
  });

  it('stays in the workspace, and with those who plan', async () => {
    const { rt, workspace, interview, marks } = await setUp();
    const stranger = person(rt, (await newWorkspace(rt)).owner);
    const theirs = await stranger.trpc.questions.bank({ candidate: { name: 'Ada Quill' } });
    expect(theirs.questions.every(({ askedBefore }) => askedBefore === null)).toBe(true);
    const reviewer = person(rt, await addMember(rt, workspace, 'reviewer'));
    const other = person(rt, await addMember(rt, workspace, 'interviewer'));
    const { interviewId } = interview;
    for (const [who, candidate, code] of [
      [reviewer, { name: 'Ada Quill' }, 'forbidden'],
      [interview.panelist, { interviewId }, 'forbidden'],
      [other, { interviewId }, 'not_found'],
      [stranger, { interviewId }, 'not_found'],
      [person(rt), { name: 'Ada Quill' }, 'unauthenticated'],
    ] as const) {
      expect((await refusal(who.trpc.questions.bank({ candidate }))).code).toBe(code);
      expect((await refusal(who.trpc.questions.facets({ candidate }))).code).toBe(code);
    }
    expect(await marks({ name: '' })).toEqual([null, null, null, null]);
  });
});
