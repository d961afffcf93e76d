import { setTimeout as sleep } from 'node:timers/promises';
import { closeAll, createClient, prepare, roomName } from './rooms.mjs';

const ROOMS = 125;
const PEOPLE = 4;
const SHAPES = 500;
const WITHIN_MS = 1000;

/**
 * 500 people with boards in their hands come to a server that knows nothing of them, spread over one second.
 * @returns milliseconds from the first to when everyone and the server have everything
 */
export async function comeback(target, { tag }) {
  prepare(target, 1, 1);
  const people = [];
  for (let i = 0; i < ROOMS * PEOPLE; i++) {
    people.push({ client: createClient(target, roomName(tag, i % ROOMS), `${tag}-${i}`), at: 0 });
  }
  for (const person of people) person.at = Math.random() * WITHIN_MS;
  await warmUp(target, tag);
  const start = performance.now();
  const each = await Promise.all(
    people.map(async ({ client, at }) => {
      await sleep(at);
      const begun = performance.now();
      await client.open({ shapes: SHAPES });
      await client.settle();
      return performance.now() - begun;
    }),
  );
  const ms = performance.now() - start;
  const missing = await countMissing(target, tag);
  await closeAll(people.map(({ client }) => client));
  return { ms, slowest: Math.max(...each), missing };
}

/** One person in a room of their own: a server that has just started has to compile its code. */
async function warmUp(target, tag) {
  const client = createClient(target, roomName(tag, ROOMS), `${tag}-first`);
  await client.open({ shapes: SHAPES });
  await client.settle();
  await client.close();
}

/** Of some of the rooms, how many do not have the whole board. */
async function countMissing(target, tag) {
  let missing = 0;
  let expected = null;
  for (let room = 0; room < ROOMS; room += 25) {
    const client = createClient(target, roomName(tag, room), `${tag}-look-${room}`);
    const { structs } = client.measureJoin(await client.join());
    expected ??= structs;
    if (structs < SHAPES || structs !== expected) missing++;
    await client.close();
  }
  return missing;
}
