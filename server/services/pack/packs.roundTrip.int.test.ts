import { afterAll, describe, expect, it } from 'vitest';
import { formatPack } from '@/lib/packs/format';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import { randomFrom } from '@/lib/testing/random';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, type TestWorkspace } from '@/server/testing/factories';
import { refusal } from '@/server/testing/people';
import { exportPack } from './exportPack';
import { seedWorkspace } from './load';
import { packBanks, sample } from './testing/banks';
import { SEEDS_DIR } from './testing/seeds';
import { writeZip } from './zip/writeZip';

const { db, drop } = await createTestDatabase();
const { rt, emptyWorkspace, write } = packBanks(db);
afterAll(drop);

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
    const pack = randomPack(randomFrom(seed).next);
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
