import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { formatRubric } from '@/lib/packs/format';
import { manifestText, samplePack } from '@/lib/packs/testing';
import { rubricContent } from '@/lib/rubric/testing';
import type { Rubric, RubricContent } from '@/lib/schemas/rubric';
import { createTestDatabase, type TestDatabase } from '@/server/testing/database';
import {
  addMember,
  newWorkspace,
  type TestRuntime,
  type TestWorkspace,
  testRuntime,
} from '@/server/testing/factories';
import { interviewInput, person, refusal, type TestPerson } from '@/server/testing/people';
import { exportPack } from './exportPack';
import { importPack } from './importPack';
import { loadRubrics } from './load';
import { writeZip } from './zip/writeZip';

const SLUG = 'shipped';
let test: TestDatabase;
let rt: TestRuntime;
let workspace: TestWorkspace;
let ada: TestPerson;
let rubricId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test?.drop());
beforeEach(async () => {
  rt = testRuntime(test.db);
  workspace = await newWorkspace(rt);
  ada = person(rt, await addMember(rt, workspace, 'admin', 'Ada'));
  await load('Scope');
  rubricId = (
    await test.db.rubric.findFirstOrThrow({ where: { slug: SLUG, workspaceId: workspace.workspaceId } })
  ).id;
});

const shipped = (title: string, ...criteria: string[]): Rubric => ({
  format: 1,
  slug: SLUG,
  ...rubricContent(criteria, title),
});
/** Loads the rubric with one criterion of this title, as a start does. */
const load = (criterion: string, title = 'Shipped') =>
  loadRubrics(test.db, workspace.workspaceId, [shipped(title, criterion)]);
const get = () => ada.trpc.rubrics.get({ rubricId });
const edit = async (content: RubricContent) =>
  ada.trpc.rubrics.update({ rubricId, baseVersion: (await get()).version, content });
const ours = rubricContent(['Scope', 'Depth'], 'As we score');

it('a rubric that nobody changed follows what is shipped, its title too', async () => {
  expect(await load('Scope')).toEqual({ added: 0, changed: 0, kept: 0 });
  expect(await load('Scope', 'Renamed')).toEqual({ added: 0, changed: 1, kept: 0 });
  expect(await get()).toMatchObject({
    ...{ title: 'Renamed', version: 2, savedBy: null },
    ...{ brought: true, changed: false, packUpdate: null },
  });
});

it('a rubric that was changed here is not overwritten when Drawbridge starts again', async () => {
  await edit(ours);
  expect(await load('Scope')).toEqual({ added: 0, changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ title: 'As we score', version: 2, changed: true, packUpdate: null });
});

it('what is shipped since then waits in the history, once, and can be taken', async () => {
  await edit(ours);
  const { interviewId } = await ada.trpc.interviews.create({
    ...interviewInput(rt),
    rubricVersionId: (await get()).versionId,
  });
  expect(await load('Purpose')).toEqual({ added: 0, changed: 0, kept: 1 });
  expect(await load('Purpose')).toEqual({ added: 0, changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ title: 'As we score', version: 2, packUpdate: 3 });
  expect(await ada.trpc.rubrics.versions({ rubricId })).toMatchObject([
    { version: 3, by: null, current: false },
    { version: 2, by: 'Ada', current: true },
    { version: 1, by: null, current: false },
  ]);

  await ada.trpc.rubrics.takeUpdate({ rubricId, baseVersion: 2 });
  expect(await get()).toMatchObject({ title: 'Shipped', version: 4, changed: false, packUpdate: null });
  expect(await load('Aim')).toEqual({ added: 0, changed: 1, kept: 0 });
  expect(await get()).toMatchObject({ version: 5, criteria: [{ title: 'Aim' }], savedBy: null });
  expect(await ada.trpc.interviews.get({ interviewId })).toMatchObject({
    rubric: { version: 2, title: 'As we score' },
  });
});

it('a save on top of the newer version settles the matter, and nothing is there to be taken twice', async () => {
  await edit(ours);
  await load('Purpose');
  expect(await edit({ ...ours, title: 'Still ours' })).toEqual({ version: 4 });
  expect(await get()).toMatchObject({ changed: true, packUpdate: null });
  const own = await ada.trpc.rubrics.create({ content: ours });
  const take = ada.trpc.rubrics.takeUpdate({ ...own, baseVersion: 1 });
  expect(await refusal(take)).toMatchObject({ code: 'conflict' });
});

it('a rubric that says again what is shipped follows it again', async () => {
  await edit(ours);
  await edit(rubricContent(['Scope'], 'Shipped'));
  expect(await get()).toMatchObject({ changed: false, version: 3 });
  await edit(rubricContent(['Better'], 'Shipped'));
  expect(await load('Better')).toEqual({ added: 0, changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ changed: false, version: 4 });
  expect(await load('Even better')).toEqual({ added: 0, changed: 1, kept: 0 });
});

it('a rubric that members wrote stays when one of its name is shipped later', async () => {
  const own = await ada.trpc.rubrics.create({ content: rubricContent(['Ours'], 'Later') });
  const later = { ...shipped('Later', 'Theirs'), slug: 'later' };
  expect(await loadRubrics(test.db, workspace.workspaceId, [later])).toEqual({
    added: 0,
    changed: 0,
    kept: 1,
  });
  expect(await ada.trpc.rubrics.get(own)).toMatchObject({
    ...{ version: 1, packUpdate: 2, changed: true },
    criteria: [{ title: 'Ours' }],
  });
});

it('what members archived stays archived, and keeps up with what is shipped', async () => {
  await ada.trpc.rubrics.archive({ rubricId });
  expect(await load('Purpose')).toMatchObject({ changed: 1 });
  expect(await get()).toMatchObject({ version: 2, archivedAt: expect.any(String) });
});

it('a load and a save at the same moment lose neither', async () => {
  const results = await Promise.allSettled([edit(ours), load('Purpose'), load('Purpose')]);
  const versions = await test.db.rubricVersion.findMany({ where: { rubricId }, orderBy: { version: 'asc' } });
  expect(JSON.stringify(versions)).toContain('Purpose');
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_version, index) => index + 1));
  expect((await get()).title).toBe(results[0]?.status === 'fulfilled' ? 'As we score' : 'Shipped');
});

/** The sample pack as a zip file, with `rubric` where it brings one along. */
async function packZip(rubric?: Rubric): Promise<Buffer> {
  const manifest = manifestText().replace('rubric: system-design', `rubric: ${SLUG}`);
  return writeZip([
    { path: 'pack.yaml', text: manifest },
    ...samplePack().filter(({ path }) => path !== 'pack.yaml'),
    ...(rubric ? [{ path: `rubrics/${SLUG}.yaml`, text: formatRubric(rubric) }] : []),
  ]);
}

it('a pack with a rubric that was changed here comes out and goes in as the same bytes', async () => {
  const { owner } = workspace;
  await edit({ ...ours, description: 'How we score.' });
  await importPack(rt, owner, await packZip(), { preview: false });
  const first = await exportPack(rt, owner, { slug: 'sample' });

  const other = await newWorkspace(rt);
  const preview = await importPack(rt, other.owner, first.bytes, { preview: true });
  expect(preview.rubrics).toMatchObject([{ slug: SLUG, title: 'As we score', change: 'new' }]);
  const { fingerprint } = preview;
  await importPack(rt, other.owner, first.bytes, { preview: false, expect: fingerprint });
  const second = await exportPack(rt, other.owner, { slug: 'sample' });
  expect(second.bytes.equals(first.bytes)).toBe(true);
  expect(second.bytes.toString('latin1')).toContain('description: How we score.');

  // It says what this workspace says, so it changes nothing here.
  const back = await importPack(rt, owner, second.bytes, { preview: true });
  expect(back.rubrics).toMatchObject([{ slug: SLUG, change: 'unchanged' }]);
});

it('an import replaces what was changed here, as it was shown, and starts leave it alone then', async () => {
  const { owner } = workspace;
  await edit(ours);
  const zip = await packZip(shipped('Imported', 'Scope'));
  const { rubrics, fingerprint } = await importPack(rt, owner, zip, { preview: true });
  expect(rubrics).toMatchObject([{ change: 'changed', removed: ['Depth'], added: [] }]);
  await edit({ ...ours, title: 'Changed since' });
  const late = importPack(rt, owner, zip, { preview: false, expect: fingerprint });
  expect(await refusal(late)).toMatchObject({ code: 'conflict' });
  await importPack(rt, owner, zip, { preview: false });
  expect(await get()).toMatchObject({ title: 'Imported', version: 4, changed: false });
  expect(await load('Shipped anew')).toEqual({ added: 0, changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ title: 'Imported', version: 4, packUpdate: null });
});
