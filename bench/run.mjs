// npm run bench -- sync [--quick] [--only=measure,…] [--peers=name,…]
// npm run bench -- board [--quick] [--only=forms,canvas]
// npm run bench -- bank [--quick]
// Measures what we made beside others, in one run on one machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchBank } from './bank.mjs';
import { benchBoard } from './board.mjs';
import { benchCanvas } from './canvas.mjs';
import { postgresVersion } from './database.mjs';
import { startGenerator } from './generator.mjs';
import { bundleOurs, installPeers } from './install.mjs';
import { median } from './load/statistics.mjs';
import { describeMachine } from './machine.mjs';
import { MEASURES } from './measures.mjs';
import { writePart } from './page.mjs';
import { PAGE, RESULTS, ROOT } from './paths.mjs';
import { PEERS } from './peers.mjs';
import { renderPart, renderTable } from './report.mjs';
import { serve } from './serve.mjs';

const SCALES = {
  full: { repeats: 3, warmUpMs: 5000, measureMs: 3000, joins: 21, steps: 100_000, freedAfterMs: 30_000 },
  quick: { repeats: 1, warmUpMs: 700, measureMs: 1500, joins: 15, steps: 20_000, freedAfterMs: 10_000 },
};

const BOARD_PARTS = { forms: benchBoard, canvas: benchCanvas };

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, peers: { type: 'string' } },
  });
  if (positionals[0] === 'board') {
    for (const part of pick(values.only, Object.keys(BOARD_PARTS), 'part')) await BOARD_PARTS[part](values);
    return;
  }
  if (positionals[0] === 'bank') return benchBank(values);
  if (positionals[0] !== 'sync')
    throw new Error(
      'Usage: npm run bench -- sync [--quick] [--only=…] [--peers=…], board [--quick] [--only=…], or bank [--quick]',
    );
  const measures = pick(values.only, Object.keys(MEASURES), 'measure');
  const peers = pick(values.peers, Object.keys(PEERS), 'peer');
  const scale = values.quick ? SCALES.quick : SCALES.full;

  const started = Date.now();
  installPeers();
  await bundleOurs();
  const postgres = await postgresVersion();
  const storages = new Set(['own', 'embedded', ...(postgres ? ['postgres'] : [])]);
  const figures = await measureAll({ measures, peers, scale, storages });
  const report = {
    figures,
    scale,
    date: new Date(started).toISOString(),
    seconds: Math.round((Date.now() - started) / 1000),
    machine: describeMachine(postgres),
    versions: Object.fromEntries(peers.map((peer) => [peer, PEERS[peer].version()])),
  };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${renderTable(report)}\n\n${report.seconds} s`);
  // A page of half the rows would pass for the whole.
  if (values.quick || values.only || values.peers) return;
  writePart('sync', renderPart(report));
  console.log(`Written to ${path.relative(ROOT, PAGE)}`);
}

/** Measures everything, in rounds in which the servers come in a new order each time. */
async function measureAll({ measures, peers, scale, storages }) {
  const generator = startGenerator();
  const figures = {};
  let turn = 0;
  try {
    for (const name of measures) {
      const measure = MEASURES[name];
      const taken = new Map();
      for (let round = 0; round < measure.repeats(scale); round++) {
        const later = [];
        for (const variant of shuffled(measure.variants(peers, storages))) {
          const key = variant.storage === 'none' ? variant.peer : `${variant.peer}+${variant.storage}`;
          const tag = String(++turn);
          const begun = performance.now();
          const found = await measure.run(variant, { serve, generator, tag, scale });
          console.log(`${measure.title}: ${key}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
          const keep = (figure) => taken.set(key, [...(taken.get(key) ?? []), figure]);
          if (found.later) later.push(async () => keep(await found.later()));
          else keep(found);
        }
        for (const finish of later) await finish();
      }
      figures[name] = Object.fromEntries([...taken].map(([key, samples]) => [key, middle(samples)]));
    }
  } finally {
    generator.stop();
  }
  return figures;
}

/** The median of each figure, and all values it is the median of. */
function middle(samples) {
  const names = Object.keys(samples[0]);
  const all = Object.fromEntries(names.map((name) => [name, samples.map((sample) => sample[name])]));
  return { ...Object.fromEntries(names.map((name) => [name, median(all[name])])), all };
}

function shuffled(list) {
  return list
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

function pick(list, known, what) {
  if (!list) return known;
  const names = list.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no ${what} ${unknown}: ${known.join(', ')}.`);
  return names;
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
