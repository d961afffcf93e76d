import { interviewExport as exportSchema } from '@/lib/schemas/apiExport';
import { type Command, EXIT, UsageError } from '../command';
import { writeNewFile } from '../writeNewFile';

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
    await writeNewFile(file, `${text}\n`, { force: options.flag('force') });
    const { candidateName } = exported.interview;
    io.err(`The interview with ${candidateName} is in ${file}. It holds private notes and scores.`);
    return EXIT.ok;
  },
};
