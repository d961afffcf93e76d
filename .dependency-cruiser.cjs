// Who may import whom. The table is also in docs/architecture.md; `npm run verify` checks it.

const TESTS = '\\.test\\.(ts|tsx|mjs)$';
/** What tests are helped by: a folder or file named `testing`. It may set up anything. */
const HELPERS = '(^|/)testing(/|\\.tsx?$)';
/** Packages, wherever they are installed. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const PACKAGES = '(^|/)node_modules/';

/** Where the sync server meets sockets and HTTP; all else directly in its folder is its core. */
const SYNC_EDGE = '^server/sync/(server|upgrade|wire)[^/]*\\.ts$';

const PURE = packages(
  'zod',
  'yjs',
  'y-websocket',
  'y-indexeddb',
  'y-protocols',
  'lib0',
  'superjson',
  'yaml',
  '@tldraw/(store|tlschema|utils|state|validate)',
  '@dagrejs/dagre',
);

// `may` lists what a layer may import of the project; `types` what it may import as a type only; `packages`
// limits the packages (any of `dependencies` where absent); `node` says whether Node's own modules are open.
const LAYERS = [
  {
    name: 'lib',
    from: '^lib/',
    may: ['^lib/'],
    packages: [PURE],
    node: false,
    why: 'lib is pure and runs everywhere: no Node, Next, Prisma or React, and nothing of the other layers.',
  },
  {
    name: 'components',
    from: '^components/',
    may: ['^components/', '^lib/'],
    types: ['^server/trpc/router\\.ts$'],
    node: false,
    why: 'components know lib, and of the server only the type of the router.',
  },
  {
    name: 'app',
    from: '^app/',
    may: [
      '^app/',
      '^components/',
      '^lib/',
      '^server/(trpc|auth|services|http)/',
      '^server/(runtime|errors)\\.ts$',
    ],
    why: 'app is routing: it puts components together and calls trpc, auth, services and http.',
  },
  {
    name: 'trpc',
    from: '^server/trpc/',
    may: ['^server/(trpc|services|auth|http)/', '^server/(errors|runtime|bus|log)\\.ts$', '^lib/'],
    why: 'trpc is an adapter: authorize, call one service, map errors.',
  },
  {
    name: 'services',
    from: '^server/services/',
    may: ['^server/services/', '^lib/', '^prisma/generated/', '^server/(errors|runtime|bus|crypto)\\.ts$'],
    types: ['^server/auth/', '^server/log\\.ts$'],
    why: 'services reach the database through the runtime, and know neither the sync server nor any transport.',
  },
  {
    name: 'auth',
    from: '^server/auth/',
    may: [
      '^server/(auth|services|http)/',
      '^lib/',
      '^prisma/generated/',
      '^server/(errors|runtime|bus|crypto|env|log)\\.ts$',
    ],
    why: 'auth decides who is asking and what they may reach; it knows no transport but HTTP.',
  },
  {
    name: 'sync-core',
    from: '^server/sync/[^/]+\\.ts$',
    except: [SYNC_EDGE],
    may: [
      '^lib/',
      '^server/sync/(?!server|upgrade|wire)[^/]+\\.ts$',
      '^server/sync/(storage/storage|fanout/fanOut)\\.ts$',
    ],
    packages: [packages('yjs', 'y-protocols', 'lib0')],
    node: false,
    why: 'room and session get sockets, storage, fan-out, clock and randomness as arguments.',
  },
  {
    name: 'sync',
    from: '^server/sync/',
    may: ['^server/sync/', '^lib/', '^prisma/generated/', '^server/(errors|log|bus|crypto|channels)\\.ts$'],
    why: 'sync is handed what it needs by main: services, trpc and Next stay outside.',
  },
  {
    name: 'redis',
    from: '^server/redis/',
    may: ['^server/redis/', '^lib/', '^server/boot/bootError\\.ts$', '^server/(channels|log)\\.ts$'],
    why: 'redis carries messages between nodes and knows nothing of what they say.',
  },
  {
    name: 'db',
    from: '^server/db/',
    may: ['^server/db/', '^lib/', '^prisma/generated/', '^server/(env|log|errors|crypto)\\.ts$'],
    why: 'db opens, migrates and backs up the database, and knows nothing of what is stored in it.',
  },
  {
    name: 'http',
    from: '^server/http/',
    may: [
      '^server/(http|services|auth|metrics)/',
      '^lib/',
      '^server/(errors|runtime|bus|env|log|crypto)\\.ts$',
    ],
    why: 'http is an adapter like trpc.',
  },
  {
    name: 'jobs-and-metrics',
    from: '^server/(jobs|metrics)/',
    may: ['^server/(jobs|metrics|services)/', '^lib/', '^server/[^/]+\\.ts$'],
    why: 'jobs call services; metrics are told what to count.',
  },
  {
    name: 'cli',
    from: '^server/cli/',
    may: [
      '^server/(cli|boot|db)/',
      '^server/services/pack/',
      '^lib/',
      '^server/(env|errors|log|crypto)\\.ts$',
    ],
    why: 'the command-line client speaks to a running server over HTTP.',
  },
  {
    name: 'server-base',
    from: '^server/[^/]+\\.ts$',
    except: ['^server/main\\.ts$'],
    may: ['^server/[^/]+\\.ts$', '^lib/', '^prisma/generated/'],
    why: "the server's base files are below every folder of it; main.ts alone puts the parts together.",
  },
  {
    name: 'boot',
    from: '^server/boot/',
    may: ['^server/(boot|auth|db|services)/', '^server/[^/]+\\.ts$', '^lib/'],
    types: ['^server/sync/'],
    why: 'boot helps main.ts to start and stop the process.',
  },
];

/** A layer's rules. Its tests keep to it as well, but may use any package, Node and the test helpers. */
function layerRules({ name, from, except = [], may, types = [], packages: open, node = true, why }) {
  const everything = { path: from, pathNot: [HELPERS, ...except] };
  const source = { path: from, pathNot: [TESTS, HELPERS, ...except] };
  const rule = (suffix, ruleFrom, to, comment = why) => ({
    name: `${name}${suffix}`,
    comment,
    from: ruleFrom,
    to,
  });
  const outside = [...may, ...types, PACKAGES, HELPERS];
  const rules = [
    rule('', everything, { pathNot: outside, dependencyTypesNot: ['core'], couldNotResolve: false }),
  ];
  if (types.length > 0) {
    const to = { path: types, pathNot: may, dependencyTypesNot: ['type-only'] };
    rules.push(rule('-types-only', everything, to, `${why} Use \`import type\`.`));
  }
  if (open) rules.push(rule('-packages', source, { path: PACKAGES, pathNot: open }));
  if (!node) rules.push(rule('-without-node', source, { dependencyTypes: ['core'] }));
  return rules;
}

const RULES = [
  ...LAYERS.flatMap(layerRules),
  {
    name: 'no-circle',
    comment: 'Modules that import each other in a circle cannot be understood, or loaded, one at a time.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'What is imported must exist.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'declared-packages',
    comment: 'A package that is imported must be one of the dependencies in package.json.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-packages',
    comment: 'What runs in production may not need a package that is there for development only.',
    from: { path: '^(app|components|lib|server)/', pathNot: [TESTS, HELPERS] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tests-import-nothing-back',
    comment: 'Only tests import tests and their helpers.',
    from: { path: '^(app|components|lib|server)/', pathNot: [TESTS, HELPERS] },
    to: { path: [TESTS, HELPERS, '^e2e/'] },
  },
  {
    name: 'database-only-on-the-server',
    comment: "The generated database client is the server's.",
    from: { pathNot: ['^server/', '^prisma/', '^e2e/', '^seeds/'] },
    to: { path: ['^prisma/generated/', packages('@prisma/[^/]+', 'pg', '@electric-sql/[^/]+')] },
  },
  {
    name: 'one-redis-client',
    comment: 'Only server/redis speaks to Redis.',
    from: { pathNot: ['^server/redis/', TESTS] },
    to: { path: packages('redis', '@redis/[^/]+') },
  },
  {
    name: 'board-connection-in-one-folder',
    comment: "The browser's connection and its offline copy are made in lib/sync, and nowhere else.",
    from: { pathNot: ['^lib/sync/', '^e2e/', TESTS, HELPERS] },
    to: { path: packages('y-websocket', 'y-indexeddb') },
  },
  {
    name: 'tldraw-in-two-folders',
    comment:
      'What is specific to tldraw stays in lib/board and components/board, so that an upgrade touches two folders.',
    from: { pathNot: ['^lib/(board|replay)/', '^components/(board|replay)/', '^e2e/', TESTS, HELPERS] },
    to: { path: packages('tldraw', '@tldraw/[^/]+'), dependencyTypesNot: ['type-only'] },
  },
];

module.exports = {
  forbidden: RULES.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(\\.next|dist|prisma/generated/.*/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
