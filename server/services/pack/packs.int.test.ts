import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { formatPack } from '@/lib/packs/format';
import type { PackFile } from '@/lib/packs/packFile';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import { guideText, manifestText, questionText, rubricText, samplePack } from '@/lib/packs/testing';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, type TestWorkspace, testRuntime } from '@/server/testing/factories';
import { newInterview, person, refusal } from '@/server/testing/people';
import { exportPack } from './exportPack';
import { importPack } from './importPack';
import { seedWorkspace } from './load';
import { PackRefused } from './packRefused';
import { SEEDS_DIR } from './testing';
import { writeZip } from './zip/writeZip';

const { db, drop } = await createTestDatabase();
const rt = testRuntime(db);
afterAll(drop);

const RUBRIC: PackFile = { path: 'rubrics/system-design.yaml', text: rubricText() };

/** The sample pack as a zip file, with some files replaced or added; null removes one. */
async function sample(change: Record<string, string | null> = {}): Promise<Buffer> {
  const files = new Map([...samplePack(), RUBRIC].map(({ path, text }) => [path, text]));
  for (const [path, text] of Object.entries(change)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return writeZip([...files].map(([path, text]) => ({ path, text })));
}

/** Everything of a workspace that an import could change. */
async function bankOf({ workspaceId }: TestWorkspace) {
  const where = { workspaceId };
  const inPack = { pack: where };
  return {
    packs: await db.pack.findMany({ where, orderBy: { id: 'asc' } }),
    categories: await db.questionCategory.findMany({ where: inPack, orderBy: { id: 'asc' } }),
    questions: await db.question.findMany({ where: inPack, orderBy: { id: 'asc' } }),
    versions: await db.questionVersion.findMany({ where: { question: inPack }, orderBy: { id: 'asc' } }),
    rubrics: await db.rubric.findMany({ where, include: { versions: true }, orderBy: { id: 'asc' } }),
    audit: await db.auditEntry.findMany({ where, orderBy: { id: 'asc' } }),
  };
}

/** A workspace without any pack, with a rubric of the default's name. */
async function emptyWorkspace(): Promise<TestWorkspace> {
  const workspaceId = newId();
  await db.workspace.create({ data: { id: workspaceId, name: 'Empty' } });
  const owner = await addMember(rt, { workspaceId }, 'owner');
  return { workspaceId, owner, rubricVersionId: '', questions: [] };
}

const write = (workspace: TestWorkspace, zip: Uint8Array) =>
  importPack(rt, workspace.owner, zip, { preview: false });
const preview = (workspace: TestWorkspace, zip: Uint8Array) =>
  importPack(rt, workspace.owner, zip, { preview: true });

describe('a round trip', () => {
  async function twice(from: TestWorkspace, slug: string): Promise<[Buffer, Buffer]> {
    const first = await exportPack(rt, from.owner, { slug });
    const to = await emptyWorkspace();
    await write(to, first.bytes);
    return [first.bytes, (await exportPack(rt, to.owner, { slug })).bytes];
  }

  it('gives the same bytes for the shipped pack', async () => {
    const workspace = await emptyWorkspace();
    await seedWorkspace(db, workspace.workspaceId, SEEDS_DIR);
    const [first, second] = await twice(workspace, 'system-design');
    expect(second.equals(first)).toBe(true);
    expect(first.length).toBeGreaterThan(30_000);
  });

  it('gives the same bytes for a random pack', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const pack = randomPack(randomFrom(seed));
    const workspace = await emptyWorkspace();
    const zip = await writeZip(formatPack(pack));
    await write(workspace, zip);
    const [first, second] = await twice(workspace, pack.slug);
    expect(second.equals(first), `SEED=${seed}`).toBe(true);
    expect(first.includes(pack.questions[0]?.prompt.split('\n')[0] ?? ''), `SEED=${seed}`).toBe(true);
  });

  it('leaves out what is archived, and references to it', async () => {
    const workspace = await emptyWorkspace();
    await write(workspace, await sample());
    await db.question.updateMany({
      where: { slug: 'caches', pack: { workspaceId: workspace.workspaceId } },
      data: { archivedAt: rt.now() },
    });
    const { bytes } = await exportPack(rt, workspace.owner, { slug: 'sample' });
    expect(bytes.includes('questions/storage/caches.md')).toBe(false);
    expect(bytes.includes('related:')).toBe(false);
    await write(await emptyWorkspace(), bytes);
  });

  it('says what keeps a pack from being exported', async () => {
    // The questions of the test workspace have slugs that the format does not know.
    const workspace = await newWorkspace(rt);
    const { code, message } = await refusal(exportPack(rt, workspace.owner, { slug: 'sample' }));
    expect(code).toBe('conflict');
    expect(message).toMatch(
      /^This pack cannot be exported yet\. questions\/storage\/Storage-1\.md, line 3: /,
    );
    expect((await refusal(exportPack(rt, workspace.owner, { slug: 'nothing' }))).code).toBe('not_found');
  });
});

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

describe('a damaged pack', () => {
  const CACHES = 'questions/storage/caches.md';
  it.each<[string, string, Record<string, string | null>]>([
    ['bad YAML', 'pack.yaml:13 yaml', { 'pack.yaml': `${manifestText()}\n  x: [` }],
    ['an unknown field', 'pack.yaml:13 unknown-field', { 'pack.yaml': manifestText('licence: MIT\n') }],
    ['a wrong type', `${CACHES}:5 field`, { [CACHES]: questionText({ minutes: 'ten' }) }],
    ['a prototype key', 'pack.yaml:13 reserved-key', { 'pack.yaml': manifestText('__proto__: {}\n') }],
    [
      'a slug twice',
      'questions/traffic/caches.md:3 duplicate-id',
      { 'questions/traffic/caches.md': questionText({ category: 'traffic' }) },
    ],
    [
      'a script',
      `${CACHES}:13 html`,
      { [CACHES]: questionText({}, '## Prompt\n\n<script>alert(1)</script>\n') },
    ],
    [
      'a script link',
      `${CACHES}:13 link`,
      { [CACHES]: questionText({}, '## Prompt\n\n[x](javascript:x)\n') },
    ],
    ['control characters', 'README.md:2 not-text', { 'README.md': 'a\n\u0000' }],
    ['a program', 'run.sh:1 unknown-file', { 'run.sh': 'rm -rf /' }],
    ['a rubric under another name', 'rubrics/other.yaml:1 file-name', { 'rubrics/other.yaml': rubricText() }],
    ['a rubric that nobody has', 'pack.yaml:1 rubric', { 'rubrics/system-design.yaml': null }],
    [
      'a damaged rubric',
      'rubrics/system-design.yaml:1 missing-field',
      { 'rubrics/system-design.yaml': 'format: 1\n' },
    ],
  ])('with %s is refused whole, and the bank stays as it was', async (_, place, change) => {
    const workspace = await emptyWorkspace();
    const zip = await sample({ 'questions/storage/new.md': questionText({ slug: 'new' }), ...change });
    const before = await bankOf(workspace);
    for (const call of [preview, write]) {
      const error = await call(workspace, zip).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(PackRefused);
      const { problems, message } = error as PackRefused;
      expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toContain(place);
      expect(message).toMatch(/^This pack was refused, and the bank is as it was\. \S+:\d+: /);
    }
    expect(await bankOf(workspace)).toEqual(before);
  });

  it('of 30,000 problems tells the first', async () => {
    const lines = '<b>\n'.repeat(30_000);
    const error = await preview(
      await emptyWorkspace(),
      await sample({ [CACHES]: `${guideText()}${lines}` }),
    ).catch((caught: unknown) => caught);
    expect((error as PackRefused).problems.length).toBeLessThanOrEqual(200);
  });

  it('that fails while it is written leaves nothing behind', async () => {
    const workspace = await emptyWorkspace();
    await write(workspace, await sample());
    const before = await bankOf(workspace);
    // Questions are written before their versions.
    const failing = rt.db.$extends({
      query: {
        questionVersion: {
          createMany: () => {
            throw new Error('The disk is full.');
          },
        },
      },
    });
    const zip = await sample({
      [CACHES]: questionText({ minutes: '99' }),
      'questions/storage/new.md': questionText({ slug: 'new' }),
    });
    const call = importPack({ ...rt, db: failing as unknown as typeof rt.db }, workspace.owner, zip, {
      preview: false,
    });
    await expect(call).rejects.toThrow('The disk is full.');
    expect(await bankOf(workspace)).toEqual(before);
  });
});

/** Numbers from 0 to below 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

function randomPack(random: () => number): Pack {
  const upTo = (max: number) => Math.floor(random() * max);
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;
  const words = [
    'null',
    'yes',
    '1e3',
    '~',
    'a: b',
    '# c',
    '"q"',
    "it's",
    '- d',
    'ünï',
    '🛶',
    'true',
    '0x1f',
    '{e}',
    '*f*',
    '007',
    '2026-01-01',
  ];
  const line = () =>
    Array.from({ length: 1 + upTo(9) }, () => pick(words))
      .join(' ')
      .replace(/\s+$/, '');
  const text = () =>
    Array.from({ length: 1 + upTo(6) }, () => (random() < 0.2 ? '' : `x ${line()}`))
      .join('\n')
      .trim() || 'x';
  const slug = (kind: string, index: number) => pick([`${kind}-${index}`, `${index}`, `${kind}${index}x`]);
  const tags = Array.from({ length: 5 }, (_, index) => `${pick(['null', 'no', 't', '1e'])}${index}`);
  const categories = Array.from({ length: 3 }, (_, index) => ({ slug: slug('c', index), title: line() }));
  const slugs = Array.from({ length: 12 }, (_, index) => slug('q', index));
  const questions: PackQuestion[] = slugs.map((own) => ({
    slug: own,
    category: pick(categories).slug,
    ...(random() < 0.5 ? { position: 1 + upTo(20) } : {}),
    minutes: 1 + upTo(60),
    difficulty: 1 + upTo(3),
    tags: tags.filter(() => random() < 0.5),
    prompt: text(),
    guide: {
      sections: GUIDE_SECTIONS.filter(() => random() < 0.6).map(({ id }) => ({
        id,
        markdown:
          id === 'starterBoard' ? `\`\`\`mermaid\nflowchart LR\n  a[x${upTo(9)}] --> b\n\`\`\`` : text(),
      })),
      related: slugs.filter((other) => other !== own && random() < 0.2),
    },
  }));
  const anchors = () =>
    [1, 2, 3, 4].map((level) => ({ level, title: line().slice(0, 40).trim(), anchor: `${level} ${line()}` }));
  return {
    format: 1,
    slug: 'random',
    title: line(),
    version: `${upTo(9)}.${upTo(99)}.0`,
    description: line(),
    rubric: 'random-rubric',
    categories,
    tags,
    questions,
    rubrics: [
      {
        format: 1,
        slug: 'random-rubric',
        title: line(),
        criteria: [0, 1].map((index) => ({
          id: `c${index}`,
          title: line().slice(0, 80).trim(),
          description: line(),
          weight: 0.5 + upTo(4),
          levels: anchors(),
          ...(random() < 0.5 ? { notObserved: line() } : {}),
          ...(random() < 0.5 ? { expectations: { mid: line(), staff: line() } } : {}),
        })),
      },
    ],
    documents: [{ path: 'README.md', text: `${text()}\n` }],
  };
}
