import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { runCommand } from './command.mjs';
import { readStamp, removeStamp, writeStamp } from './fingerprint.mjs';
import { inProject } from './project.mjs';
import { mustSucceed, StepFailed, step } from './step.mjs';

const STAMP = inProject('node_modules', '.cache', 'drawbridge', 'platform');
const platform = `${process.platform}-${process.arch}`;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Whether the installed packages are those of the lockfile, judged by npm's own record of what it installed.
 * Optional packages may be absent: most of them belong to other platforms.
 */
export function isInstalled(lockfile, record) {
  return Object.entries(lockfile.packages).every(([place, wanted]) => {
    if (place === '') return true;
    const present = record.packages[place];
    return present ? present.version === wanted.version : wanted.optional === true;
  });
}

function isUpToDate() {
  const record = inProject('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const stamp = readStamp(STAMP);
  if (stamp !== undefined && stamp !== platform) return false;
  return isInstalled(readJson(inProject('package-lock.json')), readJson(record));
}

/** npm as the current command was started by it, else the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  if (path && basename(path) === 'npm-cli.js') return [process.execPath, path];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Installs the packages of the lockfile unless they are there. Removes what a half-finished install left. */
export async function install(options) {
  if (isUpToDate()) return;
  removeStamp(STAMP);
  const [command, ...first] = npm();
  // Built here means built with the development packages, whatever NODE_ENV says.
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  await step(
    'Installing packages',
    async () => {
      const result = await runCommand(command, args).catch((error) => {
        throw new StepFailed(`npm could not be run: ${error.message}.`, {
          advice: 'Install npm and try again.',
        });
      });
      const advice =
        'Check that this machine reaches the npm registry and has free disk space, then run the command again.';
      mustSucceed('Installing packages', result, advice);
    },
    options,
  );
  writeStamp(STAMP, platform);
}
