// npm run stress -- <name> [--seed=1] [--short] …: bundles one stress run, and runs it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../scripts/prepare/bundle.mjs';
import { ROOT } from '../scripts/prepare/project.mjs';

/** Every run, with what it shows. */
const RUNS = {
  crash: 'kill -9 under load and in the middle of compaction: nothing acknowledged is lost',
  hostile: 'a million mutated frames: no crash, no stall, no growth, nobody else harmed',
  readers: 'people who never read: cut off, or held within bounds',
  memory: 'boards opened and closed again and again: all memory comes back',
  nodes: 'two nodes without Redis for a minute, and with a tenth of their messages lost',
};

/** Programs of the server that the nodes under stress need beside them. */
const PARTS = {
  embeddedDatabase: 'server/db/embedded/process.ts',
  compactor: 'server/sync/compaction/worker.ts',
  node: 'stress/node.ts',
  healthy: 'stress/healthy.ts',
};

const [name, ...options] = process.argv.slice(2);
if (!Object.hasOwn(RUNS, name ?? '')) {
  const list = Object.entries(RUNS).map(([run, shows]) => `  ${run.padEnd(8)} ${shows}`);
  process.stderr.write(`Which one? npm run stress -- <name> [--short] [--seed=1] …\n${list.join('\n')}\n`);
  process.exit(2);
}

const outdir = path.join(ROOT, 'dist', 'stress');
await build({ ...bundleOptions, entryPoints: { ...PARTS, [name]: `stress/${name}.ts` }, outdir });

const child = spawn(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', path.join(outdir, `${name}.mjs`), ...options],
  { stdio: 'inherit', env: { ...process.env, STRESS_VERSION: readVersion() } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

function readVersion() {
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version;
}
