import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** The absolute path of a file of the project. */
export const inProject = (...parts) => join(ROOT, ...parts);

/** Whether a file or folder of the project exists. */
export const exists = (...parts) => existsSync(inProject(...parts));

/** The command-line programs that the scripts run, without a shell and without `npx`. */
export const PROGRAMS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  next: 'node_modules/next/dist/bin/next',
  prisma: 'node_modules/prisma/build/index.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};
