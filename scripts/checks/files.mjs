import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = ['.git', '.next', 'data', 'dist', 'node_modules', 'playwright-report', 'test-results'];
const GENERATED = ['prisma/generated', 'public/tldraw'];

function* walk(root, folder = '') {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.includes(entry.name) || GENERATED.includes(path) || path.endsWith('.log')) continue;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield path;
  }
}

/** The project's own files, relative to `root`: what git knows or would add, or everything where there is no git. */
export function listFiles(root) {
  if (existsSync(join(root, '.git'))) {
    try {
      const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
      const output = execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
    } catch {
      // git is not installed, or will not read a folder of another user: look for ourselves.
    }
  }
  return [...walk(root)];
}

/** A file's text. */
export const readText = (root, path) => readFileSync(join(root, path), 'utf8');

/** Whether a file is code of this project. */
export const isCode = (path) => /\.(ts|tsx|mts|mjs|cjs)$/.test(path);

/** Whether a file is a test. */
export const isTest = (path) => /\.(test|spec)\.(ts|tsx|mjs)$/.test(path);
