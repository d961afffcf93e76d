import { writeFile } from 'node:fs/promises';
import { interviewExport as exportSchema } from '@/lib/schemas/apiExport';
import { CliError, type Command, EXIT, UsageError } from '../command';

/** Writes everything of an interview as JSON. */
export const interviewExport: Command = {
  words: 'interview export',
  usage: 'ID [--out FILE]',
  summary: 'Write plan, questions, notes, scorecards and board of an interview as JSON',
  maxArgs: 1,
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: 'A new file, readable by you only; standard output if absent',
    },
    force: { type: 'boolean', help: 'Write over the file if there is one' },
  },
  async run({ io, args, options, connect }) {
    const [id] = args;
    if (!id)
      throw new UsageError('Give the identifier of the interview; npm run cli -- interview list shows it.');
    const file = options.text('out');
    const exported = await connect().get(`/interviews/${encodeURIComponent(id)}/export`, exportSchema);
    const text = JSON.stringify(exported, null, 2);
    if (file === undefined) {
      io.out(text);
      return EXIT.ok;
    }
    try {
      // Notes and scores are for the panel: nobody else on this machine reads the file.
      await writeFile(file, `${text}\n`, { mode: 0o600, flag: options.flag('force') ? 'w' : 'wx' });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EEXIST') throw new CliError(`${file} exists. Give another name, or --force.`);
      throw new CliError(
        `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    const { candidateName } = exported.interview;
    io.err(`The interview with ${candidateName} is in ${file}. It holds private notes and scores.`);
    return EXIT.ok;
  },
};
