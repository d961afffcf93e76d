import path from 'node:path';
import { formatProblem } from '@/lib/packs/problem';
import { checkFolder } from '@/server/services/pack/checkFolder';
import { type Command, EXIT, UsageError } from '../command';

/** Checks the files of a pack; needs no server. */
export const packCheck: Command = {
  words: 'pack check',
  usage: 'FOLDER',
  summary: 'Check the files of a question pack',
  maxArgs: 1,
  options: {},
  async run({ io, args, json }) {
    const [folder] = args;
    if (!folder) throw new UsageError('Give the folder of the pack, for instance seeds/packs/system-design.');
    const report = await checkFolder(folder);
    if (json) io.out(JSON.stringify(report, null, 2));
    else if (report.ok) {
      const { slug, version, title, categories, questions } = report;
      io.out(
        `${title} (${slug} ${version}): ${questions} questions in ${categories} categories, no problems.`,
      );
    } else {
      for (const problem of report.problems) {
        io.out(formatProblem({ ...problem, file: path.join(folder, problem.file) }));
      }
      const count = report.problems.length;
      io.err(count === 1 ? 'One problem.' : `${count} problems.`);
    }
    return report.ok ? EXIT.ok : EXIT.failed;
  },
};
