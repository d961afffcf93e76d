import type { ParseArgsConfig } from 'node:util';
import type { Client } from './client';

/** What the process lends to a command; tests lend something else. */
export type CliIo = {
  env: Record<string, string | undefined>;
  /** The project's folder. */
  root: string;
  /** Everything on standard input. @throws UsageError if a person would have to type it */
  readStdin(): Promise<string>;
  /** A line for standard output: the command's answer. */
  out(line: string): void;
  /** A line for standard error: everything else. */
  err(line: string): void;
};

/** How a command ends; the meaning is printed by `help`. */
export const EXIT = { ok: 0, failed: 1, usage: 2, noServer: 3 } as const;

/** A command that cannot go on, as a sentence that names the thing and the way out. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}

/** A command that was not given properly. */
export class UsageError extends CliError {
  override readonly name: string = 'UsageError';
  constructor(message: string) {
    super(message, EXIT.usage);
  }
}

type OptionTypes = NonNullable<ParseArgsConfig['options']>;
/** The options of a command, each with a line for `help`. */
export type Options = Record<string, OptionTypes[string] & { value?: string; help: string }>;

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export type Invocation = {
  io: CliIo;
  /** The positional arguments after the command's words. */
  args: string[];
  options: OptionReader;
  /** The running server. @throws EnvError for a wrong PORT or HOST */
  connect(): Client;
  /** Answers are JSON, for scripts. */
  json: boolean;
};

export type Command = {
  /** What is typed, for instance `interview create`. */
  words: string;
  /** The arguments after it, as help shows them. */
  usage: string;
  summary: string;
  /** Most positional arguments. */
  maxArgs: number;
  options: Options;
  /** Runs it and gives the exit code. */
  run(invocation: Invocation): Promise<number>;
};

/** Reads options by name and type. */
export class OptionReader {
  constructor(private readonly values: Values) {}

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }
}
