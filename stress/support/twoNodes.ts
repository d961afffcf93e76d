import { boardHash } from './boardHash';
import { Drawer } from './drawer';
import { Samples } from './samples';
import type { StressNode } from './startNode';
import { pause, until } from './wait';

/** People on two nodes who draw in one room, and measure how long an edit takes from one node to the other. */
export type Crowd = {
  /** Edits that were acknowledged, by key. */
  acknowledged: ReadonlyMap<string, number>;
  /** The trips from node to node since the last call. */
  trips(): Samples;
  /** How long it took from an edit to its acknowledgement, since the last call. */
  acks(): Samples;
  /** Keys whose edits from before this moment have not come to the other node. */
  missingFrom(moment: number): number;
  /** Stops them; resolves to how long it then took until all boards were the same, in milliseconds. */
  stop(deadlineMs: number): Promise<number>;
};

const EDIT_PAUSE_MS = 8;
const PEOPLE_PER_NODE = 2;
/** Keys that a person uses in turn: as a board has shapes that are drawn over. */
const KEYS = 400;

/** Brings people into a room on each node, who begin to draw. */
export async function drawOnBoth(nodes: readonly StressNode[], roomId: string): Promise<Crowd> {
  const acknowledged = new Map<string, number>();
  const sent = new Map<string, number>();
  let trips = new Samples();
  let acks = new Samples();
  let isOver = false;
  const people = nodes.flatMap((node, at) =>
    Array.from({ length: PEOPLE_PER_NODE }, (_, number) => ({
      node,
      name: `n${at}p${number}`,
      drawer: new Drawer(`n${at}p${number}`),
    })),
  );
  await Promise.all(people.map(({ drawer, node }) => drawer.join(node.port, roomId)));
  for (const { drawer, node, name } of people) {
    if (!name.endsWith('p0')) continue;
    // The first on each node measures what comes from the other node.
    const away = people.filter((person) => person.node !== node).map((person) => person.name);
    drawer.board.observe(({ keysChanged, transaction }) => {
      if (transaction.local) return;
      for (const key of keysChanged) {
        const at = key !== null && away.some((who) => key.startsWith(who)) ? sent.get(key) : undefined;
        if (at === undefined || key === null) continue;
        trips.add(performance.now() - at);
        sent.delete(key);
      }
    });
  }
  const drawing = people.map(async ({ drawer, name }) => {
    for (let step = 1; !isOver; step++) {
      const key = `${name}:${step % KEYS}`;
      if (!sent.has(key)) sent.set(key, performance.now());
      drawer.board.set(key, step);
      const at = performance.now();
      drawer.whenSaved(() => {
        acknowledged.set(key, step);
        acks.add(performance.now() - at);
      });
      await pause(EDIT_PAUSE_MS);
    }
  });
  return {
    acknowledged,
    trips() {
      // What has not come yet has taken at least this long.
      for (const at of sent.values()) trips.add(performance.now() - at);
      const read = trips;
      trips = new Samples();
      return read;
    },
    acks() {
      const read = acks;
      acks = new Samples();
      return read;
    },
    missingFrom: (moment) => [...sent.values()].filter((at) => at < moment).length,
    async stop(deadlineMs) {
      isOver = true;
      await Promise.all(drawing);
      const stopped = performance.now();
      const areEven = () => new Set(people.map(({ drawer }) => boardHash(drawer.board))).size === 1;
      await until('all boards are the same', deadlineMs, areEven).catch(() => {});
      const took = areEven() ? performance.now() - stopped : Number.POSITIVE_INFINITY;
      await until('all is saved', 10_000, () => people.every(({ drawer }) => drawer.unsaved === 0));
      for (const { drawer } of people) drawer.leave();
      return took;
    },
  };
}

/** The acknowledged edits that somebody who joins this node now does not get. */
export async function lostOn(node: StressNode, roomId: string, crowd: Crowd): Promise<number> {
  const reader = new Drawer('reader');
  await reader.join(node.port, roomId);
  const lost = [...crowd.acknowledged].filter(([key, step]) => Number(reader.board.get(key) ?? 0) < step);
  reader.leave();
  return lost.length;
}
