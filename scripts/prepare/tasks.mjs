// What must be made before the server can run, in order, and what each depends on.

import { rmSync } from 'node:fs';
import { runNode } from './command.mjs';
import { fingerprint, readStamp, removeStamp, writeStamp } from './fingerprint.mjs';
import { exists, inProject, PROGRAMS } from './project.mjs';
import { mustSucceed, step } from './step.mjs';

const PACKAGES = ['package.json', 'package-lock.json'];

export const TASKS = {
  databaseClient: {
    name: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', ...PACKAGES],
    outputs: ['prisma/generated/client.ts'],
    async run() {
      const env = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
      mustSucceed(this.name, await runNode(PROGRAMS.prisma, ['generate'], { env }));
    },
  },
  boardAssets: {
    name: "Copying the board's fonts, icons and translations",
    inputs: ['scripts/copyBoardAssets.mjs', ...PACKAGES],
    outputs: ['public/tldraw'],
    async run() {
      mustSucceed(this.name, await runNode('scripts/copyBoardAssets.mjs', []));
    },
  },
  server: {
    name: 'Building the server',
    inputs: [
      'server',
      'lib',
      'prisma/schema.prisma',
      'tsconfig.json',
      'scripts/prepare/bundle.mjs',
      ...PACKAGES,
    ],
    outputs: ['dist/main.mjs', 'dist/embeddedDatabase.mjs', 'dist/compactor.mjs', 'dist/cli.mjs'],
    async run() {
      const { bundleServer } = await import('./bundle.mjs');
      await bundleServer();
    },
  },
  // A first start copies this instead of creating a database, which takes ten times as long.
  databaseTemplate: {
    name: 'Preparing an empty database',
    inputs: ['server/db/embedded', ...PACKAGES],
    outputs: ['dist/databaseTemplate'],
    async run() {
      rmSync(inProject('dist', 'databaseTemplate'), { recursive: true, force: true });
      const args = ['create', inProject('dist', 'databaseTemplate')];
      mustSucceed(this.name, await runNode('dist/embeddedDatabase.mjs', args));
    },
  },
  pages: {
    name: 'Building the pages',
    inputs: [
      ...['app', 'components', 'lib', 'server', 'prisma/schema.prisma', 'tsconfig.json'],
      ...['next.config.ts', 'next.config.mjs', 'postcss.config.mjs', ...PACKAGES],
    ],
    outputs: ['.next/BUILD_ID'],
    async run() {
      const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
      mustSucceed(this.name, await runNode(PROGRAMS.next, ['build'], { env }));
    },
  },
};

const stampOf = (key) => inProject('dist', 'stamps', key);

/** Makes a task run the next time, whatever its inputs are. */
export const forget = (key) => removeStamp(stampOf(key));

/** Runs the named tasks in order; those whose inputs are unchanged and whose outputs exist are skipped. */
export async function runTasks(keys, options) {
  for (const key of keys) {
    const task = TASKS[key];
    const inputs = fingerprint(task.inputs);
    if (readStamp(stampOf(key)) === inputs && task.outputs.every((output) => exists(output))) continue;
    forget(key);
    await step(task.name, () => task.run(), options);
    writeStamp(stampOf(key), inputs);
  }
}
