// The browser of the end-to-end tests: the one that is named or found, else one that is installed.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runCommand, runNode } from '../prepare/command.mjs';
import { PROGRAMS } from '../prepare/project.mjs';
import { StepFailed, step } from '../prepare/step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ON_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** How each system's package manager installs Chromium. */
const INSTALLERS = [
  {
    program: 'apt-get',
    prepare: ['update'],
    install: ['install', '-y', '--no-install-recommends', 'chromium'],
  },
  { program: 'apk', install: ['add', '--no-cache', 'chromium'] },
  { program: 'dnf', install: ['install', '-y', 'chromium'] },
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a browser really starts: some systems have a file of that name that only says what to install. */
function starts(path) {
  if (!isExecutable(path)) return false;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);

/** Playwright's own Chromium, whether or not it has been downloaded. */
function playwrightsChromium() {
  try {
    return createRequire(import.meta.url)('@playwright/test').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * The path of a Chromium that starts: the one CHROMIUM_PATH names, Playwright's own, or one of the machine's.
 * @throws StepFailed when CHROMIUM_PATH names something else
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new StepFailed(`CHROMIUM_PATH is ${named}, which is not a browser that starts.`, {
      advice: 'Correct it or unset it.',
    });
  }
  return [playwrightsChromium(), ...NAMES.map(onPath), ...ON_MAC].find(
    (path) => path !== undefined && starts(path),
  );
}

const isRoot = () => process.getuid?.() === 0;

/** Whether this user is root or becomes it without being asked for a password, which nobody would see. */
async function mayInstall() {
  return isRoot() || (await runCommand('sudo', ['-n', 'true']).catch(() => ({ ok: false }))).ok;
}

const systemInstaller = () => INSTALLERS.find(({ program }) => onPath(program) !== undefined);

/** Each way to a browser: its name, whether it is open here, and what runs it and returns its output. */
const WAYS = [
  {
    name: "Downloading Playwright's Chromium",
    isOpen: async () => true,
    async install() {
      const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
      return (await runNode(PROGRAMS.playwright, ['install', 'chromium'], { env })).output;
    },
  },
  {
    name: 'Installing the libraries that it needs',
    isOpen: async () => isExecutable(playwrightsChromium() ?? '') && (await mayInstall()),
    async install() {
      return (await runNode(PROGRAMS.playwright, ['install-deps', 'chromium'])).output;
    },
  },
  {
    name: "Installing the system's Chromium",
    isOpen: async () => systemInstaller() !== undefined && (await mayInstall()),
    async install() {
      const installer = systemInstaller();
      const prefix = isRoot() ? [] : ['sudo', '-n'];
      const outputs = [];
      for (const args of [installer.prepare, installer.install].filter(Boolean)) {
        const [program, ...rest] = [...prefix, installer.program, ...args];
        outputs.push(
          (await runCommand(program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } })).output,
        );
      }
      return outputs.join('\n');
    },
  },
];

/**
 * The path of a browser for the end-to-end tests. Where none is found, one is installed: Playwright's own, and
 * where that cannot be had, the one of the machine's package manager.
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const outputs = [];
  for (const { name, isOpen, install } of WAYS) {
    if (!(await isOpen())) continue;
    const browser = await step(name, async () => {
      outputs.push(`${name}:`, await install());
      const installed = findBrowser();
      if (!installed) throw new StepFailed('It brought no browser that starts.');
      return installed;
    }).catch((error) => {
      if (!(error instanceof StepFailed)) throw error;
    });
    if (browser) return browser;
  }
  throw new StepFailed('No browser was found, and none could be installed.', {
    output: outputs.join('\n'),
    advice: 'Install Chromium or Chrome, or name one with CHROMIUM_PATH, and run the command again.',
  });
}
