import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import * as Y from 'yjs';
import { connectRoom, type RoomConnection } from '@/lib/sync/client';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { hasTestRedis, type RedisNodes, redisNodes } from '@/server/redis/testing';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { eventually } from '@/server/testing/eventually';
import { newWorkspace } from '@/server/testing/factories';
import {
  admittedCandidate,
  newInterview,
  type TestInterview,
  type TestPerson,
} from '@/server/testing/people';
import { startNode, type TestNode } from './testing';

const isPossible = (await hasTestRedis()) && (await testDatabaseKinds()).includes('postgres');

describe.skipIf(!isPossible)('locking a board, with the candidate at another node', () => {
  let database: TestDatabase;
  let redis: RedisNodes;
  let nodes: TestNode[];
  let interview: TestInterview;
  let candidate: TestPerson & { passId: string };
  const open: { doc: Y.Doc; connection: RoomConnection }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    redis = await redisNodes();
    nodes = [await startNode(database, await redis.node()), await startNode(database, await redis.node())];
  });
  beforeEach(async () => {
    const [{ rt }] = nodes as [TestNode];
    interview = await newInterview(rt, await newWorkspace(rt));
    candidate = await admittedCandidate(rt, interview);
  });
  afterEach(() => {
    for (const { connection, doc } of open.splice(0)) {
      connection.destroy();
      doc.destroy();
    }
  });
  afterAll(async () => {
    for (const node of nodes) await node.stop();
    await redis.close();
    await database.drop();
  });

  /** Opens the board as the candidate does in a browser. */
  async function join(url = nodes[1]?.url ?? '', doc = new Y.Doc()) {
    const cookie = candidate.cookies.map((line) => line.split(';')[0]).join('; ');
    const Socket = class extends NodeWebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie } });
      }
    } as unknown as typeof WebSocket;
    const connection = connectRoom({ url, roomId: interview.roomId, doc, WebSocketPolyfill: Socket });
    open.push({ doc, connection });
    const status = () => connection.status.getSnapshot();
    await eventually(() => expect(status().everSynced || status().closed).toBeTruthy());
    return { doc, connection, status, board: doc.getMap('board') };
  }

  const setLock = (locked: boolean) =>
    interview.interviewer.trpc.room.setLock({ roomId: interview.roomId, locked });

  it('takes the right to draw within two seconds, keeps the connection, and gives it back', async () => {
    const { status, board } = await join();
    board.set('before', 1);
    await eventually(() => expect(status()).toMatchObject({ save: 'saved', canEdit: true }));
    await setLock(true);
    // Sooner than the next judgement that comes by itself, so it was told.
    await eventually(() => expect(status().canEdit).toBe(false));
    expect(status()).toMatchObject({ connection: 'online', save: 'read-only' });
    await setLock(false);
    await eventually(() => expect(status().canEdit).toBe(true));
    board.set('after', 2);
    await eventually(() => expect(status().save).toBe('saved'));
    const reader = await join(nodes[0]?.url);
    await eventually(() => expect(reader.board.toJSON()).toEqual({ before: 1, after: 2 }));
  });

  it('refuses what is drawn all the same, and takes it once the board is unlocked', async () => {
    const { connection, status, board, doc } = await join();
    await eventually(() => expect(status().canEdit).toBe(true));
    await setLock(true);
    await eventually(() => expect(status()).toMatchObject({ canEdit: false, save: 'read-only' }));
    board.set('forced', 1);
    await eventually(() => expect(status().closed?.code).toBe(CLOSE_CODES.readOnly));
    expect(status()).toMatchObject({ save: 'unsaved', hasUnsavedEdits: true });
    const onlooker = await join(nodes[0]?.url);
    expect(onlooker.board.toJSON()).toEqual({});
    // Coming back with it changes nothing.
    connection.retry();
    await eventually(() => expect(status().closed?.code).toBe(CLOSE_CODES.readOnly));
    await setLock(false);
    connection.retry();
    await eventually(() => expect(status().save).toBe('saved'));
    expect(doc.getMap('board').toJSON()).toEqual({ forced: 1 });
    await eventually(() => expect(onlooker.board.toJSON()).toEqual({ forced: 1 }));
  });

  it('keeps a stroke that is being drawn at that moment, and the connection', async () => {
    const { status, board } = await join();
    await eventually(() => expect(status().canEdit).toBe(true));
    const locking = setLock(true);
    let drawn = 0;
    // As the canvas does: it draws as long as it has not heard.
    while (status().canEdit) {
      board.set('stroke', ++drawn);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await locking;
    await eventually(() => expect(status()).toMatchObject({ connection: 'online', save: 'read-only' }));
    const onlooker = await join(nodes[0]?.url);
    expect(onlooker.board.toJSON()).toEqual({ stroke: drawn });
  });
});
