// Boards opened and closed again and again: the memory of all of them comes back.
import { newId } from '@/lib/ids';
import { makeDatabase } from './support/database';
import { Drawer } from './support/drawer';
import { readOptions } from './support/options';
import { megabytes, progress, Report } from './support/report';
import { type StressNode, startNode } from './support/startNode';
import { pause, until } from './support/wait';

const options = readOptions({ boards: 500, rounds: 20, storage: 'postgres' }, { boards: 50, rounds: 4 });
const report = new Report('memory', options);
const SHAPES = 500;
const AT_ONCE = 10;
/** Boards leave memory sooner after the last one has gone. */
const HASTE = 5;
const UNLOAD_DEADLINE_MS = 60_000;

const rooms = Array.from({ length: options.boards }, newId);
const database = await makeDatabase(options.storage);
try {
  const node = await startNode({ database: database.options, rooms, haste: HASTE });
  await forEach(rooms, async (roomId) => {
    await visit(node, roomId, (drawer) => {
      for (let shape = 0; shape < SHAPES; shape++) drawer.board.set(`shape:${shape}`, newShape(shape));
    });
  });
  const baseline = await whenUnloaded(node);
  report.tell('boards', options.boards);
  report.tell('heap before the first round', `${megabytes(baseline.heap)} MB`);
  let worst = 0;
  for (let round = 1; round <= options.rounds; round++) {
    const open = await openAll(node, round);
    const { heap, external, rss, errors, firstErrors } = await whenUnloaded(node);
    worst = Math.max(worst, heap / baseline.heap);
    const line = `open ${megabytes(open.heap + open.external)} MB, then heap ${megabytes(heap)}, buffers ${megabytes(external)}, resident ${megabytes(rss)} MB`;
    report.tell(`round ${round}`, line);
    progress(`round ${round}: ${line}`);
    if (round === options.rounds) {
      report.atMost('heap at the end, of its baseline', (heap / baseline.heap) * 100, 110, ' %');
      report.atMost(
        'with buffers, of the baseline',
        ((heap + external) / (baseline.heap + baseline.external)) * 100,
        110,
        ' %',
      );
      report.tell('errors in the log', errors === 0 ? 'none' : `${errors}: ${firstErrors.join('; ')}`);
    }
  }
  report.tell('most after a round', `${(worst * 100).toFixed(1)} % of the baseline`);
  await node.kill('all');
} finally {
  await database.drop();
}
report.finish();

/** Opens all boards so that they are in memory together, measures, and leaves them. */
async function openAll(node: StressNode, round: number) {
  const drawers: Drawer[] = [];
  await forEach(rooms, async (roomId) => {
    const drawer = new Drawer(visitorOf(roomId));
    drawers.push(drawer);
    await drawer.join(node.port, roomId);
    drawer.board.set('visit', round);
    await until('the visit is saved', 30_000, () => drawer.unsaved === 0);
    if (drawer.board.size < SHAPES) throw new Error('a board is not whole');
  });
  const open = await node.measure();
  for (const drawer of drawers) {
    drawer.leave();
    drawer.doc.destroy();
  }
  return open;
}

async function visit(node: StressNode, roomId: string, draw: (drawer: Drawer) => void): Promise<void> {
  const drawer = new Drawer(visitorOf(roomId));
  await drawer.join(node.port, roomId);
  drawer.doc.transact(() => draw(drawer));
  await until('the board is saved', 30_000, () => drawer.unsaved === 0);
  drawer.leave();
  drawer.doc.destroy();
}

/** The node's figures once no room is in its memory. */
async function whenUnloaded(node: StressNode) {
  const deadline = performance.now() + UNLOAD_DEADLINE_MS;
  for (;;) {
    const figures = await node.measure();
    if (figures.rooms === 0 && figures.sockets === 0) return figures;
    if (performance.now() > deadline) throw new Error(`${figures.rooms} rooms stayed in memory`);
    await pause(200);
  }
}

/** Everyone visits one board, as one person could not open so many in so short a time. */
function visitorOf(roomId: string): string {
  return `visitor-${roomId}`;
}

async function forEach(roomIds: readonly string[], run: (roomId: string) => Promise<void>): Promise<void> {
  const left = [...roomIds];
  const work = async () => {
    for (let roomId = left.pop(); roomId; roomId = left.pop()) await run(roomId);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function newShape(number: number): object {
  return { type: 'geo', x: number * 10, y: number % 7, props: { w: 120, h: 80, label: `service ${number}` } };
}
