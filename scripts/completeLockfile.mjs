// Adds to package-lock.json the optional packages of other platforms that a registry did not offer when
// the lockfile was written. Without their entries `npm ci` refuses the lockfile; with them it installs the
// one that fits and skips the rest. Run it after every change of a dependency: npm run lock
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** The platform that a package's name ends with, in npm's terms: `…-linux-x64-musl` is os, cpu and libc. */
export function platformOf(name) {
  const words = (name.split('/').at(-1) ?? name).split('-');
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const musl = words.includes('musl') || words.includes('musleabihf');
  const gnu = words.includes('gnu') || words.includes('gnueabihf');
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os === 'linux' && musl ? { libc: ['musl'] } : os === 'linux' && gnu ? { libc: ['glibc'] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}

/** Whether a package required from `place` has an entry, there or in any folder above it. */
function isPresent(packages, place, name) {
  let at = place;
  while (!packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) {
    if (at === '') return false;
    at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1));
  }
  return true;
}

/** Adds the missing entries to a parsed lockfile and returns their places. */
export function completeLockfile(lockfile) {
  const { packages } = lockfile;
  const added = [];
  for (const [place, entry] of Object.entries({ ...packages })) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isPresent(packages, place, name)) continue;
      const platform = platformOf(name);
      if (!platform.os && !platform.cpu) {
        throw new Error(
          `${name} (optional for ${place}) is not in the lockfile and its name tells no platform.`,
        );
      }
      const target = `node_modules/${name}`;
      packages[target] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform };
      added.push(target);
    }
  }
  if (added.length > 0) {
    const places = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
    lockfile.packages = Object.fromEntries(places.map((place) => [place, packages[place]]));
  }
  return added;
}

function main() {
  const path = join(import.meta.dirname, '..', 'package-lock.json');
  const lockfile = JSON.parse(readFileSync(path, 'utf8'));
  const added = completeLockfile(lockfile);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(
    added.length === 0
      ? 'The lockfile is complete.'
      : `Added ${added.length} entries:\n  ${added.join('\n  ')}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
