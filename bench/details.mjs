import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RESULTS } from './paths.mjs';
import { PEERS } from './peers.mjs';
import { short } from './rows.mjs';

const ms = (value) => `${short(value)} ms`;
const us = (value) => `${short(value)} µs`;

/** What a table has no place for: how each row was measured, and the figures behind it. */
export function details({ figures, scale }) {
  return [
    '### How it is measured',
    list([
      `**Load.** 20 rooms of 4 people, 500 shapes on each board, everyone dragging at 30 edits a second without waiting for anything (open loop); windows of ${scale.measureMs / 1000} s after ${scale.warmUpMs / 1000} s, in which code is compiled, ${scale.repeats} of each, in a new order each time. A delivery is one edit that arrives at one other person; edits are counted by their content, so that servers that merge messages get what they deliver. CPU is user and system time of the server, its threads and its child processes from \`/proc\`, and of the PostgreSQL backends that serve it. Latency is from sending to arrival on one clock. “Busy” is in cores; what other processes took is told, because it spoils latencies first.`,
      'Edits are Yjs updates of 30–60 bytes that set one field of one shape; for tldraw they are patches of the same shape in its own protocol. They are made before the measurement. tldraw gathers what it sends for 16 ms.',
      '**Saturated.** The same people, each with up to 16 edits on their way: as fast as the server goes, measured for 1.5 s after 1.2 s.',
      `**Memory.** 200 rooms with one person each, heap and memory outside of it after a collection, less what was there before. Then everyone leaves, and the same is read ${scale.freedAfterMs / 1000} s later. A server without storage may have to keep its boards: the reference does.`,
      '**Joining.** From connecting to the last byte of the board, without the time to apply it, which is the client\u2019s and the same for all Yjs servers. The relay hands out prepared bytes.',
      `**After many drag steps.** ${scale.steps.toLocaleString('en')} steps by 20 people, then a wait of at most 10 s until the server is quiet.`,
      '**Return.** A server process that has just started and knows nothing; 125 rooms of 4 people with boards of 500 shapes connect, spread over one second. It ends when the server has confirmed to everyone that it has what they have. tldraw\u2019s stock client would throw its board away; here it brings it back as ours does.',
      '**Storage.** Ours commits every edit to its log; the worse of the embedded database and PostgreSQL counts. The others use what they offer: y-leveldb for the reference (each update, without waiting for the disk), the database extension with SQLite for Hocuspocus and a file for tldraw (whole boards every 2 s). Only ours acknowledges.',
    ]),
    '### Figures behind the table',
    table(
      [
        '20 rooms × 4 people',
        'CPU',
        'p50',
        'p99',
        'deliveries a second',
        'busy',
        'load generator busy',
        'others busy',
      ],
      drawn(figures.steady),
    ),
    table(
      ['saturated', 'CPU', 'p50', 'p99', 'deliveries a second', 'busy', 'load generator busy', 'others busy'],
      drawn(figures.saturated),
    ),
    table(
      [
        'with storage',
        'CPU of the process',
        'of its children',
        'of PostgreSQL',
        'against memory only',
        'the process alone',
      ],
      stored(figures),
    ),
    table(['acknowledged', 'p50', 'p99', 'edits'], acknowledged(figures.acks)),
    table(
      ['joining', '5,000 shapes', 'bytes', '500 shapes', 'bytes', 'after drags', 'bytes'],
      joined(figures),
    ),
    others(),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const percent = (share) => `${Math.round(share * 100)} %`;
const kb = (bytes) => `${Math.round(bytes / 1024).toLocaleString('en')} KB`;

function title(key) {
  const [peer, storage] = key.split('+');
  return storage && storage !== 'own' ? `${PEERS[peer].title}, ${storage}` : PEERS[peer].title;
}

function drawn(measure = {}) {
  return Object.entries(measure).map(
    ([key, { own, p50, p99, perSecond, serverLoad, generatorLoad, othersLoad }]) => [
      title(key),
      us(own),
      ms(p50),
      ms(p99),
      Math.round(perSecond).toLocaleString('en'),
      percent(serverLoad),
      percent(generatorLoad),
      percent(othersLoad),
    ],
  );
}

function stored({ steady = {}, durable = {} }) {
  return Object.entries(durable).map(([key, { own, children, backends }]) => {
    const without = steady[key.split('+')[0]];
    const against = (used) => (without ? `${short(used / without.own)} ×` : '–');
    return [
      title(key),
      us(own),
      us(children),
      us(backends),
      against(own + children + backends),
      against(own),
    ];
  });
}

function acknowledged(measure = {}) {
  return Object.entries(measure).map(([key, { p50, p99, samples }]) => [
    title(key),
    ms(p50),
    ms(p99),
    samples.toLocaleString('en'),
  ]);
}

function joined({ join = {}, dragged = {} }) {
  const cells = (time, bytes) => (bytes === undefined ? ['–', '–'] : [ms(time), kb(bytes)]);
  return Object.keys({ ...join, ...dragged }).map((key) => {
    const { freshMs, freshBytes, ms: draggedMs, bytes } = dragged[key] ?? {};
    return [
      title(key),
      ...cells(join[key]?.ms, join[key]?.bytes),
      ...cells(freshMs, freshBytes),
      ...cells(draggedMs, bytes),
    ];
  });
}

/** What other programs have left in results/: each file with a `title` and `lines` becomes a list. */
function others() {
  if (!existsSync(RESULTS)) return '';
  const parts = readdirSync(RESULTS)
    .filter((name) => name.endsWith('.json') && name !== 'latest.json')
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(RESULTS, name), 'utf8')))
    .filter(({ title: name, lines }) => typeof name === 'string' && Array.isArray(lines))
    .map(({ title: name, lines }) => `## ${name}\n\n${list(lines)}`);
  return parts.join('\n\n');
}

const list = (items) => items.map((item) => `- ${item}`).join('\n');

function table(head, rows) {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
