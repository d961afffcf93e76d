import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Finding, fail, ok } from './finding';

/** What is built by `npm start`, and what is missing without it. */
const PARTS = [
  ['Pages', '.next/BUILD_ID'],
  ['Board assets', 'public/tldraw/fonts'],
  ['Program', 'dist/main.mjs'],
] as const;

/** Node.js, and the parts that are built. */
export function checkProgram(root: string, nodeVersion: string): Finding[] {
  return [
    checkNode(nodeVersion),
    ...PARTS.map(([what, file]) =>
      existsSync(path.join(root, file))
        ? ok(what, `built (${file})`)
        : fail(what, `${file} is missing. Build it with npm run build, or start with npm start.`),
    ),
  ];
}

function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  return fits
    ? ok('Node.js', version)
    : fail('Node.js', `${version} is too old or in between; install 20.19+, 22.12+ or 24+.`);
}
