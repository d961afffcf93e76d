import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTime } from '../cpu.mjs';
import { closeAll, createClient, fillRooms, prepare, roomName } from './rooms.mjs';
import { median } from './statistics.mjs';

const QUIET_MS = 500;
const PACKED_SHAPES = 5000;
const DRAGGED_SHAPES = 500;

/** Time to get a board of 5,000 shapes that somebody else is on. */
export async function joinLarge(target, { tag, joins }) {
  const [[keeper]] = await fillRooms(target, { tag, rooms: 1, people: 1, shapes: PACKED_SHAPES });
  await untilQuiet(target);
  const joined = await joinRepeatedly(target, tag, joins);
  await closeAll([keeper]);
  return joined;
}

/** Time and bytes to get a board of 500 shapes, fresh and after 20 people have dragged each 25 of them. */
export async function joinDragged(target, { tag, joins, steps }) {
  const authors = 20;
  prepare(target, authors, steps / authors);
  const [[keeper]] = await fillRooms(target, { tag, rooms: 1, people: 1, shapes: DRAGGED_SHAPES });
  await untilQuiet(target);
  const fresh = await joinRepeatedly(target, tag, joins);
  for (let author = 0; author < authors; author++) {
    await drag(target, { tag, keeper, author, count: steps / authors });
  }
  await untilQuiet(target);
  const dragged = await joinRepeatedly(target, tag, joins);
  await closeAll([keeper]);
  return { ...dragged, freshMs: fresh.ms, freshBytes: fresh.bytes, growth: dragged.bytes / fresh.bytes };
}

async function joinRepeatedly(target, tag, joins) {
  const measured = [];
  // The first ones warm up.
  for (let i = -3; i < joins; i++) {
    const client = createClient(target, roomName(tag, 0), `${tag}-join-${i}`);
    const frames = await client.join();
    if (i >= 0) measured.push(client.measureJoin(frames));
    await client.close();
  }
  const { bytes, structs } = measured[0];
  return { ms: median(measured.map(({ ms }) => ms)), bytes, structs };
}

/** One author draws, with a bounded number of edits on the way to the keeper. */
async function drag(target, { tag, keeper, author, count }) {
  const inFlight = 500;
  const client = createClient(target, roomName(tag, 0), `${tag}-author-${author}`);
  await client.open();
  await client.settle();
  let sent = 0;
  let arrived = 0;
  await new Promise((resolve) => {
    const sendMore = () => {
      const to = Math.min(count, arrived + inFlight);
      if (to - sent >= inFlight / 2 || to === count) {
        if (to > sent) client.send(author, sent, to);
        sent = Math.max(sent, to);
      }
      if (arrived >= count) resolve();
    };
    keeper.onEdit = (_author, from, to) => {
      arrived += to - from;
      sendMore();
    };
    sendMore();
  });
  keeper.onEdit = () => {};
  await client.close();
}

/** Resolves when the server has had next to nothing to do for a while; ten seconds at most. */
async function untilQuiet({ pid }) {
  const deadline = performance.now() + 10_000;
  let quiet = 0;
  for (let last = busy(pid); quiet < 3 && performance.now() < deadline; ) {
    await sleep(QUIET_MS);
    const now = busy(pid);
    quiet = now - last <= QUIET_MS * 40 ? quiet + 1 : 0;
    last = now;
  }
}

const busy = (pid) => cpuTime(pid).own;
