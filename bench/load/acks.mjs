import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll, fillRooms, prepare } from './rooms.mjs';
import { percentile } from './statistics.mjs';
import { drawSteadily, Traffic } from './traffic.mjs';

/** Twenty rooms of four who draw as people do: time from sending an edit to learning that it is durable. */
export async function acknowledgements(target, { tag, warmUpMs, measureMs }) {
  prepare(target, 4, 4000);
  const rooms = await fillRooms({ ...target, query: '?acks=1' }, { tag, rooms: 20, people: 4, shapes: 500 });
  const traffic = new Traffic(rooms);
  const samples = [];
  let isTiming = false;
  for (const writer of traffic.writers) {
    // The SyncStep2 of the opening has been counted too.
    let known = 0;
    writer.client.onAcked = (count) => {
      const now = performance.now();
      const edits = count - 1;
      for (let number = known; number < edits; number++) {
        if (isTiming) samples.push(now - writer.sentAt[number]);
      }
      known = Math.max(known, edits);
    };
  }
  const stop = drawSteadily(traffic, 30);
  await sleep(warmUpMs);
  isTiming = true;
  await sleep(measureMs);
  isTiming = false;
  stop();
  await closeAll(rooms.flat());
  return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99), samples: samples.length };
}
