import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/permissions/workspace';
import { rubricContent } from '@/lib/rubric/testing';
import { auditActions } from '@/server/testing/auditActions';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import {
  interviewInput,
  newInterview,
  newMember,
  PROCEDURES,
  person,
  refusal,
} from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

/** A workspace with its default rubric, and people of every role. */
async function setUp() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const join = (role: MemberRole, name: string) => newMember(rt, workspace, role, name);
  const ada = await join('admin', 'Ada');
  const per = await join('admin', 'Per');
  const ines = await join('interviewer', 'Ines');
  const [standard] = await ada.trpc.rubrics.list();
  if (!standard) throw new Error('There is no default rubric.');
  const actions = (subjectId: string) => auditActions(rt, { subjectType: 'rubric', subjectId });
  const own = async (title = 'Ours', ...criteria: string[]) =>
    (
      await ada.trpc.rubrics.create({
        content: rubricContent(criteria.length > 0 ? criteria : ['Scope', 'Depth'], title),
      })
    ).rubricId;
  return { rt, workspace, join, ada, per, ines, standard, actions, own };
}

describe('the list', () => {
  it('has the rubrics in use in their current versions, the default first, and the archived ones apart', async () => {
    const { ada, workspace, standard, own } = await setUp();
    expect(standard).toEqual({
      id: expect.any(String),
      slug: 'system-design',
      title: 'System design',
      description: null,
      versionId: workspace.rubricVersionId,
      version: 1,
      criteria: [
        { id: 'requirements', title: 'Requirements', weight: 1 },
        { id: 'depth', title: 'Technical depth', weight: 1 },
      ],
      isDefault: true,
      changed: false,
      packUpdate: null,
      archivedAt: null,
      interviews: 0,
    });
    await own('Zebra');
    const another = await own('Another');
    const titles = async (archived = false) =>
      (await ada.trpc.rubrics.list({ archived })).map(({ title }) => title);
    expect(await titles()).toEqual(['System design', 'Another', 'Zebra']);
    await ada.trpc.rubrics.archive({ rubricId: another });
    expect([await titles(), await titles(true)]).toEqual([['System design', 'Zebra'], ['Another']]);
  });

  it('counts the interviews of all versions, and the questions whose guides know a criterion', async () => {
    const { rt, ada, workspace, standard } = await setUp();
    await newInterview(rt, workspace);
    await ada.trpc.rubrics.update({
      rubricId: standard.id,
      baseVersion: 1,
      content: rubricContent(['Storage', 'Traffic'], 'Renamed'),
    });
    await newInterview(rt, workspace);
    const guide = { sections: [{ id: 'signals', markdown: '### Storage\n\n1. None.' }], related: [] };
    for (const { questionId, versionId } of workspace.questions.slice(0, 2)) {
      await db.questionVersion.update({ where: { id: versionId }, data: { guide } });
      await db.$executeRaw`UPDATE "Question" SET "searchHead" = NULL WHERE id = ${questionId}`;
    }
    await ada.trpc.questions.archive({ questionId: workspace.questions[1]?.questionId ?? '' });
    expect(await ada.trpc.rubrics.get({ rubricId: standard.id })).toMatchObject({
      title: 'Renamed',
      version: 2,
      interviews: 2,
      savedBy: 'Ada',
      signals: { storage: 1, traffic: 0 },
    });
  });
});

describe('writing', () => {
  it('makes rubrics of the workspace’s own, with slugs of their own, also at the same moment', async () => {
    const { ada, per, actions, own } = await setUp();
    const content = rubricContent(['Scope'], 'Backend');
    const made = await Promise.all([ada, per, ada].map(({ trpc }) => trpc.rubrics.create({ content })));
    const rows = await db.rubric.findMany({ where: { id: { in: made.map(({ rubricId }) => rubricId) } } });
    expect(rows.map(({ slug }) => slug).sort()).toEqual(['backend', 'backend-2', 'backend-3']);
    const rubricId = await own();
    expect(await ada.trpc.rubrics.get({ rubricId })).toMatchObject({
      ...{ title: 'Ours', version: 1 },
      brought: false,
      savedBy: 'Ada',
    });
    expect(await actions(rubricId)).toEqual(['rubric.create']);
  });

  it('makes a new version of other content, none of the same, and keeps the old ones', async () => {
    const { ada, per, actions, own } = await setUp();
    const rubricId = await own();
    const content = rubricContent(['Scope', 'Speech'], 'Ours');
    expect(await per.trpc.rubrics.update({ rubricId, baseVersion: 1, content })).toEqual({ version: 2 });
    expect(await per.trpc.rubrics.update({ rubricId, baseVersion: 2, content })).toEqual({ version: 2 });
    const described = { ...content, description: 'How to score.' };
    expect(await ada.trpc.rubrics.update({ rubricId, baseVersion: 2, content: described })).toEqual({
      version: 3,
    });
    expect(await ada.trpc.rubrics.versions({ rubricId })).toMatchObject([
      { version: 3, by: 'Ada', current: true, changed: ['Description'] },
      { version: 2, by: 'Per', current: false, changed: ['Speech is new', 'Depth removed'] },
      { version: 1, by: 'Ada', current: false, changed: [] },
    ]);
    expect(await ada.trpc.rubrics.version({ rubricId, version: 1 })).toMatchObject({
      by: 'Ada',
      content: rubricContent(['Scope', 'Depth'], 'Ours'),
    });
    expect(await actions(rubricId)).toEqual(['rubric.create', 'rubric.update', 'rubric.update']);
  });

  it('brings an old version back as the newest', async () => {
    const { ada, own, actions } = await setUp();
    const rubricId = await own();
    await ada.trpc.rubrics.update({ rubricId, baseVersion: 1, content: rubricContent(['Scope'], 'Other') });
    expect(await ada.trpc.rubrics.restore({ rubricId, baseVersion: 2, version: 1 })).toEqual({ version: 3 });
    expect(await ada.trpc.rubrics.get({ rubricId })).toMatchObject({ title: 'Ours', version: 3 });
    expect((await ada.trpc.rubrics.versions({ rubricId }))[0]).toMatchObject({ restoredFrom: 1 });
    expect((await actions(rubricId)).at(-1)).toBe('rubric.restore');
    const again = ada.trpc.rubrics.restore({ rubricId, baseVersion: 3, version: 1 });
    expect(await refusal(again)).toMatchObject({ code: 'conflict' });
    const unknown = ada.trpc.rubrics.restore({ rubricId, baseVersion: 3, version: 9 });
    expect(await refusal(unknown)).toMatchObject({ code: 'not_found' });
  });

  it('tells who saved meanwhile, and lets exactly one of many at the same moment through', async () => {
    const { ada, join, own } = await setUp();
    const rubricId = await own();
    const people = await Promise.all(['A', 'B', 'C', 'D'].map((name) => join('admin', name)));
    const results = await Promise.allSettled(
      people.map(({ trpc }, index) =>
        trpc.rubrics.update({ rubricId, baseVersion: 1, content: rubricContent([`By ${index}`]) }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.rubricVersion.count({ where: { rubricId } })).toBe(2);
    const late = ada.trpc.rubrics.update({ rubricId, baseVersion: 1, content: rubricContent(['Late']) });
    expect(await refusal(late)).toMatchObject({
      code: 'conflict',
      field: 'baseVersion',
      message: expect.stringMatching(/^[ABCD] saved version 2 while you worked on version 1\./),
    });
  });

  it('refuses what no pack could hold, and names the field', async () => {
    const { ada } = await setUp();
    const content = rubricContent(['Scope', 'Depth']);
    const [scope, depth] = content.criteria;
    if (!scope || !depth) throw new Error('There are no criteria.');
    const create = (criteria: typeof content.criteria) =>
      ada.trpc.rubrics.create({ content: { ...content, criteria } }).then(
        () => null,
        (error) => error.cause.issues[0].path.join('.'),
      );
    expect(await create([])).toBe('content.criteria');
    expect(await create([scope, { ...depth, id: 'scope' }])).toBe('content.criteria.1.id');
    expect(await create([{ ...scope, weight: 0 }])).toBe('content.criteria.0.weight');
    expect(await create([{ ...scope, levels: scope.levels.slice(1) }])).toBe('content.criteria.0.levels');
  });

  it('copies a rubric into one of the workspace’s own', async () => {
    const { ada, standard, actions } = await setUp();
    const { rubricId } = await ada.trpc.rubrics.duplicate({ rubricId: standard.id });
    expect(await ada.trpc.rubrics.get({ rubricId })).toMatchObject({
      title: 'System design (copy)',
      slug: 'system-design-copy',
      brought: false,
      criteria: [{ id: 'requirements' }, { id: 'depth' }],
    });
    expect(await actions(rubricId)).toEqual(['rubric.duplicate']);
  });
});

describe('the default rubric', () => {
  it('is what new interviews take, can be chosen, and cannot be archived', async () => {
    const { rt, ada, workspace, standard, own, actions } = await setUp();
    const first = ada.trpc.rubrics.archive({ rubricId: standard.id });
    expect(await refusal(first)).toMatchObject({
      code: 'conflict',
      message: '“System design” is the default of new interviews. Make another one the default first.',
    });
    const rubricId = await own();
    await ada.trpc.rubrics.setDefault({ rubricId });
    await ada.trpc.rubrics.setDefault({ rubricId });
    await ada.trpc.rubrics.archive({ rubricId: standard.id });
    await ada.trpc.rubrics.archive({ rubricId: standard.id });
    expect(await actions(rubricId)).toEqual(['rubric.create', 'rubric.setDefault']);
    expect(await actions(standard.id)).toEqual(['rubric.archive']);
    const { interviewId, interviewer } = await newInterview(rt, workspace);
    expect(await interviewer.trpc.interviews.get({ interviewId })).toMatchObject({
      rubric: { id: rubricId, title: 'Ours', version: 1 },
    });
    expect(await refusal(ada.trpc.rubrics.archive({ rubricId }))).toMatchObject({ code: 'conflict' });
    const archived = ada.trpc.rubrics.setDefault({ rubricId: standard.id });
    expect(await refusal(archived)).toMatchObject({ code: 'conflict' });
  });

  it('is archived for new interviews only, and comes back', async () => {
    const { rt, ada, own } = await setUp();
    const rubricId = await own();
    const { versionId } = await ada.trpc.rubrics.get({ rubricId });
    const create = () => ada.trpc.interviews.create({ ...interviewInput(rt), rubricVersionId: versionId });
    const { interviewId } = await create();
    await ada.trpc.rubrics.archive({ rubricId });
    expect(await refusal(create())).toMatchObject({ code: 'invalid', field: 'rubricVersionId' });
    expect((await ada.trpc.interviews.get({ interviewId })).rubric.title).toBe('Ours');
    const content = rubricContent(['Scope'], 'Changed');
    const update = ada.trpc.rubrics.update({ rubricId, baseVersion: 1, content });
    expect(await refusal(update)).toMatchObject({ code: 'conflict' });
    await ada.trpc.rubrics.unarchive({ rubricId });
    expect((await create()).interviewId).not.toBe(interviewId);
  });
});

describe('an interview', () => {
  it('keeps the version that it was planned with, its title too, until it is exchanged', async () => {
    const { rt, ada, workspace, standard } = await setUp();
    const { interviewId, interviewer } = await newInterview(rt, workspace);
    const content = rubricContent(['Scope'], 'Renamed');
    await ada.trpc.rubrics.update({ rubricId: standard.id, baseVersion: 1, content });
    const before = await interviewer.trpc.interviews.get({ interviewId });
    expect(before).toMatchObject({ rubric: { title: 'System design', version: 1 }, canChangeRubric: true });
    expect((await interviewer.trpc.scorecards.mine({ interviewId })).rubricTitle).toBe('System design');
    const { versionId: rubricVersionId } = await ada.trpc.rubrics.get({ rubricId: standard.id });
    const after = await interviewer.trpc.interviews.update({ interviewId, rubricVersionId });
    expect(after.rubric).toMatchObject({ title: 'Renamed', version: 2, criteria: [{ id: 'scope' }] });
  });

  it('keeps its rubric once it has begun, or where someone has scored by it', async () => {
    const { rt, workspace, own, ada } = await setUp();
    const { versionId: rubricVersionId } = await ada.trpc.rubrics.get({ rubricId: await own() });
    const { interviewId, interviewer } = await newInterview(rt, workspace);
    await db.interview.update({ where: { id: interviewId }, data: { state: 'live' } });
    const update = () => interviewer.trpc.interviews.update({ interviewId, rubricVersionId });
    expect(await refusal(update())).toMatchObject({ code: 'conflict', field: 'rubricVersionId' });
    expect((await interviewer.trpc.interviews.get({ interviewId })).canChangeRubric).toBe(false);
    const score = { criterionId: 'depth', level: 2, notObserved: false, evidence: '' };
    await interviewer.trpc.scorecards.saveScore({ interviewId, ...score });
    await db.interview.update({ where: { id: interviewId }, data: { state: 'scheduled' } });
    expect(await refusal(update())).toMatchObject({ code: 'conflict', field: 'rubricVersionId' });
    expect(await interviewer.trpc.interviews.get({ interviewId })).toMatchObject({
      canChangeRubric: false,
      rubric: { versionId: workspace.rubricVersionId },
    });
  });
});

describe('who may', () => {
  it('read: every member; write: owners and admins', async () => {
    const { ines, join, standard, own } = await setUp();
    const rubricId = await own();
    const reviewer = await join('reviewer', 'Rey');
    for (const { trpc } of [ines, reviewer]) {
      expect(await trpc.rubrics.get({ rubricId })).toMatchObject({ can: { edit: false, manage: false } });
      expect(await trpc.rubrics.versions({ rubricId })).toHaveLength(1);
      const content = rubricContent(['Mine']);
      for (const call of [
        trpc.rubrics.create({ content }),
        trpc.rubrics.update({ rubricId, baseVersion: 1, content }),
        trpc.rubrics.restore({ rubricId, baseVersion: 1, version: 1 }),
        trpc.rubrics.takeUpdate({ rubricId: standard.id, baseVersion: 1 }),
        trpc.rubrics.duplicate({ rubricId }),
        trpc.rubrics.archive({ rubricId }),
        trpc.rubrics.unarchive({ rubricId }),
        trpc.rubrics.setDefault({ rubricId }),
      ]) {
        expect(await refusal(call)).toMatchObject({
          code: 'forbidden',
          message: 'Only owners and admins change rubrics. Ask one of them.',
        });
      }
    }
  });

  it('know of a rubric: nobody of another workspace, and nobody who holds a pass', async () => {
    const { rt, own } = await setUp();
    const rubricId = await own();
    const elsewhere = person(rt, (await newWorkspace(rt)).owner);
    const candidate = person(rt);
    const content = rubricContent(['Mine']);
    const calls = (trpc: typeof candidate.trpc) => ({
      'rubrics.get': () => trpc.rubrics.get({ rubricId }),
      'rubrics.versions': () => trpc.rubrics.versions({ rubricId }),
      'rubrics.version': () => trpc.rubrics.version({ rubricId, version: 1 }),
      'rubrics.update': () => trpc.rubrics.update({ rubricId, baseVersion: 1, content }),
      'rubrics.restore': () => trpc.rubrics.restore({ rubricId, baseVersion: 1, version: 1 }),
      'rubrics.takeUpdate': () => trpc.rubrics.takeUpdate({ rubricId, baseVersion: 1 }),
      'rubrics.duplicate': () => trpc.rubrics.duplicate({ rubricId }),
      'rubrics.archive': () => trpc.rubrics.archive({ rubricId }),
      'rubrics.unarchive': () => trpc.rubrics.unarchive({ rubricId }),
      'rubrics.setDefault': () => trpc.rubrics.setDefault({ rubricId }),
    });
    for (const call of Object.values(calls(elsewhere.trpc))) {
      expect(await refusal(call())).toMatchObject({ code: 'not_found' });
    }
    const refused = {
      ...calls(candidate.trpc),
      'rubrics.list': () => candidate.trpc.rubrics.list(),
      'rubrics.create': () => candidate.trpc.rubrics.create({ content }),
    };
    expect(Object.keys(refused).sort()).toEqual(
      PROCEDURES.filter((name) => name.startsWith('rubrics.')).sort(),
    );
    for (const call of Object.values(refused)) {
      expect(await refusal(call())).toMatchObject({ code: 'unauthenticated' });
    }
    const unknown = elsewhere.trpc.rubrics.get({ rubricId: newId() });
    expect(await refusal(unknown)).toMatchObject({ code: 'not_found' });
  });
});
