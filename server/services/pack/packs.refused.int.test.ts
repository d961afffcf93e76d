import { afterAll, describe, expect, it } from 'vitest';
import { guideText, manifestText, questionText, rubricText } from '@/lib/packs/testing';
import { createTestDatabase } from '@/server/testing/database';
import { importPack } from './importPack';
import { PackRefused } from './packRefused';
import { packBanks, sample } from './testing/banks';

const { db, drop } = await createTestDatabase();
const { rt, bankOf, emptyWorkspace, write, preview } = packBanks(db);
afterAll(drop);

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
