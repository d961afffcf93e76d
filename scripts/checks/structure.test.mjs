import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../prepare/project.mjs';
import { checkDependencyPage, checkDocuments } from './documents.mjs';
import { listFiles } from './files.mjs';
import { checkFolders } from './folders.mjs';
import { checkHabits, checkLockfile } from './habits.mjs';
import { checkImports } from './imports.mjs';
import { checkSizes } from './sizes.mjs';
import { checkStructure } from './structure.mjs';

const trees = [];

/** A small project in a folder of its own: path → text. */
function tree(files) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'drawbridge-structure-')));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => {
  for (const root of trees) rmSync(root, { recursive: true });
});

const lines = (count) => 'export {};\n'.repeat(count);

describe('imports', () => {
  const base = {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: { '@/*': ['./*'] } },
    }),
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { zod: '*', yjs: '*', react: '*', pg: '*', tldraw: '*', 'y-websocket': '*', next: '*' },
      devDependencies: { vitest: '*' },
    }),
    'lib/time.ts': 'export type Time = number;\nexport const now = 0;\n',
    'components/Card.tsx': 'export const Card = () => null;\n',
    'prisma/generated/client.ts': 'export class PrismaClient {}\n',
    'server/errors.ts': 'export class AppError extends Error {}\n',
    'server/runtime.ts': 'export const getRuntime = () => null;\n',
    'server/auth/viewer.ts': 'export type Viewer = string;\nexport const viewer = null;\n',
    'server/db/client.ts': 'export const open = () => null;\n',
    'server/services/note/save.ts': 'export const save = () => null;\n',
    'server/sync/server.ts': 'export const sync = 1;\n',
    'server/testing/factories.ts': 'export const make = () => null;\n',
    'server/trpc/router.ts': 'export type Router = object;\nexport const router = {};\n',
  };

  async function check(files) {
    const root = tree({ ...base, ...files });
    symlinkSync(inProject('node_modules'), join(root, 'node_modules'));
    return checkImports(root);
  }

  const forbidden = [
    ['lib', 'lib/a1.ts', `import { getRuntime } from '@/server/runtime';`],
    ['lib', 'lib/a2.ts', `import type { Viewer } from '@/server/auth/viewer';`],
    ['lib', 'lib/a3.ts', `export { Card } from '../components/Card';`],
    ['lib', 'lib/deep/a4.test.ts', `import { save } from '@/server/services/note/save';`],
    ['lib-packages', 'lib/a5.ts', `import { useState } from 'react';`],
    ['lib-without-node', 'lib/a6.ts', `import { readFileSync } from 'node:fs';`],
    ['components', 'components/a7.tsx', `import { save } from '@/server/services/note/save';`],
    ['components-types-only', 'components/a8.tsx', `import { router } from '@/server/trpc/router';`],
    ['components-without-node', 'components/a9.tsx', `import 'node:path';`],
    ['app', 'app/page10.tsx', `import { open } from '@/server/db/client';`],
    ['app', 'app/page11.tsx', `const load = () => import('@/server/sync/server');`],
    ['trpc', 'server/trpc/a12.ts', `import { sync } from '../sync/server';`],
    ['trpc', 'server/trpc/a13.ts', `import { open } from '@/server/db/client';`],
    ['services', 'server/services/note/a14.ts', `import { sync } from '@/server/sync/server';`],
    ['services', 'server/services/note/a15.ts', `import type { Router } from '@/server/trpc/router';`],
    ['services-types-only', 'server/services/note/a16.ts', `import { viewer } from '@/server/auth/viewer';`],
    ['auth', 'server/auth/a17.ts', `import { sync } from '@/server/sync/server';`],
    ['sync-core', 'server/sync/room18.ts', `import { AppError } from '@/server/errors';`],
    ['sync-core-packages', 'server/sync/session19.ts', `import { z } from 'zod';`],
    ['sync-core-without-node', 'server/sync/session20.ts', `import 'node:crypto';`],
    ['sync', 'server/sync/storage/a21.ts', `import { save } from '@/server/services/note/save';`],
    ['db', 'server/db/a22.ts', `import { save } from '@/server/services/note/save';`],
    ['http', 'server/http/a23.ts', `import { sync } from '@/server/sync/server';`],
    ['jobs-and-metrics', 'server/jobs/a24.ts', `import { sync } from '@/server/sync/server';`],
    ['cli', 'server/cli/a25.ts', `import { sync } from '@/server/sync/server';`],
    ['boot-types-only', 'server/boot/a26.ts', `import { sync } from '@/server/sync/server';`],
    ['server-base', 'server/a27.ts', `import { open } from './db/client';`],
    ['no-circle', 'lib/a.ts', `import { b } from './b';\nexport const a = () => b;`],
    ['resolvable', 'lib/a29.ts', `import { gone } from './gone';`],
    ['declared-packages', 'components/a30.tsx', `import pino from 'pino';`],
    ['no-development-packages', 'server/services/note/a31.ts', `import { vi } from 'vitest';`],
    [
      'tests-import-nothing-back',
      'server/services/note/a.ts',
      `import { make } from '@/server/testing/factories';`,
    ],
    [
      'database-only-on-the-server',
      'app/a32.ts',
      `import { PrismaClient } from '@/prisma/generated/client';`,
    ],
    ['database-only-on-the-server', 'app/a33.ts', `import pg from 'pg';`],
    [
      'board-connection-in-one-folder',
      'components/room/b.tsx',
      `import { WebsocketProvider } from 'y-websocket';`,
    ],
    ['tldraw-in-two-folders', 'components/room/a34.tsx', `import { Tldraw } from 'tldraw';`],
  ];

  // One run over all of them: starting the tool takes far longer than reading a file.
  let found = [];
  beforeAll(async () => {
    const files = forbidden.map(([, path, statement]) => [path, `${statement}\n`]);
    found = await check({
      ...Object.fromEntries(files),
      'lib/b.ts': `import { a } from './a';\nexport const b = () => a;\n`,
    });
  }, 60_000);

  test.each(forbidden)('%s: %s', (rule, path) => {
    const lines = found.filter((line) => line.startsWith(`${path} `) && line.endsWith(`(${rule})`));
    expect(lines).toHaveLength(1);
  });

  test('what the table allows is not reported', { timeout: 30_000 }, async () => {
    const reported = await check({
      'lib/a.ts': `import * as Y from 'yjs';\nimport { z } from 'zod';\nimport type { Time } from './time';\n`,
      'lib/a.test.ts': `import { readFileSync } from 'node:fs';\nimport { test } from 'vitest';\nimport { now } from './time';\n`,
      'lib/sync/testing.ts': `import { getRuntime } from '@/server/runtime';\n`,
      'lib/sync/a.test.ts': `import {} from './testing';\n`,
      'lib/c.ts': `import type { D } from './d';\nexport type C = D;\n`,
      'lib/d.ts': `import type { C } from './c';\nexport type D = C;\n`,
      'components/a.tsx': `import { useState } from 'react';\nimport type { Router } from '@/server/trpc/router';\nimport { Card } from './Card';\n`,
      'components/board/a.tsx': `import { Tldraw } from 'tldraw';\n`,
      'app/page.tsx': `import { Card } from '@/components/Card';\nimport { getRuntime } from '@/server/runtime';\n`,
      'server/main.ts': `import { open } from './db/client';\nimport { sync } from './sync/server';\n`,
      'server/services/note/a.ts': `import { AppError } from '@/server/errors';\nimport type { Viewer } from '@/server/auth/viewer';\n`,
      'server/services/note/a.int.test.ts': `import { make } from '@/server/testing/factories';\n`,
      'server/sync/room.ts': `import { now } from '@/lib/time';\n`,
    });
    expect(reported).toEqual([]);
  });
});

describe('sizes', () => {
  test('a file is mentioned over 250 lines and refused over 400', () => {
    const root = tree({
      'lib/a.ts': lines(250),
      'lib/b.ts': lines(251),
      'lib/c.ts': lines(400),
      'lib/d.ts': lines(401),
    });
    const { errors, warnings } = checkSizes(root, listFiles(root));
    expect(warnings.map((line) => line.split(' ')[0])).toEqual(['lib/b.ts', 'lib/c.ts']);
    expect(errors.map((line) => line.split(' ')[0])).toEqual(['lib/d.ts']);
  });

  test('a test may have 600 lines, a page 60', () => {
    const root = tree({
      'lib/a.test.ts': lines(600),
      'lib/b.int.test.ts': lines(601),
      'app/page.tsx': lines(60),
      'app/bank/[id]/page.tsx': lines(61),
    });
    const { errors, warnings } = checkSizes(root, listFiles(root));
    expect(warnings).toEqual([]);
    expect(errors.map((line) => line.split(' ')[0]).sort()).toEqual([
      'app/bank/[id]/page.tsx',
      'lib/b.int.test.ts',
    ]);
  });
});

test('a folder at the top that nobody knows is refused', () => {
  expect(checkFolders(['lib/a.ts', 'README.md', 'utils/a.ts', 'utils/b.ts'])).toEqual([
    expect.stringContaining('utils/'),
  ]);
});

test('waiting on time, a lone test and left-over work are refused', () => {
  const root = tree({
    'e2e/a.spec.ts': `await page.waitFor${'Timeout'}(100);\ntest.${'only'}('a', () => {});\n`,
    'e2e/b.spec.ts': `test.describe.${'only'}('b', () => {});\n// only here\nawait page.waitForURL('/');\n`,
    'lib/c.ts': `// ${'TO'}DO: later\nexport const todos = [];\n`,
  });
  const found = checkHabits(root, listFiles(root)).map((line) => line.split(' ')[0]);
  expect(found.sort()).toEqual(['e2e/a.spec.ts:1', 'e2e/a.spec.ts:2', 'e2e/b.spec.ts:1', 'lib/c.ts:1']);
});

test('a lockfile that names a registry is refused', () => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { resolved: 'https://example.org/b.tgz' },
  };
  const root = tree({ 'package-lock.json': JSON.stringify({ packages }) });
  expect(checkLockfile(root, listFiles(root))).toEqual([expect.stringContaining('node_modules/b')]);
});

test('documents may name only what exists', () => {
  const root = tree({
    'package.json': JSON.stringify({ scripts: { verify: '' } }),
    'lib/a.ts': '',
    'docs/b.md':
      'See [the start](../README.md#start) and [nothing](./gone.md), or [the web](https://example.org).',
    'README.md':
      '`lib/a.ts`, `lib/gone.ts`, `lib/<name>.ts`, `npm run verify`, `npm run gone`, [b](docs/b.md)',
  });
  expect(checkDocuments(root, listFiles(root)).sort()).toEqual([
    'README.md names `npm run gone`, which package.json does not have.',
    'README.md names lib/gone.ts, which does not exist.',
    'docs/b.md links to ./gone.md, which does not exist.',
  ]);
});

test('every package has its line in docs/dependencies.md', () => {
  const root = tree({
    'package.json': JSON.stringify({ dependencies: { zod: '1' }, devDependencies: { vitest: '1' } }),
    'docs/dependencies.md':
      '| package | what for |\n| --- | --- |\n| `zod` | schemas |\n| `gone` | nothing |\n',
  });
  expect(checkDependencyPage(root, listFiles(root))).toEqual([
    'docs/dependencies.md has no line for vitest.',
    'docs/dependencies.md has a line for gone, which package.json does not have.',
  ]);
});

test('the whole check puts the rules together', { timeout: 30_000 }, async () => {
  const root = tree({
    'tsconfig.json': '{}',
    'package.json': '{}',
    'lib/a.ts': `import 'node:fs';\n${lines(300)}`,
    'lib/b.ts': lines(500),
    'utils/c.ts': `// ${'FIX'}ME\n`,
    'README.md': '`lib/gone.ts`',
    'package-lock.json': JSON.stringify({
      packages: { 'node_modules/a': { resolved: 'https://example.org' } },
    }),
  });
  const { errors, warnings } = await checkStructure(root);
  expect(errors).toHaveLength(6);
  expect(warnings).toHaveLength(1);
});
