import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatManifest, formatQuestion, questionPath } from '@/lib/packs/format';
import { parseQuestion } from '@/lib/packs/parseQuestion';
import { DEFAULT_RUBRIC_SLUG } from '@/lib/schemas/rubric';
import { checkPath } from './checkPath';
import { readSeeds } from './readSeeds';
import { readSourceList, SEEDS_DIR } from './testing/seeds';

const folder = `${SEEDS_DIR}/packs/system-design`;

async function systemDesign() {
  const { packs } = await readSeeds(SEEDS_DIR);
  const pack = packs.find(({ slug }) => slug === 'system-design');
  if (!pack) throw new Error('The system design pack is not among the seeds.');
  return pack;
}

describe('the shipped seeds', () => {
  it('pass the check: 9 categories, 53 questions, and every guide complete', async () => {
    expect(await checkPath(folder, [`${SEEDS_DIR}/rubrics`])).toEqual({
      ok: true,
      slug: 'system-design',
      title: 'System design',
      version: '1.0.0',
      categories: 9,
      questions: 53,
      guides: { complete: 53, questions: 53, problems: [] },
    });
  });

  it('have every line of the source as a prompt, word for word, in its category and order', async () => {
    const source = readSourceList();
    expect(source.flatMap(({ lines }) => lines)).toHaveLength(53);
    const { categories, questions } = await systemDesign();
    const bank = categories.map(({ slug, title }) => ({
      title,
      lines: questions.filter(({ category }) => category === slug).map(({ prompt }) => prompt),
    }));
    expect(bank).toEqual(source);
  });

  it('have sensible times and use every tag that they list', async () => {
    const { questions, tags } = await systemDesign();
    expect(questions.filter(({ minutes }) => minutes < 5 || minutes > 20)).toEqual([]);
    expect(questions.filter((question) => question.tags.length === 0)).toEqual([]);
    const used = new Set(questions.flatMap((question) => question.tags));
    expect(tags.filter((tag) => !used.has(tag))).toEqual([]);
  });

  it('are written in the canonical form', async () => {
    const pack = await systemDesign();
    expect(readFileSync(`${folder}/pack.yaml`, 'utf8')).toBe(formatManifest(pack));
    for (const question of pack.questions) {
      const path = questionPath(question);
      expect(readFileSync(`${folder}/${path}`, 'utf8'), path).toBe(formatQuestion(question));
    }
  });

  it('have the default rubric: six criteria of equal weight, each anchored and with all expectations', async () => {
    const { rubrics } = await readSeeds(SEEDS_DIR);
    const rubric = rubrics.find(({ slug }) => slug === DEFAULT_RUBRIC_SLUG);
    expect(rubric?.criteria.map(({ title }) => title)).toEqual([
      'Requirements and scoping',
      'High-level design and data flow',
      'Deep dive and correctness',
      'Trade-offs',
      'Scale, reliability and operations',
      'Communication and response to new constraints',
    ]);
    for (const { weight, notObserved, expectations } of rubric?.criteria ?? []) {
      expect(weight).toBe(1);
      expect(notObserved).toBeTruthy();
      expect(Object.keys(expectations ?? {})).toEqual(['mid', 'senior', 'staff']);
    }
    const anchors = rubric?.criteria.flatMap(({ levels }) => levels.map(({ anchor }) => anchor));
    expect(new Set(anchors).size).toBe(24);
  });

  it('are described by an example that the format accepts as it stands', () => {
    const readme = readFileSync(`${SEEDS_DIR}/README.md`, 'utf8');
    const example = /^````markdown\n([\s\S]*?)^````$/m.exec(readme)?.[1] ?? '';
    const parsed = parseQuestion('README.md', example);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    expect(parsed.ok && formatQuestion(parsed.value)).toBe(example);
  });
});
