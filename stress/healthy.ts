// A thread with people who only draw: pairs who measure how long an edit takes from one to the other.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { boardHash } from './support/boardHash';
import { Drawer } from './support/drawer';
import type { HealthyAnswer, HealthyData, HealthyQuestion } from './support/healthyPeople';
import { Samples } from './support/samples';
import { pause, until } from './support/wait';

/** How often each pair measures. */
const BEAT_MS = 20;
const RESOLUTION_MS = 5;
const LAST_DEADLINE_MS = 10_000;

const { pairs } = workerData as HealthyData;
const noise = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
noise.enable();
let trips = new Samples();
let isOver = false;

const people = await Promise.all(
  pairs.map(async ({ port, roomId }, number) => {
    const [from, to] = [new Drawer(`healthy${number}-a`), new Drawer(`healthy${number}-b`)];
    await Promise.all([from.join(port, roomId), to.join(port, roomId)]);
    const sent = new Map<number, number>();
    to.onChange = () => {
      const beat = to.board.get(`beat${number}`);
      for (const [earlier, at] of sent) {
        if (typeof beat !== 'number' || earlier > beat) continue;
        trips.add(performance.now() - at);
        sent.delete(earlier);
      }
    };
    const beating = (async () => {
      for (let beat = 1; !isOver; beat++) {
        sent.set(beat, performance.now());
        from.board.set(`beat${number}`, beat);
        await pause(BEAT_MS);
      }
    })();
    return { from, to, sent, beating };
  }),
);

parentPort?.on('message', async ({ kind }: HealthyQuestion) => {
  // What is still on its way has taken at least this long.
  for (const { sent } of people) for (const at of sent.values()) trips.add(performance.now() - at);
  const read: HealthyAnswer = {
    longest: trips.max,
    p50: trips.percentile(0.5),
    p99: trips.percentile(0.99),
    count: trips.count,
    noise: Math.max(0, noise.max / 1e6 - RESOLUTION_MS),
    closed: people.filter(({ from, to }) => !from.isOpen || !to.isOpen).length,
    diverged: 0,
  };
  trips = new Samples();
  noise.reset();
  if (kind === 'skip') for (const { sent } of people) sent.clear();
  if (kind === 'finish') read.diverged = await finish();
  parentPort?.postMessage(read);
});
parentPort?.postMessage('ready');

/** Stops drawing, waits for the last edits, and counts the pairs whose boards are not the same. */
async function finish(): Promise<number> {
  isOver = true;
  await Promise.all(people.map(({ beating }) => beating));
  const isEven = ({ from, to }: (typeof people)[number]) => boardHash(from.board) === boardHash(to.board);
  await until('the last edits have come', LAST_DEADLINE_MS, () => people.every(isEven)).catch(() => {});
  const diverged = people.filter((pair) => !isEven(pair)).length;
  for (const { from, to } of people) {
    from.leave();
    to.leave();
  }
  return diverged;
}
