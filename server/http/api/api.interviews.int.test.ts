import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberViewer } from '@/server/auth/viewer';
import { createApiToken } from '@/server/services/apiToken/createApiToken';
import { archivePlanTemplate } from '@/server/services/planTemplate/archivePlanTemplate';
import { createPlanTemplate } from '@/server/services/planTemplate/createPlanTemplate';
import { archiveQuestion, unarchiveQuestion } from '@/server/services/question/archiveQuestion';
import { addMember, addWorkspace } from '@/server/services/workspace/testing';
import { type Answer, interview, startSeededApi } from './testing';

const { db, rt, owner, interviewer, panelist, tokens, get, post, close } = await startSeededApi();
afterAll(close);

describe('an interview', () => {
  let id: string;
  let created: Answer;
  beforeEach(async () => {
    const questions = (await get('/questions?limit=2')).body.items as { id: string; versionId: string }[];
    created = await post(
      '/interviews',
      interview({
        panel: [{ email: panelist.email }],
        plan: [{ questionId: questions[0]?.id }, { questionVersionId: questions[1]?.versionId, minutes: 7 }],
      }),
      tokens.interviewer,
    );
    id = (created.body.interview as { id: string }).id;
  });

  it('is created with panel, plan and the link of the candidate', async () => {
    expect(created.status).toBe(201);
    expect(created.body.interview).toMatchObject({
      state: 'scheduled',
      durationMinutes: 60,
      myRole: 'interviewer',
      panel: [
        { name: 'Ines', seat: 'interviewer' },
        { name: 'Per', seat: 'panelist' },
      ],
      plan: [{ position: 0 }, { position: 1, minutes: 7 }],
    });
    const { url } = created.body.candidateInvite as { url: string };
    expect(url).toMatch(/^http:\/\/localhost:\d+\/join#[\w-]{32}$/);
    const entries = await db.auditEntry.findMany({ where: { subjectId: id } });
    expect(entries.map(({ action, actorKind }) => ({ action, actorKind }))).toContainEqual({
      action: 'interview.create',
      actorKind: 'token',
    });
  });

  it('is seen by its panel and by overseers, and by nobody else', async () => {
    expect((await get(`/interviews/${id}`, tokens.panelist)).body.myRole).toBe('panelist');
    expect((await get(`/interviews/${id}`)).body.myRole).toBe('overseer');
    const other = (await post('/interviews', interview(), tokens.owner)).body.interview as { id: string };
    for (const path of ['', '/export']) {
      expect((await get(`/interviews/${other.id}${path}`, tokens.panelist)).status).toBe(404);
    }
    const mine = (await get('/interviews', tokens.panelist)).body.items as { id: string }[];
    expect(mine.map((item) => item.id)).not.toContain(other.id);
    expect(mine.map((item) => item.id)).toContain(id);
  });

  it('gets a new link from its interviewer only', async () => {
    const again = await post(`/interviews/${id}/invite`, undefined, tokens.interviewer);
    expect(again.status).toBe(201);
    expect(again.body.url).not.toBe((created.body.candidateInvite as { url: string }).url);
    expect((await post(`/interviews/${id}/invite`, undefined, tokens.panelist)).status).toBe(403);
    expect((await post(`/interviews/${id}/invite`, undefined)).status).toBe(403);
  });

  it("is exported with one's own notes until it has ended, and then with what the review shows", async () => {
    const at = rt.now();
    const note = (author: MemberViewer, body: string) =>
      db.note.create({ data: { id: newId(), interviewId: id, authorId: author.memberId, body, at } });
    await note(interviewer, 'drew the cache first');
    await note(panelist, 'asked about limits');
    await db.scorecard.create({
      data: {
        id: newId(),
        interviewId: id,
        memberId: interviewer.memberId,
        state: 'submitted',
        submittedAt: at,
      },
    });
    const bodies = (answer: Answer) => (answer.body.notes as { body: string }[]).map((entry) => entry.body);
    const before = await get(`/interviews/${id}/export`, tokens.panelist);
    expect(bodies(before)).toEqual(['asked about limits']);
    expect(before.body.scorecards).toEqual([]);
    await db.interview.update({ where: { id }, data: { state: 'ended', endedAt: at } });
    const after = await get(`/interviews/${id}/export`, tokens.panelist);
    expect(bodies(after).sort()).toEqual(['asked about limits', 'drew the cache first']);
    expect(after.body.scorecards).toMatchObject([
      { memberName: 'Ines', visible: false, reason: 'sealed' },
      { memberName: 'Per', visible: false, reason: 'missing' },
    ]);
    expect(Object.keys((after.body.board as { store: object }).store)).toContain('document:document');
    expect((after.body.criteria as object[]).length).toBeGreaterThan(0);
    expect(after.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe('a plan template', () => {
  type Plan = { id: string; items: { questionId: string; questionVersionId: string; prompt: string }[] };
  let questions: { id: string; versionId: string; prompt: string }[];
  let planTemplateId: string;
  beforeEach(async () => {
    questions = (await get('/questions?limit=3')).body.items as typeof questions;
    ({ planTemplateId } = await createPlanTemplate(rt, interviewer, {
      ...{ title: `Plan ${newId()}`, role: 'Backend engineer', targetLevel: 'senior' },
      ...{ durationMinutes: 45, description: 'For a start.' },
      items: questions.map(({ id }) => ({ questionId: id, minutes: 15 })),
    }));
  });
  const create = (more: object) => post('/interviews', interview({ planTemplateId, ...more }));

  it('is listed and read by every member, and by nobody else', async () => {
    const list = (await get('/plans?search=start&level=senior&limit=200', tokens.panelist)).body;
    expect(list.items).toContainEqual(
      expect.objectContaining({ id: planTemplateId, questions: 3, plannedMinutes: 45 }),
    );
    expect((await get('/plans?archived=true')).body).toEqual({ items: [], nextCursor: null });
    const plan = (await get(`/plans/${planTemplateId}`)).body as Plan;
    expect(plan.items.map(({ prompt }) => prompt)).toEqual(questions.map(({ prompt }) => prompt));
    expect(plan).not.toHaveProperty('can');
    expect((await get(`/plans/${newId()}`)).status).toBe(404);
    expect((await get('/plans?level=junior')).body.error).toMatchObject({ field: 'level' });
    for (const path of ['/plans', `/plans/${planTemplateId}`]) expect((await get(path, '')).status).toBe(401);
    const strangers = await addWorkspace(db);
    const stranger = await addMember(db, strangers, 'owner');
    const { token } = await createApiToken(rt, stranger, { name: 'test' });
    expect((await get('/plans', token)).body.items).toEqual([]);
    expect((await get(`/plans/${planTemplateId}`, token)).status).toBe(404);
  });

  it('gives an interview its questions and its length, and names what it leaves out', async () => {
    await archiveQuestion(rt, owner, { questionId: questions[0]?.id ?? '' });
    const { status, body } = await create({});
    expect(status).toBe(201);
    expect(body.interview).toMatchObject({
      durationMinutes: 45,
      plan: questions.slice(1).map(({ versionId }) => ({ questionVersionId: versionId, minutes: 15 })),
    });
    expect(body.leftOut).toEqual([{ questionId: questions[0]?.id, prompt: questions[0]?.prompt }]);
    expect((await create({ durationMinutes: 30 })).body.interview).toMatchObject({ durationMinutes: 30 });
    await unarchiveQuestion(rt, owner, { questionId: questions[0]?.id ?? '' });
    expect((await create({})).body.leftOut).toEqual([]);
  });

  it('is refused beside a plan, and where there is no such or an archived one', async () => {
    const both = await create({ plan: [{ questionId: questions[0]?.id }] });
    expect(both).toMatchObject({ status: 400, body: { error: { field: 'planTemplateId' } } });
    expect((await create({ planTemplateId: newId() })).status).toBe(404);
    await archivePlanTemplate(rt, interviewer, { planTemplateId });
    expect(await create({})).toMatchObject({ status: 409, body: { error: { field: 'planTemplateId' } } });
  });
});
