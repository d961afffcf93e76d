import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/permissions/workspace';
import { auditActions } from '@/server/testing/auditActions';
import { createTestDatabase } from '@/server/testing/database';
import { CANARY, newWorkspace, testRuntime } from '@/server/testing/factories';
import {
  admittedCandidate,
  interviewInput,
  newInterview,
  newMember,
  person,
  refusal,
} from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

/** A workspace with an interviewer's plan of two questions, and people of every role. */
async function setUp() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const join = (role: MemberRole, name: string) => newMember(rt, workspace, role, name);
  const ines = await join('interviewer', 'Ines');
  const per = await join('interviewer', 'Per');
  const [first, second, third] = workspace.questions.map(({ questionId }) => questionId);
  if (!first || !second || !third) throw new Error('The bank has too few questions.');
  const content = (change: object = {}) => ({
    title: 'Senior backend',
    role: 'Backend engineer',
    targetLevel: 'senior' as const,
    durationMinutes: 45,
    description: 'Storage first.',
    items: [
      { questionId: second, minutes: 20 },
      { questionId: first, minutes: 15 },
    ],
    ...change,
  });
  const { planTemplateId } = await ines.trpc.plans.create(content());
  const audit = () => auditActions(rt, { workspaceId: workspace.workspaceId, subjectType: 'planTemplate' });
  /** Saves the question as its next version. */
  const changeQuestion = async (questionId: string, prompt: string) => {
    const { version, minutes, difficulty, tags, sections } = await ines.trpc.questions.get({ questionId });
    const changed = { prompt, minutes, difficulty, tags, related: [], sections };
    await ines.trpc.questions.update({ questionId, baseVersion: version, content: changed });
  };
  return {
    rt,
    workspace,
    join,
    ines,
    per,
    first,
    second,
    third,
    content,
    planTemplateId,
    audit,
    changeQuestion,
  };
}

describe('a plan template', () => {
  it('is read as it was written, with questions in their current versions and sums', async () => {
    const { ines, second, first, planTemplateId, audit, workspace } = await setUp();
    const plan = await ines.trpc.plans.get({ planTemplateId });
    expect(plan).toMatchObject({
      ...{ title: 'Senior backend', role: 'Backend engineer', targetLevel: 'senior', durationMinutes: 45 },
      ...{
        description: 'Storage first.',
        version: 1,
        questions: 2,
        plannedMinutes: 35,
        archivedQuestions: 0,
      },
      ...{ updatedBy: 'Ines', archivedAt: null, can: { write: true, use: true } },
      items: [
        { questionId: second, minutes: 20, category: 'Storage', archived: false },
        { questionId: first, minutes: 15 },
      ],
    });
    expect(plan.items[0]).toMatchObject({ questionVersionId: workspace.questions[1]?.versionId });
    expect(await audit()).toEqual(['planTemplate.create']);
  });

  it('refuses what makes no plan', async () => {
    const { rt, ines, content, first } = await setUp();
    const issue = (given: object) =>
      ines.trpc.plans.create(content(given)).then(
        () => null,
        (error) => error.cause.issues[0].path[0],
      );
    expect(await issue({ title: ' ' })).toBe('title');
    expect(await issue({ durationMinutes: 5 })).toBe('durationMinutes');
    expect(await issue({ items: [] })).toBe('items');
    const twice = { questionId: first, minutes: 5 };
    expect(await issue({ items: [twice, twice] })).toBe('items');
    const other = await newWorkspace(rt);
    for (const questionId of [newId(), other.questions[0]?.questionId ?? '']) {
      const call = ines.trpc.plans.create(content({ items: [{ questionId, minutes: 5 }] }));
      expect(await refusal(call)).toMatchObject({ code: 'invalid', field: 'items' });
    }
  });

  it('is found by words of title, role and description, and by level', async () => {
    const { ines, content, planTemplateId } = await setUp();
    const any = await ines.trpc.plans.create(content({ title: 'Ünder 100% load', targetLevel: null }));
    const mid = await ines.trpc.plans.create(
      content({ title: 'Web', role: 'Frontend engineer', targetLevel: 'mid', description: '' }),
    );
    const found = async (input: { search?: string; level?: 'mid' | 'senior' | 'staff' }) =>
      (await ines.trpc.plans.list(input)).map(({ id }) => id);
    expect(await found({})).toEqual([planTemplateId, mid.planTemplateId, any.planTemplateId]);
    expect(await found({ search: 'ENGINEER  front' })).toEqual([mid.planTemplateId]);
    expect(await found({ search: 'storage' })).toEqual([planTemplateId, any.planTemplateId]);
    expect(await found({ search: '100%' })).toEqual([any.planTemplateId]);
    expect(await found({ search: '%' })).toEqual([any.planTemplateId]);
    expect(await found({ search: '_' })).toEqual([]);
    expect(await found({ level: 'mid' })).toEqual([mid.planTemplateId, any.planTemplateId]);
    expect(await found({ level: 'staff' })).toEqual([any.planTemplateId]);
  });

  it('is duplicated, put away and brought back', async () => {
    const { rt, per, planTemplateId, audit, content } = await setUp();
    rt.advance(1);
    const copy = await per.trpc.plans.duplicate({ planTemplateId });
    expect(await per.trpc.plans.get(copy)).toMatchObject({
      ...{
        title: 'Senior backend (copy)',
        version: 1,
        updatedBy: 'Per',
        items: [{ minutes: 20 }, { minutes: 15 }],
      },
    });
    rt.advance(1);
    await per.trpc.plans.archive({ planTemplateId });
    await per.trpc.plans.archive({ planTemplateId });
    const ids = async (archived: boolean) => (await per.trpc.plans.list({ archived })).map(({ id }) => id);
    expect(await ids(false)).toEqual([copy.planTemplateId]);
    expect(await ids(true)).toEqual([planTemplateId]);
    expect(await refusal(per.trpc.plans.take({ planTemplateId }))).toMatchObject({ code: 'conflict' });
    const save = per.trpc.plans.update({ planTemplateId, baseVersion: 1, ...content({ title: 'New' }) });
    expect((await refusal(save)).message).toContain('archived');
    rt.advance(1);
    await per.trpc.plans.unarchive({ planTemplateId });
    expect(await ids(true)).toEqual([]);
    expect(await audit()).toEqual([
      ...['planTemplate.create', 'planTemplate.duplicate', 'planTemplate.archive', 'planTemplate.unarchive'],
    ]);
  });
});

describe('saving a plan template', () => {
  it('replaces its questions, counts versions, and writes nothing where nothing differs', async () => {
    const { rt, per, third, planTemplateId, content, audit } = await setUp();
    const save = (baseVersion: number, change: object) =>
      per.trpc.plans.update({ planTemplateId, baseVersion, ...content(change) });
    expect(await save(1, {})).toEqual({ version: 1 });
    rt.advance(1);
    expect(await save(1, { items: [{ questionId: third, minutes: 5 }] })).toEqual({ version: 2 });
    expect(await per.trpc.plans.get({ planTemplateId })).toMatchObject({
      ...{ version: 2, updatedBy: 'Per', plannedMinutes: 5, items: [{ questionId: third }] },
    });
    expect(await audit()).toEqual(['planTemplate.create', 'planTemplate.update']);
  });

  it('tells each of two people who saved meanwhile, and overwrites nothing', async () => {
    const { ines, per, planTemplateId, content } = await setUp();
    const save = (who: typeof ines, baseVersion: number, title: string) =>
      who.trpc.plans.update({ planTemplateId, baseVersion, ...content({ title }) });
    expect(await save(per, 1, 'Of Per')).toEqual({ version: 2 });
    const refused = await refusal(save(ines, 1, 'Of Ines'));
    expect(refused).toMatchObject({ code: 'conflict', field: 'baseVersion' });
    expect(refused.message).toContain('Per saved version 2 while you worked on version 1');
    expect(await save(ines, 2, 'Of Ines')).toEqual({ version: 3 });
    expect((await refusal(save(per, 2, 'Of Per again'))).message).toContain('Ines saved version 3');
    expect((await per.trpc.plans.get({ planTemplateId })).title).toBe('Of Ines');
  });

  it('lets one of two saves of the same moment through', async () => {
    const { ines, per, planTemplateId, content } = await setUp();
    const saves = await Promise.allSettled(
      [ines, per].map(({ trpc }, i) =>
        trpc.plans.update({ planTemplateId, baseVersion: 1, ...content({ title: `Title ${i}` }) }),
      ),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await ines.trpc.plans.get({ planTemplateId })).version).toBe(2);
  });
});

describe('using a plan template', () => {
  it('pins the newest versions of that moment, and interviews keep theirs', async () => {
    const { rt, ines, first, planTemplateId, changeQuestion } = await setUp();
    const create = async () => {
      const { plan, role, durationMinutes } = await ines.trpc.plans.take({ planTemplateId });
      expect({ role, durationMinutes }).toEqual({ role: 'Backend engineer', durationMinutes: 45 });
      const entries = plan.map(({ questionVersionId, minutes }) => ({ questionVersionId, minutes }));
      return ines.trpc.interviews.create({ ...interviewInput(rt), plan: entries });
    };
    const prompts = async ({ interviewId }: { interviewId: string }) =>
      (await ines.trpc.interviews.get({ interviewId })).plan.map(({ prompt }) => prompt);
    const before = await create();
    const kept = await prompts(before);
    await changeQuestion(first, 'How is it now?');
    expect(await prompts(before)).toEqual(kept);
    expect(await prompts(await create())).toEqual([kept[0], 'How is it now?']);
  });

  it('leaves archived questions out and names them, until they are back', async () => {
    const { ines, workspace, rt, second, planTemplateId } = await setUp();
    const owner = person(rt, workspace.owner);
    await owner.trpc.questions.archive({ questionId: second });
    const taken = await ines.trpc.plans.take({ planTemplateId });
    expect(taken.leftOut).toEqual([{ questionId: second, prompt: workspace.questions[1]?.prompt }]);
    expect(taken.plan).toHaveLength(1);
    expect(await ines.trpc.plans.get({ planTemplateId })).toMatchObject({
      ...{ questions: 1, plannedMinutes: 15, archivedQuestions: 1 },
      items: [{ archived: true }, { archived: false }],
    });
    await owner.trpc.questions.unarchive({ questionId: second });
    expect((await ines.trpc.plans.take({ planTemplateId })).leftOut).toEqual([]);
  });
});

describe('who may', () => {
  it('all members read, interviewers and above write', async () => {
    const { join, planTemplateId, content } = await setUp();
    const reviewer = await join('reviewer', 'Rae');
    expect(await reviewer.trpc.plans.list({})).toHaveLength(1);
    expect((await reviewer.trpc.plans.get({ planTemplateId })).can).toEqual({ write: false, use: false });
    for (const call of [
      () => reviewer.trpc.plans.create(content()),
      () => reviewer.trpc.plans.update({ planTemplateId, baseVersion: 1, ...content({ title: 'x' }) }),
      () => reviewer.trpc.plans.duplicate({ planTemplateId }),
      () => reviewer.trpc.plans.archive({ planTemplateId }),
      () => reviewer.trpc.plans.unarchive({ planTemplateId }),
    ]) {
      expect(await refusal(call())).toMatchObject({ code: 'forbidden' });
    }
    for (const role of ['owner', 'admin', 'interviewer'] as const) {
      await (await join(role, role)).trpc.plans.create(content({ title: role }));
    }
  });

  it('nobody of another workspace learns that it exists', async () => {
    const { rt, planTemplateId, content } = await setUp();
    const { trpc } = person(rt, (await newWorkspace(rt)).owner);
    expect(await trpc.plans.list({})).toEqual([]);
    for (const call of [
      () => trpc.plans.get({ planTemplateId }),
      () => trpc.plans.take({ planTemplateId }),
      () =>
        trpc.plans.update({
          planTemplateId,
          baseVersion: 1,
          ...content({ items: [{ questionId: newId(), minutes: 1 }] }),
        }),
      () => trpc.plans.duplicate({ planTemplateId }),
      () => trpc.plans.archive({ planTemplateId }),
      () => trpc.plans.unarchive({ planTemplateId }),
      () => trpc.plans.get({ planTemplateId: newId() }),
    ]) {
      expect(await refusal(call())).toMatchObject({
        code: 'not_found',
        message: 'This plan is not in the workspace.',
      });
    }
  });

  it('neither candidates nor guests nor anybody without an account get a byte', async () => {
    const { rt, workspace, planTemplateId, content, ines } = await setUp();
    const secret = { title: `${CANARY} title`, description: `${CANARY} description` };
    await ines.trpc.plans.update({ planTemplateId, baseVersion: 1, ...content(secret) });
    const candidate = await admittedCandidate(rt, await newInterview(rt, workspace));
    for (const { trpc } of [candidate, person(rt)]) {
      for (const call of [
        () => trpc.plans.list({}),
        () => trpc.plans.get({ planTemplateId }),
        () => trpc.plans.take({ planTemplateId }),
        () => trpc.plans.create(content()),
        () => trpc.plans.update({ planTemplateId, baseVersion: 2, ...content() }),
        () => trpc.plans.duplicate({ planTemplateId }),
        () => trpc.plans.archive({ planTemplateId }),
        () => trpc.plans.unarchive({ planTemplateId }),
      ]) {
        const refused = await refusal(call());
        expect(refused.code).toBe('unauthenticated');
        expect(refused.message).not.toContain(CANARY);
      }
    }
    expect(rt.logged()).not.toContain(CANARY);
  });
});
