import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { manifestText, rubricText, samplePack } from '@/lib/packs/testing';
import { rubricContent } from '@/lib/rubric/testing';
import type { MemberViewer } from '@/server/auth/viewer';
import { createApiToken } from '@/server/services/apiToken/createApiToken';
import { seedWorkspace } from '@/server/services/pack/load';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { archivePlanTemplate } from '@/server/services/planTemplate/archivePlanTemplate';
import { createPlanTemplate } from '@/server/services/planTemplate/createPlanTemplate';
import { archiveQuestion, unarchiveQuestion } from '@/server/services/question/archiveQuestion';
import { archiveRubric } from '@/server/services/rubric/archiveRubric';
import { createRubric } from '@/server/services/rubric/createRubric';
import { accountRuntime, addMember, addWorkspace } from '@/server/services/workspace/testing';
import { startApiServer } from '@/server/testing/apiServer';
import { createTestDatabase } from '@/server/testing/database';

const { db, drop } = await createTestDatabase();
const { rt } = accountRuntime(db);
const { address, close } = await startApiServer(rt);
afterAll(async () => {
  await close();
  await drop();
});

type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
let workspaceId: string;
let owner: MemberViewer;
let interviewer: MemberViewer;
let panelist: MemberViewer;
let tokens: Record<'owner' | 'interviewer' | 'panelist', string>;

beforeAll(async () => {
  workspaceId = await addWorkspace(db);
  await seedWorkspace(db, workspaceId, rt.seedsDir);
  owner = await addMember(db, workspaceId, 'owner', { name: 'Ola' });
  interviewer = await addMember(db, workspaceId, 'admin', { name: 'Ines' });
  panelist = await addMember(db, workspaceId, 'admin', { name: 'Per' });
  const token = async (member: MemberViewer) => (await createApiToken(rt, member, { name: 'test' })).token;
  tokens = {
    owner: await token(owner),
    interviewer: await token(interviewer),
    panelist: await token(panelist),
  };
  for (const member of [interviewer, panelist]) {
    await db.member.update({ where: { id: member.memberId }, data: { role: 'interviewer' } });
  }
});

async function send(method: string, path: string, token: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const get = (path: string, token = tokens.owner) => send('GET', path, token);
const post = (path: string, body: unknown, token = tokens.owner) => send('POST', path, token, body);

const interview = (more: object = {}) => ({
  candidateName: 'Ada Example',
  candidateRole: 'Backend engineer',
  targetLevel: 'senior',
  scheduledAt: '2026-03-03T10:00:00+01:00',
  ...more,
});

describe('whoever asks', () => {
  it('needs a token in force', async () => {
    for (const token of ['', 'nonsense', `dbr_${'A'.repeat(32)}`]) {
      const { status, headers, body } = await get('/members', token);
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body.error).toMatchObject({ code: 'unauthenticated', field: null });
    }
  });

  it('is told what is wrong with the request', async () => {
    const cases: [() => Promise<Answer>, number, string | null][] = [
      [() => get('/members?limit=0'), 400, 'limit'],
      [() => get('/members?limits=1'), 400, 'limits'],
      [() => post('/interviews', '[]'), 400, null],
      [() => get(`/members?cursor=${newId()}`), 400, 'cursor'],
      [() => get('/interviews/nothing'), 400, 'id'],
      [() => get(`/interviews/${newId()}`), 404, null],
      [() => post('/interviews', '{"candidate'), 400, null],
      [() => post('/interviews', ''), 400, 'candidateName'],
      [() => post('/interviews', interview({ panel: [{ seat: 'panelist' }] })), 400, 'panel.0'],
      [() => post('/interviews', interview({ panel: [{ email: 'no@example.com' }] })), 400, 'panel.0.email'],
      [() => post('/interviews', interview({ plan: [{ questionId: newId() }] })), 400, 'plan.0.questionId'],
      [() => post('/interviews', `{"a":"${'x'.repeat(1024 * 1024)}"}`), 400, null],
      [() => post('/members/invite', { role: 'owner' }, tokens.interviewer), 403, null],
    ];
    for (const [ask, status, field] of cases) {
      const answer = await ask();
      expect({ status: answer.status, field: (answer.body.error as { field: unknown }).field }).toEqual({
        status,
        field,
      });
      expect((answer.body.error as { message: string }).message).toMatch(/^\S.*\.$/s);
    }
  });
});

describe('lists', () => {
  it('are given in parts', async () => {
    const first = await get('/members?limit=2');
    expect(first.body.items).toMatchObject([{ name: 'Ines' }, { name: 'Ola' }]);
    const second = await get(`/members?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ name: 'Per' }], nextCursor: null });
  });

  it('hold the question bank, without guides', async () => {
    const { body } = await get('/questions?limit=200');
    expect(body.items).toHaveLength(53);
    expect(JSON.stringify(body)).not.toContain('guide');
    expect((await get('/questions?search=load+balanc')).body.items).not.toHaveLength(0);
  });

  it('hold sketches', async () => {
    expect((await get('/sketches')).body).toEqual({ items: [], nextCursor: null });
  });
});

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

it('makes links for members', async () => {
  const { status, body } = await post('/members/invite', { role: 'reviewer', email: 'New@Example.com' });
  expect(status).toBe(201);
  expect(body.url).toMatch(/\/welcome#[\w-]{32}$/);
  expect(body.invite).toMatchObject({ role: 'reviewer', email: 'new@example.com' });
});

describe('a pack', () => {
  /** Sends a zip file as it is. */
  async function send(path: string, bytes: Uint8Array, token = tokens.owner): Promise<Answer> {
    const response = await fetch(`${address}/api/v1/packs${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/zip' },
      body: Buffer.from(bytes),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
  const file = async (slug: string, token = tokens.interviewer) =>
    fetch(`${address}/api/v1/packs/${slug}`, { headers: { authorization: `Bearer ${token}` } });

  it('is listed, and given as a zip file of the same bytes each time', async () => {
    expect((await get('/packs')).body.items).toMatchObject([
      { slug: 'system-design', version: '1.0.0', questions: 53 },
    ]);
    const [first, second] = [await file('system-design'), await file('system-design')];
    expect(first.headers.get('content-type')).toBe('application/zip');
    expect(first.headers.get('content-disposition')).toContain('filename="system-design-1.0.0.zip"');
    expect(first.headers.get('cache-control')).toBe('private, no-store');
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(Buffer.from(await second.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await file('nothing')).status).toBe(404);
    expect((await file('No%20Slug')).status).toBe(400);
  });

  it('is previewed, imported as the preview showed, and refused with file, line and rule', async () => {
    const rubric = { path: 'rubrics/own.yaml', text: rubricText('own') };
    const manifest = manifestText().replace('rubric: system-design', 'rubric: own');
    const files = [{ path: 'pack.yaml', text: manifest }, rubric, ...samplePack().slice(1)];
    const zip = await writeZip(files);
    const preview = await send('?preview=1', zip);
    expect(preview).toMatchObject({
      status: 200,
      body: { imported: false, changes: { counts: { new: 2 } } },
    });
    expect((await get('/packs')).body.items).toHaveLength(1);
    const { fingerprint } = preview.body.changes as { fingerprint: string };
    expect((await send(`?expect=${'0'.repeat(64)}`, zip)).status).toBe(409);
    expect(await send(`?expect=${fingerprint}`, zip)).toMatchObject({
      status: 200,
      body: { imported: true },
    });
    expect((await get('/packs')).body.items).toHaveLength(2);
    expect((await send('', zip, tokens.interviewer)).status).toBe(403);
    expect((await send('?preview=yes', zip)).body.error).toMatchObject({ code: 'invalid', field: 'preview' });

    const damaged = await writeZip([
      ...files,
      { path: 'questions/traffic/a.md', text: '---\nformat: 2\n---\n' },
    ]);
    const refused = await send('', damaged);
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({
      code: 'invalid',
      problems: expect.arrayContaining([
        { file: 'questions/traffic/a.md', line: 2, rule: 'field', message: expect.any(String) },
      ]),
    });
    expect(
      ((await send('', new Uint8Array(50 * 1024 * 1024))).body.error as { message: string }).message,
    ).toBe('The body of the request has more than 40 MB.');
    expect((await send('', new Uint8Array())).status).toBe(400);
  });
});

describe('rubrics', () => {
  const list = async (path = '/rubrics') =>
    (await get(path, tokens.interviewer)).body.items as { id: string; versionId: string; slug: string }[];

  it('are listed with the version that an interview takes, and given whole', async () => {
    const [standard] = await list();
    expect(standard).toMatchObject({
      ...{ slug: 'system-design', version: 1, isDefault: true, archivedAt: null },
      criteria: expect.arrayContaining([{ id: 'trade-offs', title: 'Trade-offs', weight: 1 }]),
    });
    const { status, body } = await get(`/rubrics/${standard?.id}`, tokens.interviewer);
    expect(status).toBe(200);
    expect(body).toMatchObject({ brought: true, savedBy: null, can: { edit: false, manage: false } });
    expect((body.criteria as unknown[])[0]).toMatchObject({
      id: 'requirements',
      levels: [{ level: 1 }, { level: 2 }, { level: 3 }, { level: 4 }],
      expectations: { staff: expect.any(String) },
    });
    expect((body.signals as Record<string, number>).requirements).toBeGreaterThan(0);
    const rubricVersionId = standard?.versionId;
    const created = await post('/interviews', interview({ rubricVersionId }), tokens.interviewer);
    expect(created).toMatchObject({
      status: 201,
      body: { interview: { rubric: { id: standard?.id, version: 1 }, canChangeRubric: true } },
    });
  });

  it('are given without the archived ones, and never from another workspace', async () => {
    const rubricId = (await createRubric(rt, owner, { content: rubricContent(['Scope'], 'Ours') })).rubricId;
    await archiveRubric(rt, owner, { rubricId });
    expect((await list()).map(({ id }) => id)).not.toContain(rubricId);
    expect((await list('/rubrics?archived=true')).map(({ id }) => id)).toEqual([rubricId]);
    const other = await addWorkspace(db);
    const stranger = await addMember(db, other, 'owner', { name: 'Stranger' });
    const { token } = await createApiToken(rt, stranger, { name: 'test' });
    expect((await get(`/rubrics/${rubricId}`, token)).status).toBe(404);
    expect((await get('/rubrics/nothing')).status).toBe(400);
  });
});
