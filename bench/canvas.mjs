// npm run bench -- board --only=canvas: our canvas in a live room beside plain tldraw, in a real browser.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describeMachine } from './machine.mjs';
import { writePart } from './page.mjs';
import { BUNDLES, ROOT } from './paths.mjs';

const SCALES = {
  full: { rounds: 3, steps: 180, counts: [500, 5000] },
  quick: { rounds: 1, steps: 60, counts: [500, 5000] },
};

/** Frames may take this much longer than plain tldraw's. */
const MAX_RATIO = 1.2;

const GESTURES = {
  pan: 'panning',
  dragOne: 'dragging one shape',
  dragTwenty: 'dragging twenty shapes',
};

const ms = (value) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
const seconds = (value) => `${(value / 1000).toFixed(2)} s`;

/** What is told about opening a board, of whom. */
const OPENING = {
  usable: { title: 'first usable frame', show: seconds },
  stroke: { title: 'first stroke on the board', show: seconds },
  whole: { title: 'all shapes on the page', show: seconds },
  longest: { title: 'longest task meanwhile', show: ms },
};
const VISITS = { ours: 'ours', again: 'ours on a second visit', plain: 'plain' };

/** Measures both canvases in turn and writes the table into the page. */
export async function benchCanvas({ quick }) {
  if (!existsSync(path.join(ROOT, 'dist', 'main.mjs'))) {
    throw new Error('There is no production build yet: run `npm run build` first.');
  }
  const scale = quick ? SCALES.quick : SCALES.full;
  const program = await bundle();
  const { status, stdout } = spawnSync(process.execPath, [program, JSON.stringify(scale)], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error('The canvases could not be measured.');
  const found = JSON.parse(stdout.split('\n').findLast((line) => line.startsWith('{')));
  const tables = renderTables(found, scale);
  console.log(`\n${tables}\n`);
  if (!quick) writePart('canvas', renderPart(tables, found, scale));
}

/** What the page with plain tldraw takes from the project's own packages: beside it are those of the peers. */
const OWN_PACKAGES = ['react', 'react-dom', 'tldraw', '@tldraw/assets'];

/** Bundles what drives the browser, and the page with plain tldraw. */
async function bundle() {
  const here = pathToFileURL(path.join(ROOT, 'e2e', 'support', 'server.ts')).href;
  await build({
    absWorkingDir: ROOT,
    entryPoints: { canvas: 'bench/canvas/main.ts' },
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    alias: { '@': ROOT },
    // The bundle lies elsewhere than the files that look for the project's folder from where they are.
    define: { 'import.meta.url': JSON.stringify(here) },
    logLevel: 'error',
  });
  await build({
    absWorkingDir: ROOT,
    entryPoints: { plain: 'bench/canvas/plain.tsx' },
    outdir: path.join(BUNDLES, 'plain'),
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    alias: {
      '@': ROOT,
      ...Object.fromEntries(OWN_PACKAGES.map((name) => [name, path.join(ROOT, 'node_modules', name)])),
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return path.join(BUNDLES, 'canvas.mjs');
}

function renderTables({ frames, opening }, { counts }) {
  const rows = counts.flatMap((count) =>
    Object.entries(GESTURES).map(([gesture, title]) => {
      const [ours, plain] = ['ours', 'plain'].map((canvas) => frames[`${canvas} ${count} ${gesture}`]);
      const ratio = ours.median / plain.median;
      const verdict = ratio <= MAX_RATIO ? 'met' : '**not met**';
      const cells = [ours.median, plain.median, ours.p95, plain.p95].map(ms);
      const work = [ours.work, plain.work].map(ms);
      return [`${title}, ${number(count)} shapes`, ...cells, ...work, `${ratio.toFixed(2)} ×`, verdict];
    }),
  );
  const head = [
    ...['', 'ours', 'plain', 'ours, p95', 'plain, p95', 'work, ours', 'work, plain'],
    ...['ours to plain', `target ≤ ${MAX_RATIO} ×`],
  ];
  const openHead = ['', ...counts.map((count) => `${number(count)} shapes`)];
  const openRows = Object.entries(OPENING).flatMap(([name, { title, show }]) =>
    Object.entries(VISITS).map(([visit, whose]) => [
      `${title}, ${whose}`,
      ...counts.map((count) => show(opening[`${visit} ${count}`][name])),
    ]),
  );
  return `${table(head, rows)}\n\n${table(openHead, openRows)}`;
}

function renderPart(tables, { browser }, { rounds, steps }) {
  const { version } = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules', 'tldraw', 'package.json'), 'utf8'),
  );
  const { cpu, cores, memoryGb, system, node } = describeMachine(null);
  return `## The canvas

Written by \`npm run bench -- board\` on ${new Date().toISOString().slice(0, 10)}; run it again to replace this part.

Machine: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}. Node ${node}, Chromium ${browser} without a graphics card, tldraw ${version}. Server, browser and a second person of the room share the machine.

${tables}

- Ours is the production build: a room with its sync, its copy in the browser, a second person who hears every edit, and a page around it. Plain is tldraw's component alone, without sync, with the same records, in the same size, with the same camera (half size, about 140 shapes in view).
- A frame is the time from one animation frame to the next while every frame brings a movement, with the browser's limit to the screen's rate taken off: all that script, layout and painting take. Work is the time in which the page's main thread was busy, for each frame. Medians of ${rounds} rounds of ${steps} frames, the two in turn and in a new order each time.
- What ours does beside drawing: it writes a drag into the document thirty times a second, sends it, and hears the answer, on two cores that it shares with the server and the second person; the frames between two writes are the shorter ones, so look at the work for each frame too. What it does less than plain tldraw: shapes that only move are not listed for React anew, and only the shapes in view are asked whether the pointer is over them. Plain tldraw's own figures vary between runs, most of all with twenty shapes of 5,000.
- The first usable frame is the one in which shapes are drawn and tools react, from the start of the navigation in a browser that has never been there; a second visit has the scripts and the board's copy. Ours shows the whole page, with all of its shapes in view, and draws a large one part by part, so that it can be used before all of it is there; plain tldraw stays at the page's corner. The first stroke is the moment at which a line that was drawn as soon as that was possible stands on the board. Medians.
`;
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function number(count) {
  return count.toLocaleString('en');
}
