import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { manifestText, rubricText, samplePack } from '@/lib/packs/testing';
import { rubricContent } from '@/lib/rubric/testing';
import { createApiToken } from '@/server/services/apiToken/createApiToken';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { archiveRubric } from '@/server/services/rubric/archiveRubric';
import { createRubric } from '@/server/services/rubric/createRubric';
import { addMember, addWorkspace } from '@/server/services/workspace/testing';
import { type Answer, interview, startSeededApi } from './testing';

const { db, rt, address, owner, tokens, get, post, close } = await startSeededApi();
afterAll(close);

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
