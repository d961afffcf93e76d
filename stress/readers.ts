// People who join a large board and never read: each is cut off or held within bounds, and nobody notices.
import { newId } from '@/lib/ids';
import { makeDatabase } from './support/database';
import { Drawer } from './support/drawer';
import { healthyPeople } from './support/healthyPeople';
import { emptyAnswer, emptyQuestion } from './support/malformedKinds';
import { readOptions } from './support/options';
import { openRaw } from './support/rawSocket';
import { megabytes, progress, Report } from './support/report';
import { startNode } from './support/startNode';
import { pause, until } from './support/wait';

const options = readOptions({ seconds: 60, stalled: 20, storage: 'postgres' }, { seconds: 12 });
const report = new Report('readers', options);
const MB = 1024 * 1024;
const SHAPES = 5_000;
const SHAPE_BYTES = 500;
/** People who draw: each an edit every few milliseconds, below the limit on messages a second. */
const DRAWERS = 4;
const EDIT_PAUSE_MS = 4;
const EDIT_BYTES = 300;
const WARM_UP_MS = 5_000;
const LOOK_MS = 500;

const database = await makeDatabase(options.storage);
try {
  await stall();
} finally {
  await database.drop();
}
report.finish();

async function stall(): Promise<void> {
  const roomId = newId();
  const node = await startNode({ database: database.options, rooms: [roomId] });
  const drawers = Array.from({ length: DRAWERS }, (_, number) => new Drawer(`drawer${number}`));
  await Promise.all(drawers.map((drawer) => drawer.join(node.port, roomId)));
  await drawBoard(drawers[0]);
  let isOver = false;
  const drawing = drawers.map(async (drawer, number) => {
    for (let step = 0; !isOver; step++) {
      drawer.board.set(`stroke:${number}:${step % 50}`, `${step}`.padEnd(EDIT_BYTES, '.'));
      await pause(EDIT_PAUSE_MS);
    }
  });
  const people = await healthyPeople([{ port: node.port, roomId }]);
  await pause(WARM_UP_MS);
  const calm = await people.read();
  const before = await node.measure();
  await people.read();

  const stalled = await Promise.all(
    Array.from({ length: options.stalled }, async (_, number) => {
      const socket = await openRaw(node.port, roomId, `stalled${number}`);
      socket.write(emptyAnswer());
      socket.write(emptyQuestion());
      return socket;
    }),
  );
  const healthy = before.sockets;
  let peak = before.rss;
  let cutAfter: number | null = null;
  const started = performance.now();
  while (performance.now() - started < options.seconds * 1000) {
    const { rss, sockets } = await node.measure('undisturbed');
    peak = Math.max(peak, rss);
    if (sockets === healthy) cutAfter ??= (performance.now() - started) / 1000;
    progress(
      `${sockets - healthy} stalled readers left, grown by ${megabytes(peak - before.rss)} MB at most`,
    );
    await pause(LOOK_MS);
  }
  const read = await people.finish();
  isOver = true;
  await Promise.all(drawing);
  const after = await node.measure();
  const each = (peak - before.rss) / options.stalled;
  report.tell('stalled readers', options.stalled);
  report.tell('cut off', cutAfter === null ? 'not all' : `all, after ${cutAfter.toFixed(1)} s`);
  report.must('cut off, or held under 20 MB', cutAfter !== null || each < 20 * MB);
  report.atMost('memory for each at the peak', megabytes(each), 20, ' MB');
  report.tell('memory grown at the end', `${megabytes(after.rss - before.rss)} MB`);
  report.tell('trips before them', `p50 ${calm.p50.toFixed(1)}, p99 ${calm.p99.toFixed(1)} ms`);
  report.tell(
    'trips with them',
    `p50 ${read.p50.toFixed(1)}, p99 ${read.p99.toFixed(1)}, longest ${read.longest.toFixed(1)} ms`,
  );
  report.tell('machine kept them waiting', `${read.noise.toFixed(1)} ms`);
  report.atMost('p99 above that before', Math.max(0, read.p99 - calm.p99), 20, ' ms');
  report.atMost('healthy people closed', read.closed, 0);
  report.atMost('healthy boards diverged', read.diverged, 0);
  report.must('no errors in the log', after.errors === 0, after.firstErrors.join('; ') || 'yes');
  for (const socket of stalled) socket.destroy();
  for (const drawer of drawers) drawer.leave();
  await node.kill('all');
}

/** A board of 2.5 MB. */
async function drawBoard(drawer: Drawer | undefined): Promise<void> {
  drawer?.doc.transact(() => {
    for (let shape = 0; shape < SHAPES; shape++) drawer.board.set(`shape:${shape}`, 's'.repeat(SHAPE_BYTES));
  });
  await until('the board is saved', 30_000, () => drawer?.unsaved === 0);
}
