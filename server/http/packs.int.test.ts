import { encode } from 'next-auth/jwt';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { manifestText, rubricText, samplePack } from '@/lib/packs/testing';
import type { MemberViewer } from '@/server/auth/viewer';
import { setRuntime } from '@/server/runtime';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, CANARY, newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview } from '@/server/testing/people';
import { handlePackExport, handlePackImport } from './packs';

const { db, drop } = await createTestDatabase();
afterAll(drop);
const rt = testRuntime(db);
setRuntime(rt);
const workspace = await newWorkspace(rt);

type Who = { cookie?: string; origin?: string };

async function sessionOf({ memberId }: MemberViewer): Promise<Who> {
  const token = await encode({ token: { memberId, sessionEpoch: 0 }, secret: rt.env.AUTH_SECRET ?? '' });
  return { cookie: `next-auth.session-token=${token}` };
}

function request(path: string, who: Who, body?: BodyInit): Request {
  const headers = { host: 'localhost', ...who };
  return new Request(`http://localhost${path}`, { headers, ...(body ? { method: 'POST', body } : {}) });
}
const get = (slug: string, who: Who) =>
  handlePackExport(request(`/api/packs/${slug}`, who), { params: Promise.resolve({ slug }) });
const post = (query: string, who: Who, body: BodyInit) =>
  handlePackImport(request(`/api/packs${query}`, who, body));

const zip = new Uint8Array(
  await writeZip([
    { path: 'pack.yaml', text: manifestText().replace('slug: sample', `slug: own`) },
    { path: 'rubrics/system-design.yaml', text: rubricText() },
    ...samplePack().slice(1),
  ]),
);

describe('the files of packs', () => {
  it('come and go for a member, by their session', async () => {
    const who = await sessionOf(workspace.owner);
    const preview = await post('?preview=1', { ...who, origin: 'http://localhost' }, zip);
    expect(preview.status).toBe(200);
    const { fingerprint, counts } = await preview.json();
    expect(counts).toMatchObject({ new: 2 });
    expect((await post(`?expect=${fingerprint}`, who, zip)).status).toBe(200);
    const file = await get('own', who);
    expect(file.headers.get('content-disposition')).toContain('own-1.0.0.zip');
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    expect((await get('nothing', who)).status).toBe(404);
    expect((await get('../x', who)).status).toBe(404);
    const refused = await post('', who, 'no zip file');
    expect(refused.status).toBe(400);
    expect((await refused.json()).error.problems).toMatchObject([{ file: '.', line: 1, rule: 'zip' }]);
    expect((await post('?wat=1', who, zip)).status).toBe(400);
  });

  it('do not come from another site, from a role that may not, or without a session', async () => {
    const who = await sessionOf(workspace.owner);
    expect((await post('', { ...who, origin: 'https://elsewhere.example' }, zip)).status).toBe(403);
    const reviewer = await sessionOf(await addMember(rt, workspace, 'reviewer'));
    expect((await post('?preview=1', reviewer, zip)).status).toBe(403);
    const stranger = await sessionOf((await newWorkspace(rt)).owner);
    expect((await get('own', stranger)).status).toBe(404);
    expect((await post('', {}, zip)).status).toBe(401);
    const gone = { memberId: newId() } as MemberViewer;
    expect((await get('own', await sessionOf(gone))).status).toBe(401);
  });

  it('never reach a candidate', async () => {
    const candidate = await admittedCandidate(rt, await newInterview(rt, workspace));
    const cookie = candidate.cookies.map((line) => line.split(';')[0]).join('; ');
    for (const answer of [await get('own', { cookie }), await post('?preview=1', { cookie }, zip)]) {
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(CANARY);
    }
  });
});
