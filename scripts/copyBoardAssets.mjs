// Copies the canvas's fonts, icons and translations from its package to public/tldraw, whence we serve them
// ourselves. The copy is marked with the package's version and not made again until that changes.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = path.join(ROOT, 'node_modules', '@tldraw', 'assets');
const TARGET = path.join(ROOT, 'public', 'tldraw');
const FOLDERS = ['fonts', 'icons', 'translations', 'embed-icons'];
const STAMP = 'version.txt';

const { version } = JSON.parse(readFileSync(path.join(SOURCE, 'package.json'), 'utf8'));

function copiedVersion() {
  const stamp = path.join(TARGET, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : null;
}

if (copiedVersion() === version) {
  console.log(`The board's assets are those of @tldraw/assets ${version}.`);
} else {
  // Made aside and moved, so that a copy that was cut short is never taken for a whole one.
  const fresh = path.join(ROOT, 'dist', `boardAssets.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  for (const folder of FOLDERS) {
    cpSync(path.join(SOURCE, folder), path.join(fresh, folder), { recursive: true });
  }
  writeFileSync(path.join(fresh, STAMP), `${version}\n`);
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(path.dirname(TARGET), { recursive: true });
  renameSync(fresh, TARGET);
  console.log(`The board's assets were copied from @tldraw/assets ${version}.`);
}
