import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  MIGRATIONS_DIR,
  type TestDatabase,
  testDatabaseKinds,
} from '@/server/testing/database';
import { silentLog } from '@/server/testing/embeddedDatabase';
import { isDatabaseDown, type OpenDatabase, openDatabase } from './client';
import { connectToServer } from './server';

const hasServer = (await testDatabaseKinds()).includes('postgres');

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function open(url: string): Promise<OpenDatabase> {
  return openDatabase({
    env: { DATABASE_URL: url, DATA_DIR: '/nowhere' },
    log: silentLog,
    entry: '/nowhere',
    migrationsDir: MIGRATIONS_DIR,
  });
}

describe('a server that cannot be reached', () => {
  it('is waited for, and then named, without the password', async () => {
    const port = await freePort();
    const lines: string[] = [];
    await expect(
      connectToServer(`postgresql://u:hunter2@127.0.0.1:${port}/x`, (line) => lines.push(line), 600),
    ).rejects.toMatchObject({
      reason: 'unreachable',
      message: `DATABASE_URL: nothing answers at 127.0.0.1:${port}. Start the PostgreSQL server, or correct the host and the port.`,
    });
    expect(lines).toEqual([`Waiting for the database server at 127.0.0.1:${port}`]);
  });

  it('is named where its host is not known', async () => {
    await expect(connectToServer('postgresql://u:p@nowhere.invalid/x', undefined, 0)).rejects.toMatchObject({
      message: expect.stringContaining('the host of nowhere.invalid:5432 is not known'),
    });
  });

  it('may be something else than PostgreSQL', async () => {
    const server = createServer((socket) =>
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n', () => socket.destroy()),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(connectToServer(`postgresql://u:p@127.0.0.1:${port}/x`, undefined, 0)).rejects.toMatchObject(
      {
        reason: 'unreachable',
      },
    );
    await new Promise((resolve) => server.close(resolve));
  });
});

// Without a server there is nothing to try these on; the suites of the embedded database stand for the rest.
if (hasServer) {
  describe('a PostgreSQL server', () => {
    let test: TestDatabase;
    let name: string;
    let admin: pg.Client;
    let opened: OpenDatabase;
    beforeAll(async () => {
      test = await createTestDatabase('postgres');
      name = new URL(test.url).pathname.slice(1);
      const url = new URL(test.url);
      url.pathname = '/postgres';
      admin = new pg.Client(url.href);
      await admin.connect();
      opened = await open(test.url);
      await opened.db.workspace.create({ data: { id: 'w', name: 'W' } });
    });
    afterAll(async () => {
      await opened.close();
      await admin.end();
      await test.drop();
    });

    it('is opened and has no backups of ours', async () => {
      expect(opened.kind).toBe('server');
      expect(opened.backup).toBeUndefined();
      expect(await opened.db.workspace.count()).toBe(1);
    });

    it('refuses a database that is not there, by name', async () => {
      const url = new URL(test.url);
      url.pathname = '/no_such_database';
      await expect(open(url.href)).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringContaining('has no database named no_such_database'),
      });
    });

    it('refuses a user that is not let in', async () => {
      const url = new URL(test.url);
      url.username = 'no_such_user';
      url.password = 'hunter2';
      const error = (await open(url.href).catch((reason: unknown) => reason)) as Error;
      expect(error).toMatchObject({ reason: 'refused' });
      expect(error.message).toContain('no_such_user');
      expect(error.message).not.toContain('hunter2');
    });

    const terminate = () =>
      admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);

    it('may cut connections that nobody uses: nothing is noticed', async () => {
      await Promise.all(Array.from({ length: 5 }, () => opened.db.$queryRaw`SELECT pg_sleep(0.05)::text`));
      await terminate();
      await expect.poll(() => opened.db.workspace.count().catch(() => -1)).toBe(1);
    });

    it('may cut connections in the middle of a query or a transaction: those fail as told, the next ones work', async () => {
      const query = opened.db.$queryRaw`SELECT pg_sleep(20)::text`.catch((error: unknown) => error);
      let inside = () => {};
      const isInside = new Promise<void>((resolve) => {
        inside = resolve;
      });
      let goOn = () => {};
      const mayGoOn = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const transaction = opened.db
        .$transaction(async (tx) => {
          await tx.workspace.create({ data: { id: 'x', name: 'X' } });
          inside();
          await mayGoOn;
          await tx.workspace.count();
        })
        .catch((error: unknown) => error);
      await isInside;
      await expect
        .poll(
          async () =>
            (
              await admin.query(
                "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()",
              )
            ).rowCount,
        )
        .toBe(1);
      await terminate();
      const failed = await query;
      goOn();
      expect(isDatabaseDown(failed)).toBe(true);
      expect(isDatabaseDown(await transaction)).toBe(true);
      await expect
        .poll(() => opened.db.workspace.findMany({ select: { id: true } }).catch(isDatabaseDown))
        .toEqual([{ id: 'w' }]);
    });

    it('may be away for a while: queries fail as told until it is back', async () => {
      const target = new URL(test.url);
      const sockets = new Set<Socket>();
      const proxy = createServer((socket) => {
        const onward = connect(Number(target.port || 5432), target.hostname);
        for (const end of [socket, onward]) {
          sockets.add(end);
          end
            .on('error', () => {})
            .on('close', () => {
              socket.destroy();
              onward.destroy();
            });
        }
        socket.pipe(onward).pipe(socket);
      });
      const listen = (port: number) =>
        new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
      await listen(0);
      const { port } = proxy.address() as AddressInfo;
      const stop = () =>
        new Promise<void>((resolve) => {
          proxy.close(() => resolve());
          for (const socket of sockets) socket.destroy();
        });
      const through = new URL(test.url);
      through.port = `${port}`;
      const away = await open(through.href);
      expect(await away.db.workspace.count()).toBe(1);

      await stop();
      const first: unknown = await away.db.workspace.count().catch((error: unknown) => error);
      const second: unknown = await away.db.workspace.count().catch((error: unknown) => error);
      expect([first, second].map(isDatabaseDown)).toEqual([true, true]);
      const inTransaction: unknown = await away.db
        .$transaction((tx) => tx.workspace.count())
        .catch((error: unknown) => error);
      expect(isDatabaseDown(inTransaction)).toBe(true);

      await listen(port);
      expect(await away.db.workspace.count()).toBe(1);
      await away.close();
      await stop();
    });

    it('may keep its clock in any zone', async () => {
      await admin.query(`ALTER DATABASE "${name}" SET timezone = 'Asia/Tokyo'`);
      const other = await open(test.url);
      await other.db.$executeRaw`INSERT INTO "SignInAttempt" (id, key, success) VALUES ('s', 'k', true)`;
      const { at } = await other.db.signInAttempt.findUniqueOrThrow({ where: { id: 's' } });
      expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
      await other.close();
    });
  });
}
