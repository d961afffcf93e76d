import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { UsageError } from './command';
import { runCli } from './runCli';

// This file runs as dist/cli.mjs in the project's folder.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

// A reader that has seen enough, like `head`, is no accident.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  root,
  async readStdin() {
    if (process.stdin.isTTY) {
      throw new UsageError('Give a file, or the JSON on standard input, or the options one by one.');
    }
    return text(process.stdin);
  },
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
