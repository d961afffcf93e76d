import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '@/lib/ids';
import type { PrismaClient } from '@/prisma/generated/client';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { eventually } from '@/server/testing/eventually';
import { BoardBytes } from '../boardBytes';
import { encodeStateVector } from '../stateVector';
import { describeStorage } from '../testing/storageContract';
import { createDatabaseStorage } from './database';
import type { LogEntry } from './storage';

async function newRoom(db: PrismaClient): Promise<string> {
  const workspaceId = newId();
  const roomId = newId();
  await db.workspace.create({ data: { id: workspaceId, name: 'Test' } });
  await db.room.create({ data: { id: roomId, workspaceId, kind: 'sketch' } });
  return roomId;
}

describe.each(await testDatabaseKinds())('the database storage (%s)', (kind) => {
  let database: TestDatabase;
  let db: PrismaClient;
  let roomId: string;
  beforeAll(async () => {
    database = await createTestDatabase(kind);
    db = database.db;
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    roomId = await newRoom(db);
  });

  describeStorage(kind, async () => ({
    storage: createDatabaseStorage(database),
    roomId,
    otherRoomId: await newRoom(db),
    damageCheckpoint: async (id) => {
      await db.boardCheckpoint.updateMany({ where: { roomId: id }, data: { state: new Uint8Array([0, 1]) } });
    },
  }));

  const by = (actorId: string, name: string, at = Date.now()): LogEntry => ({
    actorId,
    actor: { kind: actorId.startsWith('pass:') ? 'candidate' : 'member', name },
    at,
    bytes: new Uint8Array([0, 0]),
  });

  it('keeps who drew what and when, and each person under the latest name', async () => {
    const storage = createDatabaseStorage(database);
    const at = Date.parse('2030-01-02T03:04:05.678Z');
    const append = (entries: LogEntry[], afterSeq: bigint) => storage.append([{ roomId, entries, afterSeq }]);
    await append([by('member:a', 'Anna', at), by('pass:b', 'Ben', at)], 0n);
    await append([by('pass:b', 'Ben', at)], 1n);
    await append([by('member:a', 'Anna K.', at)], 2n);
    const rows = await db.boardUpdate.findMany({ where: { roomId }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ seq, actorId, packed }) => `${seq} ${actorId} ${packed}`)).toEqual([
      '1 member:a true',
      '2 pass:b false',
      '3 member:a false',
    ]);
    expect(rows.map((row) => row.at.getTime())).toEqual([at, at, at]);
    const actors = await db.boardActor.findMany({ where: { roomId }, orderBy: { id: 'asc' } });
    expect(actors).toEqual([
      { roomId, id: 'member:a', kind: 'member', name: 'Anna K.' },
      { roomId, id: 'pass:b', kind: 'candidate', name: 'Ben' },
    ]);
  });

  it('loads a long log without holding it in memory', async () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update) => updates.push(update));
    for (let i = 0; i < 5_000; i++) doc.getMap('board').set(`shape${i % 50}`, { x: i, y: i });
    for (let from = 0; from < updates.length; from += 1_000) {
      await db.boardUpdate.createMany({
        data: updates.slice(from, from + 1_000).map((bytes, i) => ({
          roomId,
          seq: BigInt(from + i + 1),
          actorId: 'member:a',
          bytes: new Uint8Array(bytes),
        })),
      });
    }
    const loaded = new BoardBytes<null>();
    let largestPage = 0;
    for await (const { edits } of createDatabaseStorage(database).load(roomId)) {
      largestPage = Math.max(largestPage, edits.length);
      for (const { bytes } of edits) {
        const check = loaded.check(bytes);
        if (check.kind === 'fits') loaded.take(check, null);
      }
    }
    expect(largestPage).toBeLessThanOrEqual(500);
    expect(encodeStateVector(loaded.stateVector)).toEqual(Y.encodeStateVector(doc));
  });

  it('finds its place by index, also with a plan from when the log was short', async () => {
    const fresh = await createTestDatabase(kind);
    const scansOf = async (table: string) => {
      const name = [table];
      const sql = 'SELECT seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname = $1';
      return (await fresh.pool.query<{ scans: number }>(sql, name)).rows[0]?.scans ?? 0;
    };
    const roomIds = await Promise.all(Array.from({ length: 20 }, () => newRoom(fresh.db)));
    const before = [await scansOf('BoardUpdate'), await scansOf('Room')];
    const storage = createDatabaseStorage(fresh);
    const WRITES = 40;
    for (let seq = 0n; seq < WRITES; seq++) {
      const entries = [by('member:a', 'Anna')];
      const outcomes = await storage.append(roomIds.map((id) => ({ roomId: id, entries, afterSeq: seq })));
      expect(new Set(outcomes)).toEqual(new Set(['written']));
    }
    // Figures are published with a delay: those of this one come after those of the writes.
    await fresh.pool.query('SELECT count(*) FROM "BoardUpdate", "Room"');
    await eventually(async () => expect(await scansOf('Room')).toBeGreaterThan(before[1] as number));
    expect((await scansOf('BoardUpdate')) - (before[0] as number)).toBeLessThan(WRITES / 4);
    expect((await scansOf('Room')) - (before[1] as number)).toBeLessThan(WRITES / 4);
    await fresh.drop();
  });
});
