import { parseArgs } from 'node:util';
import { type Command, OptionReader, type Options, UsageError } from './command';

/** The options that every command takes. */
export const COMMON_OPTIONS: Options = {
  json: { type: 'boolean', help: 'Answer with JSON, for scripts' },
  url: { type: 'string', value: 'ADDRESS', help: "The server's address; by default this machine's PORT" },
  'token-file': {
    type: 'string',
    value: 'FILE',
    help: 'A file with an API token; by default DATA_DIR/admin-token',
  },
  help: { type: 'boolean', short: 'h', help: 'Show this' },
};

/** The words, options and arguments of a command line. @throws UsageError for an unknown option */
export function parseCommandLine(
  command: Command,
  rest: string[],
): { args: string[]; options: OptionReader } {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...COMMON_OPTIONS, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > command.maxArgs) {
      throw new UsageError(`${command.words} does not take "${positionals[command.maxArgs]}".`);
    }
    return { args: positionals, options: new OptionReader(values) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node's sentence, without its advice on quoting.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}. See: npm run cli -- help ${command.words}`);
  }
}
