import path from 'node:path';
import { formatProblem, type PackProblem } from '@/lib/packs/problem';
import { checkPath } from '@/server/services/pack/checkPath';
import { type Command, EXIT, UsageError } from '../command';

/** Checks the files of a pack; needs no server. */
export const packCheck: Command = {
  words: 'pack check',
  usage: 'FOLDER | FILE.zip [--complete]',
  summary: 'Check the files of a question pack, and how many of its guides are complete',
  maxArgs: 1,
  options: {
    complete: {
      type: 'boolean',
      help: 'Refuse a pack with a guide that is not complete, and say what is missing',
    },
  },
  async run({ io, args, options, json }) {
    const [pack] = args;
    if (!pack) {
      throw new UsageError(
        'Give the folder or zip file of the pack, for instance seeds/packs/system-design.',
      );
    }
    const rubrics = [path.join(pack, '..', '..', 'rubrics'), path.join(io.root, 'seeds', 'rubrics')];
    const report = await checkPath(pack, rubrics);
    const strict = options.flag('complete');
    const problems = report.ok ? (strict ? report.guides.problems : []) : report.problems;
    if (json) io.out(JSON.stringify(strict ? { ...report, ok: problems.length === 0 } : report, null, 2));
    else printProblems(io.out, pack, problems);
    if (!json && report.ok) {
      const { slug, version, title, categories, questions, guides } = report;
      io.out(
        `${title} (${slug} ${version}): ${questions} questions in ${categories} categories, no problems.`,
      );
      const hint = guides.problems.length > 0 && !strict ? ' With --complete you see what is missing.' : '';
      io.out(`${guides.complete} of ${guides.questions} guides are complete.${hint}`);
    }
    if (!json && problems.length > 0)
      io.err(problems.length === 1 ? 'One problem.' : `${problems.length} problems.`);
    return problems.length === 0 && report.ok ? EXIT.ok : EXIT.failed;
  },
};

/** Prints each problem with its place: a path that can be opened where the pack is a folder. */
export function printProblems(
  out: (line: string) => void,
  pack: string,
  problems: readonly PackProblem[],
): void {
  for (const problem of problems) out(formatProblem({ ...problem, file: path.join(pack, problem.file) }));
}
