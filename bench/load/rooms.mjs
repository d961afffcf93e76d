import { TldrawClient } from './tldrawClient.mjs';
import { YjsClient } from './yjsClient.mjs';
import { prepareEdits } from './yjsContent.mjs';

const CLIENTS = {
  yjs: (options) => new YjsClient(options),
  hocuspocus: (options) => new YjsClient({ ...options, addressed: true }),
  tldraw: (options) => new TldrawClient(options),
};

/** A room's name, of the length that our server wants. */
export const roomName = (tag, index) => `bench-${tag}`.padEnd(17, '-') + String(index).padStart(5, '0');

/** A client that is not connected yet. */
export function createClient({ dialect, port, path, query }, room, person) {
  return CLIENTS[dialect]({ port, path, query, room, person });
}

/** Prepares what these authors will write. */
export function prepare({ dialect }, authors, count) {
  if (dialect !== 'tldraw') prepareEdits(authors, count);
}

/** Opens so many rooms with so many people in each; the first one of each room brings a board. */
export async function fillRooms(target, { tag, rooms, people, shapes }) {
  const filled = [];
  for (let room = 0; room < rooms; room++) {
    const members = [];
    for (let seat = 0; seat < people; seat++) {
      const client = createClient(target, roomName(tag, room), `${tag}-${room}-${seat}`);
      await client.open({ shapes });
      await client.settle();
      members.push(client);
    }
    filled.push(members);
  }
  return filled;
}

/** Ends these connections, and resolves when they are. */
export async function closeAll(clients) {
  await Promise.all(clients.map((client) => client.close()));
}
