import { build } from 'esbuild';
import { exists, ROOT } from './project.mjs';
import { StepFailed } from './step.mjs';

/** The server's programs: what is built from which file. */
export const ENTRIES = {
  main: 'server/main.ts',
  embeddedDatabase: 'server/db/embedded/process.ts',
  compactor: 'server/sync/compaction/worker.ts',
  cli: 'server/cli/main.ts',
};

/** esbuild's options for the server: one file a program, packages stay outside. */
export const bundleOptions = {
  absWorkingDir: ROOT,
  entryPoints: ENTRIES,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  alias: { '@': ROOT },
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'silent',
};

/** Bundles the server into dist/. */
export async function bundleServer() {
  for (const entry of Object.values(ENTRIES)) {
    if (!exists(entry)) throw new StepFailed(`${entry} is missing, so the server cannot be built.`);
  }
  try {
    await build(bundleOptions);
  } catch (error) {
    if (!error.errors) throw error;
    const { formatMessages } = await import('esbuild');
    const output = await formatMessages(error.errors, { kind: 'error', color: process.stderr.isTTY });
    throw new StepFailed('Building the server failed.', { output: output.join('\n') });
  }
}
