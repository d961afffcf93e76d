// npm run bench -- board: the forms in which a board can be kept, one beside the other.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { installPeers } from './install.mjs';
import { describeMachine } from './machine.mjs';
import { writePart } from './page.mjs';
import { BENCH, BUNDLES, ROOT } from './paths.mjs';

const FORMS = {
  ours: 'Drawbridge: records, texts and lanes',
  fields: 'a Y.Map for each record, a key for each field',
  keyValue: 'whole records in a YKeyValue',
  tldraw: 'tldraw sync',
};

const times = (value) => `${value.toFixed(2)} ×`;
const bytes = (value) => `${value.toFixed(value < 100 ? 1 : 0)} B`;

/** The rows of the table: a figure, how it is written, and what ours has to keep to. */
const ROWS = [
  ['bytes on the wire for a step of one shape', 'bytesPerStep', bytes, 50],
  ['the same for each of 20 shapes dragged together', 'bytesPerShapeInGroup', bytes, 20],
  ['a fresh board of 500 shapes', 'freshBytes', (value) => `${(value / 1000).toFixed(0)} kB`],
  ['after 100,000 steps, one shape at a time', 'growthAlone', times, 1.1],
  ['after 100,000 steps, twenty shapes at a time', 'growthGroup', times, 1.1],
  ['after 100,000 steps by two people at once', 'growthTwo', times, 1.1],
  ['opening 500 shapes', 'openMs500', (value) => `${value.toFixed(1)} ms`],
  ['opening 5,000 shapes', 'openMs5000', (value) => `${value.toFixed(0)} ms`],
];

/** Measures all forms, each in a process of its own, and writes the table into the page. */
export async function benchBoard({ quick }) {
  installPeers();
  const program = await bundle();
  const figures = {};
  for (const form of Object.keys(FORMS)) {
    const started = Date.now();
    figures[form] = run(program, form, quick);
    console.log(`${FORMS[form]}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const table = renderTable(figures);
  console.log(`\n${table}\n`);
  if (!quick) writePart('board', renderPart(table));
}

async function bundle() {
  await build({
    absWorkingDir: ROOT,
    entryPoints: { board: 'bench/board/main.ts' },
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // There must be one Yjs; all else is taken in, as some of it is installed in the benchmark's own folder.
    external: ['yjs', 'y-protocols', 'lib0'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    alias: { '@': ROOT },
    logLevel: 'error',
  });
  return path.join(BUNDLES, 'board.mjs');
}

function run(program, form, quick) {
  const args = [program, form, ...(quick ? ['--quick'] : [])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${FORMS[form]} could not be measured: ${stderr}`);
  // tldraw's packages talk there too.
  const figures = stdout.split('\n').findLast((line) => line.startsWith('{'));
  return JSON.parse(figures);
}

function renderTable(figures) {
  const head = ['', ...Object.values(FORMS), 'our target', ''];
  const lines = ROWS.map(([title, name, format, limit]) => {
    const cells = Object.keys(FORMS).map((form) => {
      const value = format(figures[form][name]);
      const steps = figures[form].endedAfter[name];
      return steps ? `more than ${value}: ended after ${steps.toLocaleString('en')} steps` : value;
    });
    const kept = figures.ours[name] <= limit && !figures.ours.endedAfter[name];
    const verdict = kept ? 'met' : `**not met**, ${(figures.ours[name] / limit).toFixed(2)} × the target`;
    return [title, ...cells, ...(limit ? [`≤ ${format(limit)}`, verdict] : ['', ''])];
  });
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function renderPart(table) {
  const { cpu, cores, memoryGb, system, node } = describeMachine(null);
  const versionOf = (folder, name) =>
    JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  const versions = [
    `yjs ${versionOf(ROOT, 'yjs')}`,
    `y-utility ${versionOf(BENCH, 'y-utility')}`,
    `@tldraw/sync-core ${versionOf(BENCH, '@tldraw/sync-core')}`,
  ];
  return `## The board's form

Written by \`npm run bench -- board\` on ${new Date().toISOString().slice(0, 10)}; run it again to replace this part.

Machine: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}. Node ${node}. Packages: ${versions.join(', ')}.

${table}

- A step is one frame of a drag: the new places of one shape, or of twenty. Its bytes are the Yjs update, or tldraw's message, without the WebSocket's frame; medians.
- Shapes are tldraw's rectangles with ids as long as its own. A drag has 200 steps, then the next shape or group has its turn. Ours goes all the way through the canvas's store and its binding.
- Growth is what a server stores after the steps against the board before them, after a pass through a garbage-collecting Yjs document, or tldraw's snapshot. Two people drag each a shape of their own, step by step in turn, and hear of each other at once.
- A run of steps may take two minutes. One that was ended then had grown so much by then; a form that looks through all that it has ever kept, for each step, becomes slower and slower.
- Opening is from the stored bytes to a store with all records, validated; ours repairs and binds them too. Medians of 15.
- tldraw sync keeps no history and merges by field; its server has to be tldraw's. Whole records in a YKeyValue lose one of two people's changes to a shape.
`;
}
