import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { rubricPath } from '@/lib/packs/format';
import { parsePack } from '@/lib/packs/parsePack';
import { parseRubric } from '@/lib/packs/parseRubric';
import { type PlanFile, parsePlanFile } from '@/lib/packs/planFile';
import { formatProblem, type PackProblem, type Parsed } from '@/lib/packs/problem';
import type { Pack } from '@/lib/packs/schema';
import type { Rubric } from '@/lib/schemas/rubric';
import { AppError } from '@/server/errors';
import { readFolder } from './readFolder';

export type Seeds = { packs: Pack[]; rubrics: Rubric[]; plans: PlanFile[] };

/** Problems that are listed in the error; a damaged disk can make hundreds. */
const PROBLEMS_SHOWN = 10;

/**
 * Reads everything in the seeds folder: `packs/<slug>/`, `rubrics/<slug>.yaml` and `plans/<slug>.yaml`. One
 * problem anywhere is an error of code `invalid` that lists what is wrong and where, and nothing is used.
 */
export async function readSeeds(seedsDir: string): Promise<Seeds> {
  const problems: PackProblem[] = [];
  const within = (folder: string, found: readonly PackProblem[]) =>
    problems.push(...found.map((problem) => ({ ...problem, file: path.join(folder, problem.file) })));

  /** The files of a folder in which each is one thing, named after its slug. */
  async function readEach<T extends { slug: string }>(
    folder: string,
    parse: (file: string, text: string) => Parsed<T>,
  ): Promise<T[]> {
    const files = await readFolder(folder);
    if (!files.ok) within(folder, files.problems);
    const values: T[] = [];
    for (const file of files.ok ? files.value : []) {
      const parsed = parse(file.path, file.text);
      if (!parsed.ok) within(folder, parsed.problems);
      else if (file.path !== `${parsed.value.slug}.yaml`) {
        const message = `This file belongs at ${parsed.value.slug}.yaml.`;
        within(folder, [{ file: file.path, line: 1, rule: 'file-name', message }]);
      } else values.push(parsed.value);
    }
    return values;
  }
  const rubricsDir = path.join(seedsDir, 'rubrics');
  const rubrics = await readEach(rubricsDir, parseRubric);

  const packs: Pack[] = [];
  const packsDir = path.join(seedsDir, 'packs');
  for (const name of await listNames(packsDir, (problem) => problems.push(problem))) {
    const folder = path.join(packsDir, name);
    const read = await readFolder(folder);
    const pack = read.ok ? parsePack(read.value) : read;
    if (!pack.ok) within(folder, pack.problems);
    else {
      const { slug, rubric } = pack.value;
      const known = [...rubrics, ...packs.flatMap((other) => other.rubrics)];
      if (slug !== name) {
        const message = `The folder of the pack "${slug}" has another name.`;
        within(folder, [{ file: 'pack.yaml', line: 1, rule: 'file-name', message }]);
      }
      if (![...known, ...pack.value.rubrics].some((candidate) => candidate.slug === rubric)) {
        const message = `There is no rubric "${rubric}" in ${rubricsDir} or in the pack.`;
        within(folder, [{ file: 'pack.yaml', line: 1, rule: 'rubric', message }]);
      }
      for (const own of pack.value.rubrics.filter((mine) =>
        known.some(({ slug: taken }) => taken === mine.slug),
      )) {
        const message = `There is another rubric "${own.slug}".`;
        within(folder, [{ file: rubricPath(own), line: 1, rule: 'duplicate-id', message }]);
      }
      packs.push(pack.value);
    }
  }

  const plansDir = path.join(seedsDir, 'plans');
  const plans = await readEach(plansDir, parsePlanFile);
  for (const { slug, pack, questions } of plans) {
    const known = packs.find((candidate) => candidate.slug === pack)?.questions ?? [];
    for (const question of questions.filter((item) => !known.some((other) => other.slug === item.slug))) {
      const message = `The pack "${pack}" has no question "${question.slug}".`;
      within(plansDir, [{ file: `${slug}.yaml`, line: 1, rule: 'related', message }]);
    }
  }
  if (problems.length > 0) throw new AppError('invalid', explain(problems));
  return { packs, rubrics, plans };
}

async function listNames(folder: string, refuse: (problem: PackProblem) => void): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    refuse({ file: folder, line: 1, rule: 'missing-file', message: 'This folder cannot be read.' });
    return [];
  }
}

function explain(problems: readonly PackProblem[]): string {
  const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `  ${formatProblem(problem)}`);
  const rest = problems.length - shown.length;
  return [
    'The question bank that comes with Drawbridge is damaged, and none of it was loaded:',
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more.`] : []),
    'Restore these files, for instance with a fresh copy of Drawbridge, and start again.',
  ].join('\n');
}
