import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { isWriteConflict } from './client';

describe.each(await testDatabaseKinds())('transactions on %s', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase(kind);
    await test.db.workspace.create({ data: { id: 'w', name: 'W' } });
  });
  afterAll(() => test.drop());

  const member = (id: string) => ({
    id,
    workspaceId: 'w',
    email: `${id}@example.com`,
    name: id,
    role: 'interviewer' as const,
  });

  it('runs 20 interactive transactions at once without mixing them up', async () => {
    await test.db.member.create({ data: member('counter') });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        test.db.$transaction(async (tx) => {
          await tx.$queryRaw`SELECT id FROM "Member" WHERE id = 'counter' FOR UPDATE`;
          const { sessionEpoch } = await tx.member.findUniqueOrThrow({ where: { id: 'counter' } });
          await new Promise((resolve) => setImmediate(resolve));
          await tx.member.update({ where: { id: 'counter' }, data: { sessionEpoch: sessionEpoch + 1 } });
          await tx.auditEntry.create({
            data: {
              id: `a${index}`,
              workspaceId: 'w',
              actorKind: 'system',
              action: 'a.b',
              subjectType: 't',
              subjectId: 's',
            },
          });
        }),
      ),
    );
    const { sessionEpoch } = await test.db.member.findUniqueOrThrow({ where: { id: 'counter' } });
    expect(sessionEpoch).toBe(20);
    expect(await test.db.auditEntry.count()).toBe(20);
  });

  it('keeps large values and single queries apart while transactions run', async () => {
    await test.db.room.create({ data: { id: 'r', workspaceId: 'w', kind: 'sketch' } });
    const bytes = (seq: number) => new Uint8Array(200_000).fill(seq);
    await Promise.all(
      Array.from({ length: 30 }, async (_, seq) => {
        await test.db.boardUpdate.create({ data: { roomId: 'r', seq, actorId: 'x', bytes: bytes(seq) } });
        const [name] = await test.db.$queryRaw<{ a: string }[]>`SELECT ${'n'.repeat(90_000) + seq} AS a`;
        expect(name?.a.endsWith(`n${seq}`)).toBe(true);
      }),
    );
    const rows = await test.db.boardUpdate.findMany({ orderBy: { seq: 'asc' } });
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 30 }, (_, seq) => seq));
    for (const row of rows) expect(Buffer.from(row.bytes).equals(bytes(Number(row.seq)))).toBe(true);
  });

  it('rolls everything back when the callback throws, and goes on', async () => {
    await expect(
      test.db.$transaction(async (tx) => {
        await tx.member.create({ data: member('ghost') });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await test.db.member.findUnique({ where: { id: 'ghost' } })).toBeNull();
  });

  it('says P2002 for a taken name, inside and outside of transactions, many times in a row', async () => {
    await test.db.member.create({ data: member('taken') });
    for (let round = 0; round < 20; round++) {
      await expect(
        test.db.member.create({ data: { ...member('other'), email: 'taken@example.com' } }),
      ).rejects.toMatchObject({ code: 'P2002' });
      await expect(
        test.db.$transaction((tx) => tx.member.create({ data: member('taken') })),
      ).rejects.toMatchObject({ code: 'P2002' });
    }
    expect(await test.db.member.count({ where: { id: 'taken' } })).toBe(1);
  });

  it('does not call a transaction committed in which a query had failed', async () => {
    await test.db.member.create({ data: member('first') });
    await expect(
      test.db.$transaction(async (tx) => {
        await tx.member.create({ data: member('second') });
        await tx.member.create({ data: member('first') }).catch(() => {});
      }),
    ).rejects.toThrow();
    expect(await test.db.member.findUnique({ where: { id: 'second' } })).toBeNull();
  });

  it('has serializable transactions', async () => {
    const isolation = await test.db.$transaction(
      (tx) => tx.$queryRaw<{ level: string }[]>`SELECT current_setting('transaction_isolation') AS level`,
      { isolationLevel: 'Serializable' },
    );
    expect(isolation).toEqual([{ level: 'serializable' }]);
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, (_, index) =>
        test.db.$transaction(
          async (tx) => {
            const count = await tx.memberInvite.count();
            await tx.memberInvite.create({
              data: {
                id: `i${index}`,
                workspaceId: 'w',
                role: 'admin',
                tokenHash: `t${index}`,
                createdById: 'x',
                email: `${count}`,
                expiresAt: new Date(),
              },
            });
          },
          { isolationLevel: 'Serializable' },
        ),
      ),
    );
    const failed = results.filter((result) => result.status === 'rejected');
    for (const result of failed) expect(isWriteConflict(result.reason)).toBe(true);
    const invites = await test.db.memberInvite.findMany();
    expect(invites.map((invite) => invite.email).sort()).toEqual(invites.map((_, index) => `${index}`));
  });

  it('ends a transaction that takes too long and serves the next', async () => {
    await expect(
      test.db.$transaction(
        async (tx) => {
          await tx.member.create({ data: member('slow') });
          await new Promise((resolve) => setTimeout(resolve, 300));
          await tx.member.count();
        },
        { timeout: 100 },
      ),
    ).rejects.toMatchObject({ code: 'P2028' });
    expect(await test.db.member.findUnique({ where: { id: 'slow' } })).toBeNull();
  });

  it('is not held up by a connection that goes away in the middle of a transaction', async () => {
    const client = new pg.Client(test.url);
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    await client.query(`INSERT INTO "Workspace" (id, name) VALUES ('lost', 'x')`);
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await expect.poll(() => test.db.workspace.count()).toBe(1);
  });

  it('keeps what types hold: times in UTC, big numbers, lists, JSON', async () => {
    const at = new Date('2031-03-30T01:30:00.123Z');
    await test.db.boardActor.create({ data: { roomId: 'r', id: 'a', kind: 'member', name: 'Zoë ☃' } });
    await test.db.boardUpdate.create({
      data: { roomId: 'r', seq: 9_007_199_254_740_993n, at, actorId: 'x', bytes: new Uint8Array([0, 255]) },
    });
    await test.db.$executeRaw`INSERT INTO "SignInAttempt" (id, key, success) VALUES ('s', 'k', true)`;
    const row = await test.db.boardUpdate.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(row).toMatchObject({ seq: 9_007_199_254_740_993n, at });
    const attempt = await test.db.signInAttempt.findUniqueOrThrow({ where: { id: 's' } });
    expect(Math.abs(attempt.at.getTime() - Date.now())).toBeLessThan(60_000);
  });
});
