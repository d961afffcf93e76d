import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '@/lib/ids';
import { connectRoom, type RoomConnection } from '@/lib/sync/client';
import type { Channels } from '@/server/channels';
import { hasTestRedis, type RedisNodes, redisNodes } from '@/server/redis/testing';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { eventually } from '@/server/testing/eventually';
import { createDatabaseStorage } from '../storage/database';
import { LiveServer, nodeSocket } from '../testing/liveServer';
import { createRedisFanOut } from './redis';

const isPossible = (await hasTestRedis()) && (await testDatabaseKinds()).includes('postgres');

describe.skipIf(!isPossible)('two nodes on one PostgreSQL and one Redis', () => {
  let database: TestDatabase;
  let redis: RedisNodes;
  let channels: Channels[];
  let servers: LiveServer[];
  let roomId: string;
  const open: { doc: Y.Doc; connection: RoomConnection }[] = [];

  beforeEach(async () => {
    database = await createTestDatabase('postgres');
    const workspaceId = newId();
    roomId = newId();
    await database.db.workspace.create({ data: { id: workspaceId, name: 'Test' } });
    await database.db.room.create({ data: { id: roomId, workspaceId, kind: 'sketch' } });
    redis = await redisNodes();
    channels = [await redis.node(), await redis.node()];
    servers = await Promise.all(
      channels.map((node) =>
        LiveServer.start({ storage: createDatabaseStorage(database), fanOut: createRedisFanOut(node) }),
      ),
    );
  });

  afterEach(async () => {
    for (const { connection, doc } of open.splice(0)) {
      connection.destroy();
      doc.destroy();
    }
    for (const server of servers) await server.stop();
    await redis.close();
    await database.drop();
  });

  async function join(server: LiveServer | undefined, name: string) {
    const doc = new Y.Doc();
    const connection = connectRoom({
      url: server?.url ?? '',
      roomId,
      doc,
      WebSocketPolyfill: nodeSocket({ cookie: `who=${name}` }).Socket,
    });
    open.push({ doc, connection });
    const board = doc.getMap('board');
    const isSaved = () => connection.status.getSnapshot().save === 'saved';
    await eventually(() => expect(isSaved()).toBe(true));
    return { doc, board, connection, isSaved };
  }

  it('F1: show each other what is drawn, and who is there', async () => {
    const [anna, ben] = [await join(servers[0], 'anna'), await join(servers[1], 'ben')];
    anna.connection.awareness.setLocalState({ cursor: 1 });
    anna.board.set('a', 1);
    ben.board.set('b', 2);
    await eventually(() => expect(ben.board.toJSON()).toEqual({ a: 1, b: 2 }));
    await eventually(() => expect(anna.board.toJSON()).toEqual({ a: 1, b: 2 }));
    await eventually(() =>
      expect(ben.connection.awareness.getStates().get(anna.doc.clientID)).toMatchObject({
        cursor: 1,
        user: { name: 'anna' },
      }),
    );
    await eventually(() => expect(anna.isSaved() && ben.isSaved()).toBe(true));
    anna.connection.destroy();
    await eventually(() => expect(ben.connection.awareness.getStates().has(anna.doc.clientID)).toBe(false));
  });

  it('F2: agree without any message between them', async () => {
    const [anna, ben] = [await join(servers[0], 'anna'), await join(servers[1], 'ben')];
    for (const node of channels) await node.close();
    anna.board.set('a', 1);
    ben.board.set('b', 2);
    await eventually(() => expect(ben.board.toJSON()).toEqual({ a: 1, b: 2 }));
    await eventually(() => expect(anna.board.toJSON()).toEqual({ a: 1, b: 2 }));
    await eventually(() => expect(anna.isSaved() && ben.isSaved()).toBe(true));
  });

  it('write one log when both draw at once, and nothing of it is missing', async () => {
    const people = [await join(servers[0], 'anna'), await join(servers[1], 'ben')];
    for (let i = 0; i < 200; i++) {
      for (const [at, { board }] of people.entries()) board.set(`${at}:${i}`, i);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => expect(people.every(({ isSaved }) => isSaved())).toBe(true));
    const newcomer = await join(servers[0], 'cleo');
    await eventually(() => expect(newcomer.board.size).toBe(400));
    const rows = await database.db.boardUpdate.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, i) => i + 1));
  });
});
