import { afterAll, describe, expect, it } from 'vitest';
import { manifestText, questionText, rubricText } from '@/lib/packs/testing';
import { createTestDatabase } from '@/server/testing/database';
import { addMember } from '@/server/testing/factories';
import { newInterview, person, refusal } from '@/server/testing/people';
import { importPack } from './importPack';
import { seedWorkspace } from './load';
import { packBanks, sample } from './testing/banks';
import { SEEDS_DIR } from './testing/seeds';

const { db, drop } = await createTestDatabase();
const { rt, bankOf, emptyWorkspace, write, preview } = packBanks(db);
afterAll(drop);

describe('a preview', () => {
  it('tells everything that would change, and writes nothing', async () => {
    const workspace = await emptyWorkspace();
    const first = await preview(workspace, await sample());
    expect(first).toMatchObject({
      stored: null,
      counts: { new: 2, changed: 0, unchanged: 0, archived: 0 },
      categories: [
        { title: 'Storage', change: 'new' },
        { title: 'Traffic', change: 'new' },
      ],
      rubrics: [{ slug: 'system-design', change: 'new' }],
    });
    expect(await bankOf(workspace)).toMatchObject({ packs: [], rubrics: [], audit: [] });
    await write(workspace, await sample());
    const before = await bankOf(workspace);

    const manifest = manifestText().replace('Traffic', 'Load').replace('1.0.0', '1.1.0');
    const zip = await sample({
      'pack.yaml': manifest,
      'questions/storage/caches.md': null,
      'questions/traffic/spikes.md': questionText(
        { slug: 'spikes', category: 'traffic', minutes: '12' },
        '## Prompt\n\nTraffic grows fiftyfold.\n',
      ),
      'questions/traffic/queues.md': questionText({ slug: 'queues', category: 'traffic' }),
      'rubrics/system-design.yaml': rubricText('system-design', ['Requirements', 'Depth']),
      LICENSE: 'MIT\n',
    });
    const changes = await preview(workspace, zip);
    expect(changes).toMatchObject({
      stored: { title: 'Sample', version: '1.0.0' },
      version: '1.1.0',
      counts: { new: 1, changed: 1, archived: 1, moved: 0, restored: 0, unchanged: 0 },
      categories: [{ title: 'Load', change: 'renamed', was: 'Traffic' }],
      rubrics: [{ change: 'changed', added: ['Depth'], removed: ['Trade-offs'], changed: [] }],
      more: 0,
    });
    expect(changes.differences.map(({ field }) => field)).toEqual(['Version', 'LICENSE']);
    expect(changes.questions.map(({ slug, change }) => [slug, change])).toEqual([
      ['queues', 'new'],
      ['spikes', 'changed'],
      ['caches', 'archived'],
    ]);
    expect(changes.questions[1]?.differences).toEqual([
      {
        field: 'Minutes',
        isCut: false,
        parts: [
          { kind: 'removed', text: '10' },
          { kind: 'added', text: '12' },
        ],
      },
      { field: 'Related questions', isCut: false, parts: [{ kind: 'removed', text: 'caches' }] },
      {
        field: 'Prompt',
        isCut: false,
        parts: [
          { kind: 'same', text: 'Traffic grows ' },
          { kind: 'removed', text: 'tenfold' },
          { kind: 'added', text: 'fiftyfold' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
    expect(await bankOf(workspace)).toEqual(before);
  });

  it('counts as moved what stands elsewhere, not what only moves up', async () => {
    const workspace = await emptyWorkspace();
    const question = (slug: string, front: Record<string, string>) => [
      `questions/${front.category ?? 'storage'}/${slug}.md`,
      questionText({ slug, ...front }),
    ];
    const three = (positions: [string, string, string]) =>
      Object.fromEntries(
        ['a', 'b', 'c'].map((slug, index) => question(slug, { position: positions[index] ?? '' })),
      );
    const none = { 'questions/storage/caches.md': null, 'questions/traffic/spikes.md': null };
    await write(workspace, await sample({ ...none, ...three(['1', '2', '3']) }));
    const changesOf = async (change: Record<string, string | null>) =>
      (await preview(workspace, await sample({ ...none, ...change }))).questions.map(
        ({ slug, change }) => `${slug} ${change}`,
      );
    const { 'questions/storage/a.md': _first, ...later } = three(['1', '2', '3']);
    expect(await changesOf(later)).toEqual(['a archived']);
    expect(await changesOf(three(['1', '3', '2']))).toEqual(['c moved', 'b moved']);
    const elsewhere = question('a', { category: 'traffic' });
    expect(await changesOf({ ...later, ...Object.fromEntries([elsewhere]) })).toEqual(['a moved']);
  });

  it('shows of a long text what differs, with the words around it', async () => {
    const workspace = await emptyWorkspace();
    const text = (word: string) =>
      questionText(
        {},
        `## Prompt\n\n${'Start of it. '.repeat(20)}A ${word} word.${' End of it.'.repeat(20)}\n`,
      );
    await write(workspace, await sample({ 'questions/storage/caches.md': text('certain') }));
    const changed = await sample({ 'questions/storage/caches.md': text('sure') });
    const { parts } = (await preview(workspace, changed)).questions[0]?.differences[0] ?? { parts: [] };
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(parts[0]?.text).toMatch(/^… .*Start of it\. A $/);
    expect(parts[3]?.text).toMatch(/^ word\.( End of it\.)+ .*…$/);
    const replaced = questionText(
      {},
      `## Prompt\n\n${Array.from({ length: 700 }, (_, place) => `w${place}`).join(' ')}\n`,
    );
    const whole = (await preview(workspace, await sample({ 'questions/storage/caches.md': replaced })))
      .questions[0];
    expect(whole?.differences[0]?.parts.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('is what an import then does, and nothing else: a bank that was changed since is a conflict', async () => {
    const workspace = await emptyWorkspace();
    const zip = await sample();
    const { fingerprint } = await preview(workspace, zip);
    await write(workspace, await sample({ 'questions/traffic/spikes.md': null }));
    const late = importPack(rt, workspace.owner, zip, { preview: false, expect: fingerprint });
    expect(await refusal(late)).toMatchObject({ code: 'conflict' });
    const again = await preview(workspace, zip);
    const done = await importPack(rt, workspace.owner, zip, { preview: false, expect: again.fingerprint });
    expect(done.counts).toMatchObject({ new: 1, unchanged: 1 });
    expect((await preview(workspace, zip)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  });
});

describe('an import', () => {
  it('keeps the versions that interviews use, of questions and of the rubric', async () => {
    const workspace = await emptyWorkspace();
    await write(workspace, await sample());
    const where = { pack: { workspaceId: workspace.workspaceId } };
    const versions = await db.questionVersion.findMany({ where: { question: where } });
    const questions = versions.map(({ id, prompt, questionId }) => ({
      questionId,
      versionId: id,
      prompt,
      categoryId: '',
    }));
    const { interviewId } = await newInterview(rt, { ...workspace, questions });
    const pinned = () =>
      db.interview.findUniqueOrThrow({
        where: { id: interviewId },
        include: {
          rubricVersion: true,
          plan: { include: { questionVersion: true }, orderBy: { id: 'asc' } },
        },
      });
    const before = await pinned();
    expect(before.plan).toHaveLength(2);
    await write(
      workspace,
      await sample({
        'questions/storage/caches.md': null,
        'questions/traffic/spikes.md': questionText({ slug: 'spikes', category: 'traffic' }),
        'rubrics/system-design.yaml': rubricText('system-design', ['Depth']),
      }),
    );
    expect(await pinned()).toEqual(before);
    expect(await db.rubricVersion.count({ where: { rubricId: before.rubricVersion.rubricId } })).toBe(2);
    const spikes = await db.question.findFirstOrThrow({ where: { ...where, slug: 'spikes' } });
    expect(before.plan.map(({ questionVersionId }) => questionVersionId)).not.toContain(
      spikes.currentVersionId,
    );
  });

  it("brings the pack's word for what members have changed and put away, and they follow their pack again", async () => {
    const workspace = await emptyWorkspace();
    await write(workspace, await sample());
    const { trpc } = person(rt, workspace.owner);
    const [caches, spikes] = await Promise.all(
      ['caches', 'spikes'].map((slug) =>
        db.question.findFirstOrThrow({ where: { slug, pack: { workspaceId: workspace.workspaceId } } }),
      ),
    );
    if (!caches || !spikes) throw new Error('The sample has two questions.');
    const content = {
      prompt: 'As we ask it?',
      minutes: 10,
      difficulty: 2,
      tags: [],
      related: [],
      sections: [],
    };
    await trpc.questions.update({ questionId: caches.id, baseVersion: 1, content });
    await trpc.questions.archive({ questionId: spikes.id });
    const changes = await preview(workspace, await sample());
    expect(changes.questions.map(({ slug, change }) => `${slug} ${change}`)).toEqual([
      'caches changed',
      'spikes restored',
    ]);
    await write(workspace, await sample());
    expect(await trpc.questions.get({ questionId: caches.id })).toMatchObject({
      prompt: 'What is cached?',
      version: 3,
      changed: false,
    });
    expect(await trpc.questions.get({ questionId: spikes.id })).toMatchObject({ archivedAt: null });
    expect((await preview(workspace, await sample())).counts).toMatchObject({ unchanged: 2 });
  });

  it('is written down with who did it', async () => {
    const workspace = await emptyWorkspace();
    await write(workspace, await sample());
    const { audit } = await bankOf(workspace);
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual(
      expect.arrayContaining([
        ['pack.import', workspace.owner.memberId],
        ['rubric.import', workspace.owner.memberId],
      ]),
    );
  });

  it("is the workspace's own: what comes with Drawbridge is not loaded over it", async () => {
    const workspace = await emptyWorkspace();
    await seedWorkspace(db, workspace.workspaceId, SEEDS_DIR);
    const manifest = manifestText().replace('slug: sample', 'slug: system-design');
    await write(workspace, await sample({ 'pack.yaml': manifest }));
    const before = await bankOf(workspace);
    expect(before.questions.filter(({ archivedAt }) => archivedAt === null)).toHaveLength(2);
    await seedWorkspace(db, workspace.workspaceId, SEEDS_DIR);
    expect(await bankOf(workspace)).toEqual(before);
  });

  it('is for owners and admins', async () => {
    const workspace = await emptyWorkspace();
    for (const role of ['interviewer', 'reviewer'] as const) {
      const member = await addMember(rt, workspace, role);
      const call = importPack(rt, member, await sample(), { preview: true });
      expect(await refusal(call)).toMatchObject({ code: 'forbidden' });
    }
    const admin = await addMember(rt, workspace, 'admin');
    await importPack(rt, admin, await sample(), { preview: false });
  });

  it('serves two who import at once one after the other', async () => {
    const workspace = await emptyWorkspace();
    const zip = await sample();
    await Promise.all([write(workspace, zip), write(workspace, zip)]);
    const { packs, questions, versions } = await bankOf(workspace);
    expect([packs.length, questions.length, versions.length]).toEqual([1, 2, 2]);
  });
});
