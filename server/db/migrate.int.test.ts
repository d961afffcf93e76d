import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  MIGRATIONS_DIR,
  type TestDatabase,
  testDatabaseKinds,
} from '@/server/testing/database';
import { type Migration, migrate, readMigrations } from './migrate';

const make = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});

describe.each(await testDatabaseKinds())('migrate on %s', (kind) => {
  const shipped = readMigrations(MIGRATIONS_DIR);
  let test: TestDatabase;
  let client: pg.Client;
  beforeEach(async () => {
    test = await createTestDatabase(kind);
    client = new pg.Client(test.url);
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await test.drop();
  });
  const next = make('99990101000000_next', 'CREATE TABLE extra (id int); INSERT INTO extra VALUES (1);');

  it('does nothing where all are applied, and tells about each that it applies', async () => {
    const lines: string[] = [];
    expect(await migrate(client, shipped, (line) => lines.push(line))).toEqual([]);
    expect(lines).toEqual([]);
    expect(await migrate(client, [...shipped, next], (line) => lines.push(line))).toEqual([next.name]);
    expect(lines).toEqual([`Applying migration 1 of 1: ${next.name}`]);
    const { rows } = await client.query('SELECT * FROM "_prisma_migrations" WHERE migration_name = $1', [
      next.name,
    ]);
    expect(rows[0]).toMatchObject({ checksum: next.checksum, applied_steps_count: 1, rolled_back_at: null });
    expect(rows[0].finished_at).toBeInstanceOf(Date);
  });

  it('leaves the database as it was when one fails, and goes on when it is mended', async () => {
    const broken = make(next.name, `${next.sql} SELECT nonsense;`);
    await expect(migrate(client, [...shipped, broken])).rejects.toMatchObject({
      name: 'DatabaseError',
      reason: 'migration',
      message: expect.stringContaining('nonsense'),
    });
    expect((await client.query("SELECT to_regclass('extra') AS found")).rows).toEqual([{ found: null }]);
    expect(await migrate(client, [...shipped, next])).toEqual([next.name]);
  });

  it('refuses a database that is newer, and one whose migration was changed', async () => {
    await migrate(client, [...shipped, next]);
    await expect(migrate(client, shipped)).rejects.toMatchObject({ reason: 'newer' });
    await expect(migrate(client, [...shipped, make(next.name, 'other')])).rejects.toMatchObject({
      reason: 'migration',
    });
  });

  // The embedded database is opened by one process only.
  if (kind === 'embedded') return;
  it('is done once when several processes start together', async () => {
    const clients = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const one = new pg.Client(test.url);
        await one.connect();
        return one;
      }),
    );
    const applied = await Promise.all(clients.map((one) => migrate(one, [...shipped, next])));
    expect(applied.flat()).toEqual([next.name]);
    await Promise.all(clients.map((one) => one.end()));
  });
});
