import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Pack } from '@/lib/packs/schema';
import { createTestDatabase, type TestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, testRuntime } from '@/server/testing/factories';
import { person, type TestPerson } from '@/server/testing/people';
import { loadPack } from './load';

const SLUG = 'rollback';
let test: TestDatabase;
let workspaceId: string;
let ines: TestPerson;
let questionId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test?.drop());
beforeEach(async () => {
  const rt = testRuntime(test.db);
  const workspace = await newWorkspace(rt);
  workspaceId = workspace.workspaceId;
  ines = person(rt, await addMember(rt, workspace, 'admin', 'Ines'));
  await load('As shipped?');
  questionId = (await row()).id;
});

/** Loads a pack of one question that says this, or of another question only. */
async function load(prompt: string | null) {
  const question = (slug: string, text: string) => ({
    ...{ slug, category: 'releases', minutes: 10, difficulty: 2, tags: [], prompt: text },
    guide: { sections: [], related: [] },
  });
  const pack: Pack = {
    ...{ format: 1, slug: 'shipped', title: 'Shipped', version: '1.0.0', description: 'A pack.' },
    ...{ rubric: 'system-design', categories: [{ slug: 'releases', title: 'Releases' }], tags: [] },
    questions: [question('other', 'Other?'), ...(prompt === null ? [] : [question(SLUG, prompt)])],
    rubrics: [],
    documents: [],
  };
  return loadPack(test.db, workspaceId, pack);
}

const row = () => test.db.question.findFirstOrThrow({ where: { slug: SLUG, pack: { workspaceId } } });
const get = () => ines.trpc.questions.get({ questionId });
const edit = async (prompt: string) =>
  ines.trpc.questions.update({
    questionId,
    baseVersion: (await get()).version,
    content: { prompt, minutes: 10, difficulty: 2, tags: [], related: [], sections: [] },
  });

it('a question that was changed here keeps its version when its pack is loaded again', async () => {
  await edit('As we ask it?');
  expect(await get()).toMatchObject({ changed: true, packUpdate: null, version: 2 });
  expect(await load('As shipped?')).toMatchObject({ changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ prompt: 'As we ask it?', version: 2 });
});

it('what the pack brings since then waits in the history, once, and can be taken', async () => {
  await edit('As we ask it?');
  expect(await load('Shipped anew?')).toMatchObject({ changed: 0, kept: 1 });
  expect(await load('Shipped anew?')).toMatchObject({ changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ prompt: 'As we ask it?', version: 2, packUpdate: 3 });
  expect(await ines.trpc.questions.versions({ questionId })).toMatchObject([
    { version: 3, by: null, current: false },
    { version: 2, by: 'Ines', current: true },
    { version: 1, by: null, current: false },
  ]);
  const { questions } = await ines.trpc.questions.bank({ search: 'ask' });
  expect(questions).toMatchObject([{ id: questionId, changed: true }]);

  await ines.trpc.questions.takePackVersion({ questionId, baseVersion: 2 });
  expect(await get()).toMatchObject({
    prompt: 'Shipped anew?',
    version: 4,
    changed: false,
    packUpdate: null,
  });
  expect(await load('Shipped once more?')).toMatchObject({ changed: 1, kept: 0 });
  expect(await get()).toMatchObject({ prompt: 'Shipped once more?', version: 5, savedBy: null });
});

it('a save on top of the pack’s newer version settles the matter', async () => {
  await edit('As we ask it?');
  await load('Shipped anew?');
  expect(await edit('As we ask it now?')).toEqual({ version: 4 });
  expect(await get()).toMatchObject({ changed: true, packUpdate: null });
});

it('a question that says again what the pack says follows it again', async () => {
  await edit('As we ask it?');
  await edit('As shipped?');
  expect(await get()).toMatchObject({ changed: false, version: 3 });
  await edit('Better?');
  expect(await load('Better?')).toMatchObject({ changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ changed: false, version: 4 });
  expect(await load('Even better?')).toMatchObject({ changed: 1 });
});

it('what members archived stays archived; what the pack dropped comes back with it', async () => {
  await ines.trpc.questions.archive({ questionId });
  expect(await load('As shipped?')).toMatchObject({ restored: 0 });
  expect((await row()).archivedAt).not.toBeNull();
  await ines.trpc.questions.unarchive({ questionId });
  expect(await load(null)).toMatchObject({ archived: 1 });
  expect((await row()).archivedAt).not.toBeNull();
  expect(await load('As shipped?')).toMatchObject({ restored: 1 });
  expect((await row()).archivedAt).toBeNull();
});

it('what the pack dropped and a member brought back, or had changed, is not archived with the pack', async () => {
  await load(null);
  await ines.trpc.questions.unarchive({ questionId });
  expect(await load(null)).toMatchObject({ archived: 0 });
  expect((await row()).archivedAt).toBeNull();
  expect(await load('As shipped?')).toMatchObject({ changed: 0, kept: 0 });
  expect(await get()).toMatchObject({ changed: false });
  await edit('As we ask it?');
  expect(await load(null)).toMatchObject({ archived: 0 });
  expect(await get()).toMatchObject({ prompt: 'As we ask it?', archivedAt: null });
});

it('a load and saves at the same moment lose neither', async () => {
  const results = await Promise.allSettled([
    edit('As we ask it?'),
    load('Shipped anew?'),
    load('Shipped anew?'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(expect.arrayContaining(['fulfilled']));
  const versions = await test.db.questionVersion.findMany({ where: { questionId } });
  expect(versions.map(({ prompt }) => prompt)).toContain('Shipped anew?');
  const saved = results[0]?.status === 'fulfilled';
  expect((await get()).prompt).toBe(saved ? 'As we ask it?' : 'Shipped anew?');
});
