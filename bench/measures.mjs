import { setTimeout as sleep } from 'node:timers/promises';
import { PEERS } from './peers.mjs';

const ROOMS_IN_MEMORY = 200;

/**
 * Code is compiled soon when there is so much to do, and nobody may send faster than people do for long: ours
 * ends connections beyond a burst of 6,000 messages, which are used up in 4 s at half a million deliveries a second.
 */
const SATURATED_WARM_UP_MS = 1200;
const SATURATED_MEASURE_MS = 1500;

const inMemory = (peers) => peers.map((peer) => ({ peer, storage: 'none' }));

/** Runs a task against a server of its own. */
const once =
  (task, options) =>
  async (variant, { serve, generator, tag, scale }) => {
    const server = await serve(variant.peer, variant.storage);
    try {
      return await generator.run(task, server.target, { tag, ...options(scale) });
    } finally {
      await server.stop();
    }
  };

/**
 * What is measured. `variants` are the servers and storages it is measured with; `run` measures one of them
 * once. What `run` returns as `later` is called after all others have had their turn.
 */
export const MEASURES = {
  steady: {
    title: '20 rooms of 4 people',
    variants: inMemory,
    repeats: ({ repeats }) => repeats,
    run: once('steady', ({ warmUpMs, measureMs }) => ({ warmUpMs, measureMs })),
  },
  saturated: {
    title: 'the same, saturated',
    variants: inMemory,
    repeats: ({ repeats }) => repeats,
    run: once('saturated', () => ({ warmUpMs: SATURATED_WARM_UP_MS, measureMs: SATURATED_MEASURE_MS })),
  },
  durable: {
    title: 'the same, with storage',
    variants: (peers, storages) =>
      peers.flatMap((peer) =>
        PEERS[peer].storages.filter((name) => storages.has(name)).map((storage) => ({ peer, storage })),
      ),
    repeats: ({ repeats }) => repeats,
    run: once('steady', ({ warmUpMs, measureMs }) => ({ warmUpMs, measureMs })),
  },
  acks: {
    title: 'acknowledgements',
    variants: (peers, storages) =>
      peers.includes('ours')
        ? PEERS.ours.storages
            .filter((name) => storages.has(name))
            .map((storage) => ({ peer: 'ours', storage }))
        : [],
    repeats: ({ repeats }) => repeats,
    run: once('acknowledgements', ({ warmUpMs, measureMs }) => ({ warmUpMs, measureMs })),
  },
  join: {
    title: 'joining a board of 5,000 shapes',
    variants: inMemory,
    repeats: ({ repeats }) => repeats,
    run: once('joinLarge', ({ joins }) => ({ joins })),
  },
  dragged: {
    title: 'joining a board after many drags',
    variants: (peers) => inMemory(peers.filter((peer) => peer !== 'relay')),
    repeats: () => 1,
    run: once('joinDragged', ({ joins, steps }) => ({ joins, steps })),
  },
  comeback: {
    title: '500 people come back',
    variants: inMemory,
    repeats: ({ repeats }) => repeats,
    run: once('comeback', () => ({})),
  },
  memory: {
    title: '200 open rooms',
    variants: (peers) => inMemory(peers.filter((peer) => peer !== 'relay')),
    repeats: () => 1,
    run: runMemory,
  },
};

async function runMemory({ peer }, { serve, generator, tag, scale }) {
  const server = await serve(peer);
  const { target } = server;
  // One room first: code and caches that are made once are no room's.
  await generator.run('openRooms', target, { tag: `${tag}w`, rooms: 1 });
  await generator.run('closeRooms', target, { tag: `${tag}w` });
  const base = await server.memory();
  await generator.run('openRooms', target, { tag, rooms: ROOMS_IN_MEMORY });
  const open = await server.memory();
  await generator.run('closeRooms', target, { tag });
  const closedAt = performance.now();
  return {
    later: async () => {
      await sleep(Math.max(0, closedAt + scale.freedAfterMs - performance.now()));
      const freed = await server.memory();
      await server.stop();
      return {
        used: (open.used - base.used) / ROOMS_IN_MEMORY,
        resident: (open.rss - base.rss) / ROOMS_IN_MEMORY,
        left: (freed.used - base.used) / (open.used - base.used),
      };
    },
  };
}
