import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview, person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const interview = await newInterview(rt, workspace);
  const { interviewId, interviewer, panelist } = interview;
  const note = (changes: object = {}) => ({
    id: newId(),
    interviewId,
    body: 'Asks about the load first',
    at: rt.now().toISOString(),
    askedQuestionId: null,
    revision: 1,
    ...changes,
  });
  return { rt, workspace, interview, interviewId, interviewer, panelist, note };
};

describe('saving', () => {
  it('makes a note, pinned to its moment and its question, and is the same note when repeated', async () => {
    const { rt, workspace, interview, interviewId, interviewer, note } = await setUp();
    await admittedCandidate(rt, interview);
    const { askedId } = await interviewer.trpc.room.ask({
      roomId: interview.roomId,
      questionVersionId: workspace.questions[0]?.versionId ?? '',
      minutes: 15,
    });
    rt.advance(3);
    const input = note({ askedQuestionId: askedId });
    const saved = await interviewer.trpc.notes.save(input);
    expect(saved).toMatchObject({
      id: input.id,
      body: input.body,
      mine: true,
      authorName: 'Ines Interviewer',
      at: input.at,
      offsetMs: 3 * 60_000,
      askedQuestionId: askedId,
      revision: 1,
    });
    rt.advance(1);
    expect(await interviewer.trpc.notes.save(input)).toEqual(saved);
    expect(await interviewer.trpc.notes.mine({ interviewId })).toEqual([saved]);
  });

  it('keeps the newest revision, in whatever order they arrive', async () => {
    const { interviewer, interviewId, note } = await setUp();
    const input = note();
    const save = (revision: number) =>
      interviewer.trpc.notes.save({ ...input, revision, body: `text ${revision}` });
    await save(2);
    expect(await save(1)).toMatchObject({ revision: 2, body: 'text 2' });
    await Promise.all([save(5), save(3), save(6), save(4)]);
    expect(await interviewer.trpc.notes.mine({ interviewId })).toMatchObject([
      { revision: 6, body: 'text 6' },
    ]);
  });

  it('moves a moment that cannot be into the time of the interview', async () => {
    const { rt, interview, interviewer, note } = await setUp();
    const created = rt.now();
    rt.advance(30);
    await admittedCandidate(rt, interview);
    const early = await interviewer.trpc.notes.save(note({ at: '1999-01-01T00:00:00Z' }));
    expect(early).toMatchObject({ at: created.toISOString(), offsetMs: -30 * 60_000 });
    const late = await interviewer.trpc.notes.save(note({ at: '2099-01-01T00:00:00+02:00' }));
    expect(late).toMatchObject({ at: rt.now().toISOString(), offsetMs: 0 });
  });

  it('drops a question of another interview and keeps the text', async () => {
    const { rt, workspace, interviewer, note } = await setUp();
    const other = await newInterview(rt, workspace);
    await admittedCandidate(rt, other);
    const { askedId } = await other.interviewer.trpc.room.ask({
      roomId: other.roomId,
      questionVersionId: workspace.questions[0]?.versionId ?? '',
      minutes: 5,
    });
    const saved = await interviewer.trpc.notes.save(note({ askedQuestionId: askedId }));
    expect(saved.askedQuestionId).toBeNull();
  });
});

describe('a note', () => {
  it("is its author's alone until the review", async () => {
    const { rt, workspace, interview, interviewId, interviewer, panelist, note } = await setUp();
    const input = note();
    await interviewer.trpc.notes.save(input);
    const taken = { ...input, body: 'overwritten', revision: 9 };
    expect((await refusal(panelist.trpc.notes.save(taken))).code).toBe('forbidden');
    expect((await refusal(panelist.trpc.notes.remove({ noteId: input.id }))).code).toBe('forbidden');
    expect(await panelist.trpc.notes.mine({ interviewId })).toEqual([]);
    const owner = person(rt, workspace.owner);
    expect((await refusal(owner.trpc.notes.save(note()))).code).toBe('forbidden');
    expect(await owner.trpc.notes.mine({ interviewId })).toEqual([]);
    // Nor can it be moved into another interview of the same author.
    const other = await interviewer.trpc.interviews.create({
      candidateName: 'B',
      candidateRole: 'B',
      targetLevel: 'mid',
      scheduledAt: rt.now().toISOString(),
      durationMinutes: 30,
      panel: [],
      plan: [],
    });
    const moved = { ...taken, interviewId: other.interviewId };
    expect((await refusal(interviewer.trpc.notes.save(moved))).code).toBe('forbidden');
    expect(await interviewer.trpc.notes.mine({ interviewId })).toMatchObject([{ body: input.body }]);

    await admittedCandidate(rt, interview);
    await interviewer.trpc.room.end({ roomId: interview.roomId });
    const { notes } = await panelist.trpc.review.get({ interviewId });
    expect(notes).toMatchObject([{ mine: false, authorName: 'Ines Interviewer', body: input.body }]);
  });

  it('can be removed once, and is not brought back by a late save', async () => {
    const { interviewer, interviewId, note } = await setUp();
    const input = note();
    await interviewer.trpc.notes.save(input);
    await interviewer.trpc.notes.remove({ noteId: input.id });
    await interviewer.trpc.notes.remove({ noteId: input.id });
    expect(await refusal(interviewer.trpc.notes.save({ ...input, revision: 2 }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('was removed'),
    });
    expect(await interviewer.trpc.notes.mine({ interviewId })).toEqual([]);
    expect((await refusal(interviewer.trpc.notes.remove({ noteId: newId() }))).code).toBe('not_found');
  });

  it('is written until the interview is archived', async () => {
    const { rt, interview, interviewId, interviewer, note } = await setUp();
    await admittedCandidate(rt, interview);
    await interviewer.trpc.room.end({ roomId: interview.roomId });
    await interviewer.trpc.notes.save(note());
    await interviewer.trpc.interviews.archive({ interviewId });
    expect((await refusal(interviewer.trpc.notes.save(note()))).code).toBe('forbidden');
    expect(await interviewer.trpc.notes.mine({ interviewId })).toHaveLength(1);
  });
});
