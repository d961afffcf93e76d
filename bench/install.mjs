import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { BENCH, BUNDLES, ROOT } from './paths.mjs';

/** Installs the other servers' packages, each set in its own folder, unless they are there. */
export function installPeers() {
  for (const folder of [BENCH, path.join(BENCH, 'reference')]) {
    const lock = readFileSync(path.join(folder, 'package-lock.json'));
    const wanted = createHash('sha256').update(lock).digest('hex');
    const stamp = path.join(folder, 'node_modules', '.installed');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
    console.log(`Installing what ${path.relative(ROOT, folder)}/package.json names`);
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Error(`The packages of ${folder} could not be installed.`);
    writeFileSync(stamp, wanted);
  }
}

/** Bundles our own server from its source as it is now, and prepares its empty embedded database. */
export async function bundleOurs() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      server: 'bench/servers/drawbridge.ts',
      embeddedDatabase: 'server/db/embedded/process.ts',
      compactor: 'server/sync/compaction/worker.ts',
      bank: 'bench/bank/main.ts',
    },
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': ROOT },
    logLevel: 'error',
  });
  const entry = path.join(BUNDLES, 'embeddedDatabase.mjs');
  const template = path.join(BUNDLES, 'databaseTemplate');
  const stamp = path.join(BUNDLES, 'databaseTemplate.stamp');
  const wanted = createHash('sha256').update(readFileSync(entry)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(template, { recursive: true, force: true });
  mkdirSync(BUNDLES, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [entry, 'create', template], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The embedded database could not be prepared: ${stderr}`);
  writeFileSync(stamp, wanted);
}
