import type { Command, Options } from './command';
import { COMMON_OPTIONS } from './parse';
import { table } from './table';

/** What is printed without a command and by `help`. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map((command) => [`  ${command.words} ${command.usage}`.trimEnd(), command.summary]);
  return `Drawbridge's command line. It talks to the running server of this machine.

  npm run cli -- COMMAND

${table(rows)}

For one command: npm run cli -- help COMMAND

Environment: PORT, HOST and DATA_DIR as for the server.
Exit codes: 0 done · 1 refused, failed or problems found · 2 not given properly · 3 no server answers`;
}

/** What is printed for one command. */
export function commandHelp(command: Command): string {
  return `${command.summary}

  npm run cli -- ${command.words} ${command.usage}

${table([...optionRows(command.options), ...optionRows(COMMON_OPTIONS)])}`;
}

function optionRows(options: Options): string[][] {
  return Object.entries(options).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${option.value ?? 'TEXT'}` : '';
    return [`  --${name}${value}`, option.help + (option.multiple ? ' (may be repeated)' : '')];
  });
}
