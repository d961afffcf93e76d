// kill -9 at random points under load, and in the middle of compaction: nothing acknowledged is ever lost.
import { newId } from '@/lib/ids';
import { randomFrom } from '@/lib/testing/random';
import { boardHash } from './support/boardHash';
import { makeDatabase, type RunDatabase } from './support/database';
import { Drawer } from './support/drawer';
import { Ledger } from './support/ledger';
import { readOptions } from './support/options';
import { progress, Report } from './support/report';
import { type StressNode, startNode } from './support/startNode';
import { pause, until } from './support/wait';

const options = readOptions({ runs: 200, compactions: 40, storage: 'embedded' }, { runs: 6, compactions: 3 });
const random = randomFrom(options.seed);
/** Rooms drawn in at once, and writers in each. */
const ROOMS = 4;
const WRITERS = 2;
/** After this many kills people go to new rooms, so that the boards do not become too large to be checked. */
const KILLS_PER_BOARD = 20;
/** Steps between two pauses of a writer: within the limit on messages a second, with room to spare. */
const STEPS = 2;
const STEP_PAUSE_MS = 5;
/** Pauses in the second part are shorter, so that a board is compacted soon after the last one has left it. */
const HASTE = 10;
const STROKES = 150;

const database = await makeDatabase(options.storage);
const report = new Report(`crash-${options.storage}`, options);
try {
  await killUnderLoad(database, report);
  await killInCompaction(database, report);
} finally {
  await database.drop();
}
report.finish();

/** Kills the server while people draw, and looks for every acknowledged edit after each start. */
async function killUnderLoad(database: RunDatabase, report: Report): Promise<void> {
  const boards = new Map<string, Ledger>();
  let rooms: string[] = [];
  let kills = 0;
  const lost = new Set<string>();
  const check = async (node: StressNode, roomIds: string[]) => {
    for (const roomId of roomIds) {
      for (const key of await missing(node, roomId, boards.get(roomId))) lost.add(`${roomId} ${key}`);
    }
  };
  for (; kills < options.runs; kills++) {
    const earlier = rooms;
    if (kills % KILLS_PER_BOARD === 0) {
      rooms = Array.from({ length: ROOMS }, newId);
      for (const roomId of rooms) boards.set(roomId, new Ledger());
    }
    const node = await startNode({ database: database.options, rooms });
    await check(node, earlier);
    await drawUntilKilled(node, rooms, boards, `run${kills}`);
    const acknowledged = sum([...boards.values()].map((ledger) => ledger.acknowledged));
    progress(`${kills + 1} kills, ${acknowledged} edits acknowledged, ${lost.size} lost`);
  }
  const node = await startNode({ database: database.options, rooms: [] });
  await check(node, [...boards.keys()]);
  await node.kill('all');
  report.tell('kills under load', kills);
  report.tell('edits acknowledged', sum([...boards.values()].map((ledger) => ledger.acknowledged)));
  report.atMost('acknowledged edits lost', lost.size, 0);
  if (lost.size > 0) report.tell('lost first', [...lost].slice(0, 5).join(', '));
}

/** Draws in all rooms, and kills the server at a random moment of it: alone, or with its database. */
async function drawUntilKilled(
  node: StressNode,
  rooms: string[],
  boards: Map<string, Ledger>,
  run: string,
): Promise<void> {
  const writers = rooms.flatMap((roomId) =>
    Array.from({ length: WRITERS }, (_, number) => ({
      roomId,
      name: `${run}-${number}`,
      drawer: new Drawer(`w${number}`),
    })),
  );
  await Promise.all(writers.map(({ drawer, roomId }) => drawer.join(node.port, roomId)));
  let isOver = false;
  const drawing = writers.map(async ({ drawer, roomId, name }) => {
    for (let step = 0; !isOver && drawer.isOpen; step++) {
      boards.get(roomId)?.draw(drawer, name, step, random);
      if (step % STEPS === 0) await pause(STEP_PAUSE_MS);
    }
  });
  await pause(random.int(50, 1500));
  await node.kill(random.pick(['server', 'all'] as const));
  isOver = true;
  await Promise.all(drawing);
  for (const { drawer } of writers) {
    drawer.leave();
    drawer.doc.destroy();
  }
}

/** Kills the server while boards are being compacted; each must come back exactly as it was. */
async function killInCompaction(database: RunDatabase, report: Report): Promise<void> {
  const rooms = Array.from({ length: ROOMS }, newId);
  const moments: Record<string, number> = { compacting: 0, keeping: 0, kept: 0 };
  let changed = 0;
  let hashes: string[] = [];
  for (let kill = 0; kill <= options.compactions; kill++) {
    const node = await startNode({ database: database.options, rooms, haste: HASTE });
    const drawers = rooms.map((_, number) => new Drawer(`c${number}`));
    await Promise.all(drawers.map((drawer, at) => drawer.join(node.port, rooms[at] ?? '')));
    const found = drawers.map((drawer) => boardHash(drawer.board));
    changed += hashes.filter((hash, at) => hash !== found[at]).length;
    if (kill === options.compactions) {
      await node.kill('all');
      break;
    }
    const moment = random.pick(Object.keys(moments));
    for (const drawer of drawers) await scribble(drawer, kill);
    hashes = drawers.map((drawer) => boardHash(drawer.board));
    const killed = killAt(node, moment);
    // A board is compacted, and its checkpoint kept, when the last one has left.
    for (const drawer of drawers) drawer.leave();
    await killed;
    moments[moment] = (moments[moment] ?? 0) + 1;
    progress(`${kill + 1} kills in compaction, ${changed} boards changed`);
  }
  for (const [moment, count] of Object.entries(moments)) report.tell(`kills while ${moment}`, count);
  report.atMost('boards with another hash after it', changed, 0);
}

/** Draws on few keys, and resolves once all of it is saved. */
async function scribble(drawer: Drawer, round: number): Promise<void> {
  for (let stroke = 0; stroke < STROKES; stroke++) {
    drawer.board.set(`shape:${stroke % 10}`, { round, stroke, label: 'x'.repeat(50) });
    // Some rows in the log, not one: what is drawn meanwhile goes into the next.
    if (stroke % 10 === 9) await until('a stroke is saved', 10_000, () => drawer.unsaved === 0);
  }
}

/** Kills the node soon after its upkeep has come to this point. */
async function killAt(node: StressNode, moment: string): Promise<void> {
  let hasCome = false;
  node.onUpkeep = (what) => {
    hasCome ||= what === moment;
  };
  await until(`a board is at ${moment}`, 20_000, () => hasCome);
  await pause(random.int(0, 12));
  await node.kill(random.pick(['server', 'all'] as const));
}

/** The acknowledged edits that somebody who joins afresh does not get. */
async function missing(node: StressNode, roomId: string, ledger: Ledger | undefined): Promise<string[]> {
  const reader = new Drawer('reader');
  await reader.join(node.port, roomId);
  const lost = ledger?.missingIn(reader.board) ?? [];
  reader.leave();
  reader.doc.destroy();
  return lost;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
