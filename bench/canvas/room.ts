import { apiPerson } from '@/e2e/support/apiPerson';
import { newDataDir, removeDataDir, startServer } from '@/e2e/support/server';
import { createBoardDoc } from '@/lib/board/document';
import { StoredBoard } from '@/lib/board/storedBoard';
import { connectRoom, type RoomConnection } from '@/lib/sync/client';
import { makeShapes } from '../board/shapes';

const OWNER = {
  workspaceName: 'Northwind',
  name: 'Ines Marlow',
  email: 'ines@northwind.example',
  password: 'harbour lantern seventeen kites',
};

export type Rooms = {
  url: string;
  cookies: { name: string; value: string; url: string }[];
  /** A new live room with so many shapes and somebody in it. Ends when told to. */
  open(count: number): Promise<{ path: string; leave(): void }>;
  stop(): Promise<void>;
};

/** The production server with an empty database, and its owner. */
export async function startRooms(): Promise<Rooms> {
  const dataDir = newDataDir();
  const server = await startServer({ dataDir });
  const owner = apiPerson(server.url);
  await owner.trpc.setup.create.mutate(OWNER);
  await owner.signIn(OWNER.email, OWNER.password);
  const cookies = owner
    .cookieHeader()
    .split('; ')
    .map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
    });
  return {
    url: server.url,
    cookies,
    async open(count) {
      const { roomId } = await owner.trpc.sketches.create.mutate();
      const doc = createBoardDoc();
      const connection = connectRoom({
        url: `${server.url}/sync`,
        roomId,
        doc,
        WebSocketPolyfill: owner.Socket,
      });
      await until(connection, 'saved');
      doc.transact(() => {
        const board = new StoredBoard(doc);
        for (const shape of makeShapes(count)) board.put(shape);
      });
      await until(connection, 'saved');
      return { path: `/room/${roomId}`, leave: () => connection.destroy() };
    },
    async stop() {
      await server.stop();
      removeDataDir(dataDir);
    },
  };
}

function until({ status }: RoomConnection, save: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (status.getSnapshot().save !== save) return;
      stop();
      resolve();
    };
    const stop = status.subscribe(look);
    look();
  });
}
