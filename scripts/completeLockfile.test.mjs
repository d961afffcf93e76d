import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLockfile, platformOf } from './completeLockfile.mjs';
import { inProject } from './prepare/project.mjs';

test.each([
  ['@scope/tool-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@scope/tool-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
  ['@scope/tool-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@scope/tool-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['tool-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@scope/tool-wasm32-wasi', { cpu: ['wasm32'] }],
])('the platform of %s', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test('what is missing is added once, with its platform', () => {
  const lockfile = {
    packages: {
      '': {},
      'node_modules/a': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-darwin-arm64': '1.0.0' },
      },
      'node_modules/a-linux-x64': { version: '1.0.0' },
      'node_modules/b/node_modules/c': { version: '2.0.0', optionalDependencies: { 'a-linux-x64': '1.0.0' } },
    },
  };
  expect(completeLockfile(lockfile)).toEqual(['node_modules/a-darwin-arm64']);
  expect(lockfile.packages['node_modules/a-darwin-arm64']).toEqual({
    version: '1.0.0',
    dev: true,
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  });
  expect(completeLockfile(lockfile)).toEqual([]);
});

test("the project's lockfile has an entry for every platform", () => {
  const lockfile = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  expect(completeLockfile(lockfile), 'run: npm run lock').toEqual([]);
});
