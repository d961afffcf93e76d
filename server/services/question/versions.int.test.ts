import { afterAll, describe, expect, it } from 'vitest';
import type { MemberRole } from '@/lib/permissions/workspace';
import { auditActions } from '@/server/testing/auditActions';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { newInterview, newMember, person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const content = (prompt: string, purpose = '') => ({
  prompt,
  minutes: 12,
  difficulty: 2,
  tags: ['caching'],
  related: [] as string[],
  sections: [{ id: 'purpose' as const, markdown: purpose }],
});

/** A workspace with an interviewer's own question, and people of every role. */
async function setUp() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const join = (role: MemberRole, name: string) => newMember(rt, workspace, role, name);
  const ines = await join('interviewer', 'Ines');
  const per = await join('interviewer', 'Per');
  const category = { title: 'Caching' };
  const { questionId } = await ines.trpc.questions.create({ content: content('First?'), category });
  const audit = () => auditActions(rt, { subjectType: 'question', subjectId: questionId });
  const versions = async (id = questionId) =>
    (await db.questionVersion.findMany({ where: { questionId: id }, orderBy: { version: 'asc' } })).map(
      ({ prompt }) => prompt,
    );
  return { rt, workspace, join, ines, per, questionId, audit, versions, category };
}

describe('writing', () => {
  it('puts a new question into the own pack, as its author wrote it', async () => {
    const { ines, questionId, audit } = await setUp();
    expect(await ines.trpc.questions.get({ questionId })).toMatchObject({
      prompt: 'First?',
      slug: 'first',
      version: 1,
      category: 'Caching',
      savedBy: 'Ines',
      pack: { title: 'Our own questions', own: true },
      changed: false,
      guide: [],
    });
    expect(await audit()).toEqual(['question.create']);
  });

  it('makes one pack, one category of a title and slugs of their own, also at the same moment', async () => {
    const { rt, workspace, join } = await setUp();
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => join('interviewer', name)));
    await Promise.all(
      people.map(({ trpc }) =>
        trpc.questions.create({ content: content('The same?'), category: { title: 'SHARED' } }),
      ),
    );
    const packs = await rt.db.pack.findMany({
      where: { workspaceId: workspace.workspaceId, slug: 'own' },
      include: { categories: true, questions: { orderBy: { position: 'asc' }, select: { slug: true } } },
    });
    expect(packs).toHaveLength(1);
    expect(packs[0]?.categories.map(({ title }) => title)).toEqual(['Caching', 'SHARED']);
    const slugs = packs[0]?.questions.map(({ slug }) => slug).filter((slug) => slug !== 'first');
    expect(slugs?.sort()).toEqual(['the-same', 'the-same-2', 'the-same-3', 'the-same-4']);
  });

  it('refuses what a pack would refuse, and names the part', async () => {
    const { ines, category } = await setUp();
    const create = (given: ReturnType<typeof content>) =>
      ines.trpc.questions.create({ content: given, category }).then(
        () => null,
        (error) => error.cause.issues[0],
      );
    expect(await create(content('  \n '))).toMatchObject({
      path: ['content', 'prompt'],
      message: 'Write the question as candidates read it.',
    });
    expect(await create(content('Why?', '## Signals'))).toMatchObject({
      path: ['content', 'sections', 'purpose'],
    });
    expect(await create({ ...content('Why?'), minutes: 0 })).toMatchObject({ path: ['content', 'minutes'] });
    expect(await create({ ...content('Why?'), tags: ['Not a slug'] })).toMatchObject({
      path: ['content', 'tags', 0],
    });
    const call = ines.trpc.questions.create({ content: { ...content('Why?'), related: ['gone'] }, category });
    expect(await refusal(call)).toMatchObject({ code: 'invalid', field: 'content.related' });
  });

  it('duplicates into the own pack, into the category of the same title', async () => {
    const { workspace, ines } = await setUp();
    const original = workspace.questions[0];
    const copy = await ines.trpc.questions.duplicate({ questionId: original?.questionId ?? '' });
    expect(await ines.trpc.questions.get(copy)).toMatchObject({
      prompt: original?.prompt,
      category: 'Storage',
      version: 1,
      savedBy: 'Ines',
      pack: { own: true },
      guide: [{ title: 'Follow-ups' }],
    });
  });
});

describe('saving', () => {
  it('makes a new version, keeps the old ones, and makes none of the same content', async () => {
    const { ines, per, questionId, versions, audit } = await setUp();
    const save = (baseVersion: number, prompt: string) =>
      per.trpc.questions.update({ questionId, baseVersion, content: content(prompt, 'Why we ask.') });
    expect(await save(1, 'Second?')).toEqual({ version: 2 });
    expect(await save(2, '\nSecond?\r\n')).toEqual({ version: 2 });
    expect(await versions()).toEqual(['First?', 'Second?']);
    expect(await audit()).toEqual(['question.create', 'question.update']);
    expect(await ines.trpc.questions.versions({ questionId })).toMatchObject([
      { version: 2, by: 'Per', current: true, changed: ['Prompt', 'Purpose'] },
      { version: 1, by: 'Ines', current: false, changed: [] },
    ]);
    expect(await ines.trpc.questions.version({ questionId, version: 1 })).toMatchObject({
      by: 'Ines',
      content: { prompt: 'First?', sections: [] },
    });
  });

  it('tells who saved meanwhile, and overwrites nothing', async () => {
    const { ines, per, questionId, versions } = await setUp();
    await per.trpc.questions.update({ questionId, baseVersion: 1, content: content('By Per?') });
    const call = ines.trpc.questions.update({ questionId, baseVersion: 1, content: content('By Ines?') });
    expect(await refusal(call)).toMatchObject({
      code: 'conflict',
      field: 'baseVersion',
      message: expect.stringContaining('Per saved version 2 while you worked on version 1.'),
    });
    expect(await versions()).toEqual(['First?', 'By Per?']);
  });

  it('lets exactly one of many at the same moment through', async () => {
    const { join, questionId, versions } = await setUp();
    const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => join('interviewer', name)));
    const results = await Promise.allSettled(
      people.map(({ trpc }, index) =>
        trpc.questions.update({ questionId, baseVersion: 1, content: content(`By ${index}?`) }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await versions()).toHaveLength(2);
  });

  it('leaves interviews on the version that they have', async () => {
    const { rt, workspace } = await setUp();
    const interview = await newInterview(rt, workspace);
    const planned = workspace.questions[0];
    const { trpc } = interview.interviewer;
    const questionId = planned?.questionId ?? '';
    await trpc.questions.update({ questionId, baseVersion: 1, content: content('Changed?') });
    const { plan } = await trpc.interviews.get({ interviewId: interview.interviewId });
    expect(plan[0]).toMatchObject({ questionVersionId: planned?.versionId, prompt: planned?.prompt });
    expect((await trpc.questions.bank({ search: 'changed' })).questions[0]?.id).toBe(questionId);
  });

  it("moves own questions to other categories, and leaves a pack's where it is", async () => {
    const { workspace, ines, questionId } = await setUp();
    const move = (id: string, title: string, prompt: string) =>
      ines.trpc.questions.update({
        questionId: id,
        baseVersion: 1,
        content: content(prompt),
        category: { title },
      });
    expect(await move(questionId, 'Queues', 'First?')).toEqual({ version: 1 });
    expect(await ines.trpc.questions.get({ questionId })).toMatchObject({ category: 'Queues', version: 1 });
    const packed = workspace.questions[0]?.questionId ?? '';
    expect(await refusal(move(packed, 'Queues', 'Packed?'))).toMatchObject({
      code: 'invalid',
      field: 'category',
    });
    expect((await ines.trpc.questions.get({ questionId: packed })).version).toBe(1);
  });
});

describe('history', () => {
  it('brings an old version back as a new one', async () => {
    const { ines, questionId, versions, audit } = await setUp();
    await ines.trpc.questions.update({ questionId, baseVersion: 1, content: content('Second?') });
    const restore = (baseVersion: number, version: number) =>
      ines.trpc.questions.restore({ questionId, baseVersion, version });
    expect((await refusal(restore(1, 1))).code).toBe('conflict');
    expect((await refusal(restore(2, 2))).message).toBe('Version 2 says the same as the current one.');
    expect((await refusal(restore(2, 9))).code).toBe('not_found');
    expect(await restore(2, 1)).toEqual({ version: 3 });
    expect(await versions()).toEqual(['First?', 'Second?', 'First?']);
    expect((await ines.trpc.questions.versions({ questionId }))[0]).toMatchObject({
      version: 3,
      restoredFrom: 1,
    });
    expect((await audit()).at(-1)).toBe('question.restore');
  });
});

describe('archiving', () => {
  it('puts a question away and brings it back, and nobody changes it in between', async () => {
    const { ines, per, questionId, audit } = await setUp();
    const listed = async () => (await per.trpc.questions.bank({ search: 'first' })).total;
    await ines.trpc.questions.archive({ questionId });
    await ines.trpc.questions.archive({ questionId });
    expect(await listed()).toBe(0);
    const change = per.trpc.questions.update({ questionId, baseVersion: 1, content: content('Second?') });
    expect((await refusal(change)).code).toBe('conflict');
    await ines.trpc.questions.unarchive({ questionId });
    expect(await listed()).toBe(1);
    expect(await audit()).toEqual(['question.create', 'question.archive', 'question.unarchive']);
  });
});

describe('who may', () => {
  it('write: owners, admins and interviewers; archive: owners, admins and the author', async () => {
    const { rt, workspace, join, ines, per, questionId, category } = await setUp();
    const reviewer = await join('reviewer', 'Rae');
    const admin = await join('admin', 'Ada');
    const asked = { questionId, baseVersion: 1, content: content('Mine?') };
    for (const call of [
      () => reviewer.trpc.questions.create({ content: content('Mine?'), category }),
      () => reviewer.trpc.questions.update(asked),
      () => reviewer.trpc.questions.restore({ questionId, baseVersion: 1, version: 1 }),
      () => reviewer.trpc.questions.takePackVersion({ questionId, baseVersion: 1 }),
      () => reviewer.trpc.questions.duplicate({ questionId }),
      () => reviewer.trpc.questions.archive({ questionId }),
      () => per.trpc.questions.archive({ questionId }),
      () => per.trpc.questions.unarchive({ questionId }),
    ]) {
      expect((await refusal(call())).code).toBe('forbidden');
    }
    const can = async (who: typeof ines) => (await who.trpc.questions.get({ questionId })).can;
    expect(await can(reviewer)).toEqual({ edit: false, archive: false, create: false });
    expect(await can(per)).toEqual({ edit: true, archive: false, create: true });
    expect(await can(ines)).toEqual({ edit: true, archive: true, create: true });
    await admin.trpc.questions.archive({ questionId });
    expect(await can(ines)).toEqual({ edit: false, archive: true, create: true });

    const stranger = person(rt, (await newWorkspace(rt)).owner);
    const nobody = person(rt);
    for (const [who, code] of [
      [stranger, 'not_found'],
      [nobody, 'unauthenticated'],
    ] as const) {
      for (const call of [
        () => who.trpc.questions.update(asked),
        () => who.trpc.questions.restore({ questionId, baseVersion: 1, version: 1 }),
        () => who.trpc.questions.takePackVersion({ questionId, baseVersion: 1 }),
        () => who.trpc.questions.duplicate({ questionId }),
        () => who.trpc.questions.archive({ questionId }),
        () => who.trpc.questions.unarchive({ questionId }),
        () => who.trpc.questions.versions({ questionId }),
        () => who.trpc.questions.version({ questionId, version: 1 }),
        () => who.trpc.questions.statistics({ questionId }),
      ]) {
        expect((await refusal(call())).code).toBe(code);
      }
    }
    expect((await refusal(nobody.trpc.questions.choices())).code).toBe('unauthenticated');
    expect(await stranger.trpc.questions.choices()).toEqual({
      ownPackId: null,
      categories: [
        { id: expect.any(String), title: 'Storage', own: false },
        { id: expect.any(String), title: 'Traffic', own: false },
      ],
      tags: ['common', 'tag-1', 'tag-2'],
    });
    expect((await admin.trpc.questions.choices()).categories).toContainEqual({
      id: expect.any(String),
      title: 'Caching',
      own: true,
    });
    expect(workspace.questions).toHaveLength(4);
  });
});
