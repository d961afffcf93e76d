import { isPackRule, type PackProblem } from '@/lib/packs/problem';
import { packImport as packImportAnswer } from '@/lib/schemas/apiPack';
import type { PackImportView } from '@/lib/schemas/pack';
import { readPath } from '@/server/services/pack/readPath';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { ProblemsError } from '../client';
import { type Command, EXIT, UsageError } from '../command';
import { printProblems } from './packCheck';

/** Imports a pack into the workspace, or shows what that would change. */
export const packImport: Command = {
  words: 'pack import',
  usage: 'FOLDER | FILE.zip [--preview]',
  summary: 'Bring a pack into the question bank, or show what that would change',
  maxArgs: 1,
  options: { preview: { type: 'boolean', help: 'Only show what would change' } },
  async run({ io, args, options, connect, json }) {
    const [path] = args;
    if (!path) throw new UsageError('Give the folder or zip file of the pack.');
    const refused = (problems: readonly PackProblem[], message: string) => {
      if (json) io.out(JSON.stringify({ ok: false, problems }, null, 2));
      else printProblems(io.out, path, problems);
      io.err(message);
      return EXIT.failed;
    };
    const files = await readPath(path);
    if (!files.ok) return refused(files.problems, 'This pack was not sent.');
    const preview = options.flag('preview');
    try {
      const bytes = await writeZip(files.value);
      const answer = await connect().postFile(
        `/packs${preview ? '?preview=1' : ''}`,
        { mimeType: 'application/zip', bytes },
        packImportAnswer,
      );
      if (json) io.out(JSON.stringify(answer, null, 2));
      else for (const line of summaryOf(answer.changes, answer.imported)) io.out(line);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      const problems = error.problems.flatMap(({ rule, ...rest }) =>
        isPackRule(rule) ? [{ ...rest, rule }] : [],
      );
      return refused(problems, 'This pack was refused, and the bank is as it was.');
    }
  },
};

function* summaryOf(changes: PackImportView, imported: boolean): Generator<string> {
  const { title, version, stored, counts, questions, categories, rubrics, more } = changes;
  const from = stored ? (stored.version === version ? '' : `, was ${stored.version}`) : ', a new pack';
  yield `${title} ${version}${from}: ${counted(counts)}.`;
  for (const { change, prompt } of questions) yield `  ${change.padEnd(9)} ${firstLine(prompt)}`;
  if (more > 0) yield `  and ${more} more.`;
  for (const category of categories) {
    yield `  category ${category.change}: ${category.was ? `${category.was} → ` : ''}${category.title}`;
  }
  for (const { title: name, change } of rubrics) yield `  rubric ${change}: ${name}`;
  yield imported ? 'Imported. Interviews keep the versions that they use.' : 'Nothing was written.';
}

function counted(counts: PackImportView['counts']): string {
  const parts = Object.entries(counts).flatMap(([change, count]) =>
    count > 0 ? [`${count} ${change}`] : [],
  );
  return parts.join(', ');
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
