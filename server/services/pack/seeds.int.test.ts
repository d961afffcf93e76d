import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { parseGuide } from '@/lib/packs/guide';
import type { Pack } from '@/lib/packs/schema';
import { parseCriteria, type Rubric } from '@/lib/schemas/rubric';
import { createTestDatabase, type TestDatabase } from '@/server/testing/database';
import { loadPlanTemplates } from '../planTemplate/loadPlanTemplates';
import { loadPack, loadRubrics, seedWorkspace } from './load';
import { readSeeds } from './readSeeds';
import { readSourceList, SEEDS_DIR } from './testing/seeds';

let test: TestDatabase;
let workspaceId: string;
let pack: Pack;
let rubric: Rubric;

beforeAll(async () => {
  test = await createTestDatabase();
  const seeds = await readSeeds(SEEDS_DIR);
  const [firstPack] = seeds.packs;
  const [firstRubric] = seeds.rubrics;
  if (!firstPack || !firstRubric) throw new Error('There are no seeds.');
  pack = firstPack;
  rubric = firstRubric;
});
afterAll(() => test?.drop());
beforeEach(async () => {
  workspaceId = newId();
  await test.db.workspace.create({ data: { id: workspaceId, name: 'Workspace' } });
});

/** Everything that loading could change, as it is in the database. */
async function snapshot() {
  const where = { workspaceId };
  const inPack = { pack: where };
  return {
    packs: await test.db.pack.findMany({ where, orderBy: { id: 'asc' } }),
    categories: await test.db.questionCategory.findMany({ where: inPack, orderBy: { id: 'asc' } }),
    questions: await test.db.question.findMany({ where: inPack, orderBy: { id: 'asc' } }),
    versions: await test.db.questionVersion.findMany({ where: { question: inPack }, orderBy: { id: 'asc' } }),
    rubrics: await test.db.rubric.findMany({ where, include: { versions: true }, orderBy: { id: 'asc' } }),
    audit: await test.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } }),
  };
}

async function question(slug: string) {
  return test.db.question.findFirstOrThrow({
    where: { slug, pack: { workspaceId } },
    include: { currentVersion: true, versions: { orderBy: { version: 'asc' } }, category: true },
  });
}

const changing = (slug: string, change: Partial<Pack['questions'][number]>): Pack => ({
  ...pack,
  questions: pack.questions.map((entry) => (entry.slug === slug ? { ...entry, ...change } : entry)),
});

describe('seedWorkspace', () => {
  it('puts every line of the source into the database: 53 of 53, 9 of 9 categories', async () => {
    await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const categories = await test.db.questionCategory.findMany({
      where: { pack: { workspaceId } },
      orderBy: { position: 'asc' },
      include: {
        questions: {
          where: { archivedAt: null },
          orderBy: { position: 'asc' },
          include: { currentVersion: true },
        },
      },
    });
    const found = categories.map(({ title, questions }) => ({
      title,
      lines: questions.map(({ currentVersion }) => currentVersion?.prompt),
    }));
    expect(found).toEqual(readSourceList());
    expect(found).toHaveLength(9);
    expect(found.flatMap(({ lines }) => lines)).toHaveLength(53);
  });

  it('stores guides and criteria that read back', async () => {
    await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const stored = await snapshot();
    for (const { slug, guide } of pack.questions) {
      const { currentVersion } = await question(slug);
      expect(parseGuide(currentVersion?.guide)).toEqual(guide);
    }
    expect(parseCriteria(stored.rubrics[0]?.versions[0]?.criteria)).toEqual(rubric.criteria);
  });

  it('changes nothing the second time', async () => {
    await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const before = await snapshot();
    const { packs, rubrics } = await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    expect(packs).toMatchObject([{ added: 0, changed: 0, archived: 0, restored: 0 }]);
    expect(rubrics).toEqual({ added: 0, changed: 0, kept: 0 });
    expect(await snapshot()).toEqual(before);
  });

  it('loads once when two nodes start at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => seedWorkspace(test.db, workspaceId, SEEDS_DIR)));
    const { packs, questions, versions, rubrics } = await snapshot();
    expect([packs.length, questions.length, versions.length, rubrics.length]).toEqual([1, 53, 53, 1]);
  });

  it('keeps workspaces apart', async () => {
    await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const before = await snapshot();
    const other = newId();
    await test.db.workspace.create({ data: { id: other, name: 'Other' } });
    await loadPack(test.db, other, changing('rollback', { prompt: 'Otherwise' }));
    expect(await snapshot()).toEqual(before);
  });

  it('refuses a workspace that does not exist', async () => {
    await expect(seedWorkspace(test.db, newId(), SEEDS_DIR)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('loadPack', () => {
  it('gives a changed question a new version and keeps the old one', async () => {
    await loadPack(test.db, workspaceId, pack);
    const before = await question('rollback');
    const guide = { sections: [{ id: 'purpose' as const, markdown: 'Why we ask.' }], related: [] };
    const changes = await loadPack(test.db, workspaceId, changing('rollback', { minutes: 14, guide }));
    expect(changes).toMatchObject({ added: 0, changed: 1, archived: 0, restored: 0 });
    const after = await question('rollback');
    expect(after.id).toBe(before.id);
    expect(after.versions.map(({ version, minutes }) => [version, minutes])).toEqual([
      [1, 12],
      [2, 14],
    ]);
    expect(after.versions[0]).toEqual(before.versions[0]);
    expect(after.currentVersion).toMatchObject({ version: 2, guide });
  });

  it('archives a question that is gone, with its versions kept, and brings it back', async () => {
    await loadPack(test.db, workspaceId, pack);
    const without = { ...pack, questions: pack.questions.filter(({ slug }) => slug !== 'rollback') };
    expect(await loadPack(test.db, workspaceId, without)).toMatchObject({ changed: 0, archived: 1 });
    const archived = await question('rollback');
    expect(archived.archivedAt).not.toBeNull();
    expect(archived.versions).toHaveLength(1);
    expect((await question('feature-releases')).position).toBe(3);
    expect(await loadPack(test.db, workspaceId, without)).toMatchObject({ archived: 0 });

    expect(await loadPack(test.db, workspaceId, pack)).toMatchObject({ added: 0, changed: 0, restored: 1 });
    expect(await question('rollback')).toMatchObject({ archivedAt: null, position: 3 });
    expect((await question('feature-releases')).position).toBe(4);
  });

  it('moves a question and renames categories without a new version, and drops only empty categories', async () => {
    await loadPack(test.db, workspaceId, pack);
    const renamed: Pack = {
      ...changing('rollback', { category: 'logging-monitoring' }),
      title: 'Renamed',
      version: '1.1.0',
      categories: pack.categories.map((category) => ({ ...category, title: `${category.title}!` })),
    };
    await loadPack(test.db, workspaceId, renamed);
    const moved = await question('rollback');
    expect(moved.category.title).toBe('Logging & Monitoring!');
    expect(moved.versions).toHaveLength(1);

    const slugs = new Set(['logging-monitoring']);
    const small: Pack = {
      ...pack,
      categories: pack.categories.filter(({ slug }) => slugs.has(slug)),
      questions: pack.questions.filter(({ category }) => slugs.has(category)),
    };
    await loadPack(test.db, workspaceId, {
      ...pack,
      categories: [...pack.categories, { slug: 'new', title: 'New' }],
    });
    await loadPack(test.db, workspaceId, small);
    const { categories, packs } = await snapshot();
    expect(packs).toMatchObject([{ title: 'System design', version: '1.0.0' }]);
    expect(categories).toHaveLength(9);
  });

  it('writes all of a pack or none of it', async () => {
    await loadPack(test.db, workspaceId, pack);
    const before = await snapshot();
    const broken = changing('network-latency', { minutes: 2 ** 40 });
    broken.questions = broken.questions.filter(({ slug }) => slug !== 'rollback');
    await expect(loadPack(test.db, workspaceId, broken)).rejects.toThrow();
    expect(await snapshot()).toEqual(before);
  });

  it('takes a pack of 3,000 questions', async () => {
    const [sample] = pack.questions;
    if (!sample) throw new Error('The pack is empty.');
    const guide = { sections: [{ id: 'purpose' as const, markdown: 'Why we ask.' }], related: [] };
    const questions = Array.from({ length: 3000 }, (_, index) => ({ ...sample, guide, slug: `q-${index}` }));
    expect(await loadPack(test.db, workspaceId, { ...pack, questions })).toMatchObject({ added: 3000 });
    const reversed = [...questions].reverse();
    expect(await loadPack(test.db, workspaceId, { ...pack, questions: reversed })).toMatchObject({
      changed: 0,
    });
    expect(await question('q-0')).toMatchObject({ position: 3000 });
  });
});

describe('loadRubrics', () => {
  it('gives changed criteria a new version and leaves other rubrics alone', async () => {
    await loadRubrics(test.db, workspaceId, [rubric, { ...rubric, slug: 'other' }]);
    const heavier = rubric.criteria.map((criterion) => ({ ...criterion, weight: 2 }));
    const changed = { ...rubric, title: 'Renamed', criteria: heavier };
    expect(await loadRubrics(test.db, workspaceId, [changed])).toEqual({ added: 0, changed: 1, kept: 0 });
    const { rubrics } = await snapshot();
    const found = Object.fromEntries(
      rubrics.map(({ slug, title, versions }) => [
        slug,
        [title, versions.map(({ version }) => version).sort()],
      ]),
    );
    expect(found).toEqual({ 'system-design': ['Renamed', [1, 2]], other: ['System design', [1]] });
  });
});

describe('plan templates that come with Drawbridge', () => {
  const stored = () =>
    test.db.planTemplate.findMany({
      where: { workspaceId },
      orderBy: { slug: 'asc' },
      include: { items: { orderBy: { position: 'asc' }, include: { question: true } } },
    });

  it('are loaded with their questions, and fit into their interviews', async () => {
    const { plans } = await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const templates = await stored();
    expect(templates.map(({ slug, targetLevel }) => [slug, targetLevel])).toEqual([
      ['mid-backend-45', 'mid'],
      ['senior-backend-60', 'senior'],
      ['staff-platform-75', 'staff'],
    ]);
    expect(plans).toBe(3);
    expect(templates[0]?.items.map(({ question, minutes }) => [question.slug, minutes])).toEqual([
      ['deployment-steps', 8],
      ['high-level-architecture', 18],
      ['queries-and-indexing', 14],
    ]);
    for (const { items, durationMinutes, title } of templates) {
      const left = durationMinutes - items.reduce((sum, { minutes }) => sum + minutes, 0);
      expect(left, title).toBeGreaterThanOrEqual(5);
      expect(left, title).toBeLessThanOrEqual(10);
    }
  });

  it('are loaded once: what members changed or archived stays', async () => {
    await seedWorkspace(test.db, workspaceId, SEEDS_DIR);
    const [first, second] = await stored();
    await test.db.planTemplate.update({ where: { id: first?.id ?? '' }, data: { title: 'Ours' } });
    await test.db.planTemplate.update({ where: { id: second?.id ?? '' }, data: { archivedAt: new Date() } });
    const before = await stored();
    expect((await seedWorkspace(test.db, workspaceId, SEEDS_DIR)).plans).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('wait for questions that the workspace does not have', async () => {
    const { plans } = await readSeeds(SEEDS_DIR);
    expect(await loadPlanTemplates(test.db, workspaceId, plans)).toBe(0);
    await loadPack(test.db, workspaceId, pack);
    expect(await loadPlanTemplates(test.db, workspaceId, plans)).toBe(3);
  });
});
