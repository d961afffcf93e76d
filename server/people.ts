import { z } from 'zod';
import type { Channels } from './channels';

/** How often a node says who is connected to it, in milliseconds. */
export const SAY_EVERY_MS = 10_000;
/** A node that was not heard of for this long, in milliseconds, counts as gone. */
export const FORGET_AFTER_MS = 25_000;
const LOOK_EVERY_MS = 1_000;

/** The people connected to each room, on this node and the others. */
export type People = {
  /** Takes who is connected to the room on this node now. */
  set(roomId: string, personIds: readonly string[]): void;
  /** Everyone connected to the room, on any node, once and in order. */
  of(roomId: string): string[];
  /** Tells the other nodes that nobody is connected here any more, and ends. */
  close(): void;
};

/** What a node says: some of its rooms, or all of them; `ask` has the others say all of theirs. */
const statement = z.object({
  all: z.boolean(),
  ask: z.boolean(),
  rooms: z.array(z.tuple([z.string(), z.array(z.string())])),
});
type Statement = z.output<typeof statement>;

type Rooms = Map<string, readonly string[]>;

/**
 * Keeps who is connected to which room on all nodes together. Each node says its own on every change and from
 * time to time, so that what was lost is made good.
 * @param onChange is called when the people of a room, taken over all nodes, have changed
 */
export function createPeople(
  channels: Channels,
  onChange: (roomId: string, personIds: string[]) => void,
): People {
  const here: Rooms = new Map();
  const others = new Map<string, { rooms: Rooms; heardAt: number }>();

  const of = (roomId: string) => {
    const ids = new Set(here.get(roomId));
    for (const { rooms } of others.values()) for (const id of rooms.get(roomId) ?? []) ids.add(id);
    return [...ids].sort();
  };
  /** Makes a change that concerns these rooms, and tells about those in which it made a difference. */
  const change = (roomIds: Iterable<string>, make: () => void) => {
    const before = [...new Set(roomIds)].map((roomId) => [roomId, of(roomId)] as const);
    make();
    for (const [roomId, was] of before) {
      const is = of(roomId);
      if (is.length !== was.length || is.some((id, index) => id !== was[index])) onChange(roomId, is);
    }
  };

  const line = channels.open('people', (from, message) => {
    const said = readStatement(message);
    if (!said) return;
    const known = others.get(from)?.rooms ?? new Map();
    const concerned = [...(said.all ? known.keys() : []), ...said.rooms.map(([roomId]) => roomId)];
    change(concerned, () => {
      const rooms: Rooms = said.all ? new Map() : known;
      for (const [roomId, personIds] of said.rooms) put(rooms, roomId, personIds);
      others.set(from, { rooms, heardAt: Date.now() });
    });
    if (said.ask) sayAll(false);
  });
  const say = (said: Statement) => line.say(Buffer.from(JSON.stringify(said)));
  const sayAll = (ask: boolean) =>
    say({ all: true, ask, rooms: [...here].map(([roomId, ids]) => [roomId, [...ids]]) });
  const forgetTheLost = () => {
    const deadline = Date.now() - FORGET_AFTER_MS;
    for (const [nodeId, { rooms, heardAt }] of others) {
      if (heardAt < deadline) change(rooms.keys(), () => others.delete(nodeId));
    }
  };

  const forget = channels.onConnect(() => sayAll(true));
  const timers = [setInterval(() => sayAll(false), SAY_EVERY_MS), setInterval(forgetTheLost, LOOK_EVERY_MS)];
  for (const timer of timers) timer.unref();
  sayAll(true);

  return {
    of,
    set(roomId, personIds) {
      change([roomId], () => put(here, roomId, personIds));
      say({ all: false, ask: false, rooms: [[roomId, [...personIds]]] });
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      forget();
      say({ all: true, ask: false, rooms: [] });
      line.close();
    },
  };
}

function put(rooms: Rooms, roomId: string, personIds: readonly string[]): void {
  if (personIds.length > 0) rooms.set(roomId, personIds);
  else rooms.delete(roomId);
}

function readStatement(message: Uint8Array): Statement | null {
  try {
    return statement.parse(JSON.parse(Buffer.from(message).toString()));
  } catch {
    return null;
  }
}
