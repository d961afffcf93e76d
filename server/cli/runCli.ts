import path from 'node:path';
import { EnvError } from '@/server/env';
import { createClient } from './client';
import { CliError, type CliIo, type Command, EXIT, UsageError } from './command';
import { COMMANDS } from './commands';
import { commandHelp, overview } from './help';
import { parseCommandLine } from './parse';
import { dataDir, serverAddress } from './place';

/** Runs one command line, without the program's name, and gives its exit code. It never throws. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    if (error instanceof CliError || error instanceof EnvError) {
      io.err(error.message);
      return error instanceof CliError ? error.exitCode : EXIT.usage;
    }
    io.err(
      `Something went wrong that nobody foresaw:\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return EXIT.failed;
  }
}

async function run(argv: readonly string[], io: CliIo): Promise<number> {
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === '-h') {
    io.out(overview(COMMANDS));
    return argv.length === 0 ? EXIT.usage : EXIT.ok;
  }
  if (argv[0] === 'help') {
    io.out(argv.length === 1 ? overview(COMMANDS) : commandHelp(find(argv.slice(1)).command));
    return EXIT.ok;
  }
  const { command, rest } = find(argv);
  const { args, options } = parseCommandLine(command, rest);
  if (options.flag('help')) {
    io.out(commandHelp(command));
    return EXIT.ok;
  }
  const connect = () =>
    createClient(
      serverAddress(io, options.text('url')),
      options.text('token-file') ?? path.join(dataDir(io), 'admin-token'),
    );
  return command.run({ io, args, options, connect, json: options.flag('json') });
}

function find(argv: readonly string[]): { command: Command; rest: string[] } {
  for (const command of COMMANDS) {
    const words = command.words.split(' ');
    if (words.every((word, i) => argv[i] === word)) return { command, rest: argv.slice(words.length) };
  }
  const similar = COMMANDS.filter((command) => command.words.split(' ')[0] === argv[0]);
  const known = (similar.length > 0 ? similar : COMMANDS).map((command) => command.words).join(', ');
  throw new UsageError(`There is no command "${argv.slice(0, 2).join(' ')}". There is: ${known}.`);
}
