import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { CANARY, newWorkspace, testRuntime } from '@/server/testing/factories';
import { person, refusal } from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const { trpc } = person(rt, workspace.owner);
  const found = async (search?: string, categoryId?: string) =>
    (
      await trpc.questions.bank({ ...(search && { search }), ...(categoryId && { categoryId }) })
    ).questions.map((question) => workspace.questions.findIndex((known) => known.questionId === question.id));
  return { rt, workspace, trpc, found };
};

describe('the bank', () => {
  it('lists its questions in order, without their guides', async () => {
    const { workspace, trpc, found } = await setUp();
    const bank = await trpc.questions.bank({});
    expect(await found()).toEqual([0, 1, 2, 3]);
    expect(bank).toMatchObject({ total: 4, nextCursor: null, terms: { words: [], stems: [] } });
    expect(bank.questions[0]).toEqual({
      id: workspace.questions[0]?.questionId,
      versionId: workspace.questions[0]?.versionId,
      prompt: workspace.questions[0]?.prompt,
      categoryId: workspace.questions[0]?.categoryId,
      category: 'Storage',
      minutes: 10,
      difficulty: 1,
      tags: ['tag-1', 'common'],
      slug: 'Storage-1',
      packTitle: 'Sample',
      changed: false,
      archivedAt: null,
      favourite: false,
      found: null,
      askedBefore: null,
    });
    expect(JSON.stringify(bank)).not.toContain(CANARY);
    expect(await found(undefined, workspace.questions[2]?.categoryId)).toEqual([2, 3]);
    const facets = await trpc.questions.facets({});
    expect(facets.categories.map(({ title, count }) => [title, count])).toEqual([
      ['Storage', 2],
      ['Traffic', 2],
    ]);
  });

  it('finds every word in prompt, category or tags, whatever its case', async () => {
    const { found } = await setUp();
    expect(await found('KIND 2')).toEqual([1, 3]);
    expect(await found('traffic TAG-2')).toEqual([3]);
    expect(await found('  stor   kept ')).toEqual([0, 1]);
    expect(await found('storage traffic')).toEqual([]);
    expect(await found('100%_safe\\sound')).toEqual([0, 1, 2, 3]);
    expect(await found('k_nd')).toEqual([]);
  });

  it('shows a question with its guide to members of its workspace, and hides what is not theirs', async () => {
    const { rt, workspace, trpc, found } = await setUp();
    const questionId = workspace.questions[0]?.questionId ?? '';
    expect(await trpc.questions.get({ questionId })).toMatchObject({
      version: 1,
      pack: { title: 'Sample', own: false },
      savedBy: null,
      guide: [{ title: 'Follow-ups', markdown: expect.stringContaining(CANARY) }],
      can: { edit: true, archive: true, create: true },
    });
    const stranger = person(rt, (await newWorkspace(rt)).owner);
    expect((await refusal(stranger.trpc.questions.get({ questionId }))).code).toBe('not_found');
    expect((await refusal(person(rt).trpc.questions.get({ questionId }))).code).toBe('unauthenticated');
    await db.question.update({ where: { id: questionId }, data: { archivedAt: rt.now() } });
    expect(await found()).toEqual([1, 2, 3]);
    expect((await trpc.questions.get({ questionId })).id).toBe(questionId);
  });
});
