// npm run bench -- bank: the search of a bank of 10,000 questions, on both databases.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createDatabase, postgresVersion } from './database.mjs';
import { bundleOurs } from './install.mjs';
import { describeMachine } from './machine.mjs';
import { writePart } from './page.mjs';
import { BUNDLES, DATA, ROOT } from './paths.mjs';

const LIMIT_MS = 50;

/** The rows of the table: what is measured, and the name of its figure. */
const ROWS = [
  ['first page, nothing typed', 'browse'],
  ['next page', 'next'],
  ['every step of typing ten searches', 'typed'],
  ['the ten searches as a whole', 'whole'],
  ['with category, tag, difficulty and minutes', 'narrowed'],
  ['without what a candidate was asked', 'candidate'],
  ['counts beside the filters', 'counts'],
];

/** Measures both databases, each in a process of its own, and writes the table into the page. */
export async function benchBank({ quick }) {
  await bundleOurs();
  const scale = quick ? { questions: 2000, rounds: 1 } : { questions: 10_000, rounds: 5 };
  const postgres = await postgresVersion();
  const reports = { embedded: await onEmbedded(scale) };
  if (postgres) reports.postgres = await onPostgres(scale);
  const table = renderTable(reports);
  console.log(`\n${table}\n`);
  if (!quick) writePart('bank', renderPart(table, reports, scale, postgres));
}

async function onEmbedded(scale) {
  mkdirSync(DATA, { recursive: true });
  const folder = mkdtempSync(path.join(DATA, 'bank-'));
  try {
    return run(scale, { DATA_DIR: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(scale) {
  const database = await createDatabase();
  try {
    return run(scale, { DATABASE_URL: database.url });
  } finally {
    await database.drop();
  }
}

function run({ questions, rounds }, place) {
  const { DATABASE_URL: _url, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(BUNDLES, 'bank.mjs')], {
    encoding: 'utf8',
    env: {
      ...inherited,
      NODE_ENV: 'production',
      MIGRATIONS_DIR: path.join(ROOT, 'prisma', 'migrations'),
      SEEDS_DIR: path.join(ROOT, 'seeds'),
      QUESTIONS: String(questions),
      ROUNDS: String(rounds),
      ...place,
    },
  });
  if (status !== 0) throw new Error(`The bank could not be measured: ${stderr}`);
  return JSON.parse(stdout.split('\n').findLast((line) => line.startsWith('{')));
}

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const NAMES = { postgres: 'PostgreSQL', embedded: 'embedded' };

function renderTable(reports) {
  const kinds = Object.keys(NAMES).filter((kind) => reports[kind]);
  const head = ['', ...kinds.flatMap((kind) => [`${NAMES[kind]}, median`, 'p95']), `p95 ≤ ${LIMIT_MS} ms`];
  const lines = ROWS.map(([title, name]) => {
    const figures = kinds.map((kind) => reports[kind].figures[name]);
    const met = figures.every(({ p95 }) => p95 <= LIMIT_MS);
    return [
      title,
      ...figures.flatMap(({ median, p95 }) => [ms(median), ms(p95)]),
      met ? 'met' : '**not met**',
    ];
  });
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function renderPart(table, reports, { questions }, postgres) {
  const { cpu, cores, memoryGb, system, node } = describeMachine(postgres);
  const loading = Object.entries(reports).map(
    ([kind, { loadSeconds }]) => `${loadSeconds.toFixed(0)} s into ${NAMES[kind]}`,
  );
  return `## The question bank

Written by \`npm run bench -- bank\` on ${new Date().toISOString().slice(0, 10)}; run it again to replace this part.

Machine: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}. Node ${node}${postgres ? `, PostgreSQL ${postgres}` : ''}.

${table}

- A bank of ${questions.toLocaleString('en')} questions, in twenty packs, made of the shipped one's: prompts with words of their own, complete guides whose parts are in new company. Loading them took ${loading.join(', ')}.
- Times are those of the services that the page calls, from the call to its answer: the statements to the database, the way there and back, and where in the guide the words were found. Pages have 50 questions.
- The ten searches find from a handful to most of the bank; "caching strategies" finds ${reports.embedded.found.toLocaleString('en')} questions. Their first letters find nearly all of it, and each step of typing counts once.
`;
}
