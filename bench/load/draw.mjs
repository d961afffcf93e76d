import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTime, machineTime } from '../cpu.mjs';
import { closeAll, fillRooms, prepare } from './rooms.mjs';
import { percentile } from './statistics.mjs';
import { drawSaturated, drawSteadily, Traffic } from './traffic.mjs';

const ROOMS = 20;
const PEOPLE = 4;
const SHAPES = 500;
const PER_SECOND = 30;
const WINDOW = 16;

/** The most edits that one author gets to send in a measurement. */
const LIMIT = 12_000;

/** Twenty rooms of four who draw as people do: CPU and latency of a delivery. */
export const steady = (target, times) => draw(target, times, (traffic) => drawSteadily(traffic, PER_SECOND));

/** The same rooms, as fast as the server can. */
export const saturated = (target, times) =>
  draw(target, times, (traffic) =>
    drawSaturated(traffic, { window: WINDOW, readers: PEOPLE - 1, limit: LIMIT }),
  );

async function draw(target, { tag, warmUpMs, measureMs }, start) {
  prepare(target, PEOPLE, LIMIT);
  const rooms = await fillRooms(target, { tag, rooms: ROOMS, people: PEOPLE, shapes: SHAPES });
  const traffic = new Traffic(rooms);
  const stop = start(traffic);
  await sleep(warmUpMs);
  const loadBefore = process.cpuUsage();
  const before = cpuTime(target.pid, target.database);
  const machineBefore = machineTime();
  const begun = performance.now();
  const delivered = traffic.deliveries;
  traffic.isTiming = true;
  await sleep(measureMs);
  const after = cpuTime(target.pid, target.database);
  const machine = machineTime() - machineBefore;
  const ms = performance.now() - begun;
  const load = process.cpuUsage(loadBefore);
  traffic.isTiming = false;
  const deliveries = traffic.deliveries - delivered;
  stop();
  await closeAll(rooms.flat());
  const used = (kind) => after[kind] - before[kind];
  const all = used('own') + used('children') + used('backends');
  return {
    own: used('own') / deliveries,
    children: used('children') / deliveries,
    backends: used('backends') / deliveries,
    perSecond: (deliveries / ms) * 1000,
    serverLoad: used('own') / 1000 / ms,
    generatorLoad: (load.user + load.system) / 1000 / ms,
    // What else went on: with much of it the figures are of little worth.
    othersLoad: Math.max(0, machine - all - load.user - load.system) / 1000 / ms,
    p50: percentile(traffic.latencies, 0.5),
    p99: percentile(traffic.latencies, 0.99),
  };
}
