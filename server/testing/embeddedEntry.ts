import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const built = new Map<string, Promise<string>>();

/** The embedded database's process as a file that Node can run. */
export function embeddedEntry(): Promise<string> {
  return bundleForNode('server/db/embedded/process.ts');
}

/** A TypeScript file of this project as a JavaScript file that Node can run, bundled once per test process. */
export function bundleForNode(source: string): Promise<string> {
  const known = built.get(source) ?? bundle(source);
  built.set(source, known);
  return known;
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, source)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: path.join(ROOT, 'tsconfig.json'),
  });
  const text = outputFiles[0]?.text ?? '';
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  // In node_modules, so that its imports are found and no tool looks at it.
  const directory = path.join(ROOT, 'node_modules/.cache/drawbridge');
  const file = path.join(directory, `${path.parse(source).name}-${name}.mjs`);
  mkdirSync(directory, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
  return file;
}
