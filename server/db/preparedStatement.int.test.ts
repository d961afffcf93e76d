import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { createPool } from './pool';
import { preparer } from './preparedStatement';

const KEPT = `SELECT count(*)::int AS kept FROM pg_prepared_statements WHERE name LIKE 'double %'`;

describe.each(await testDatabaseKinds())('a prepared statement (%s)', (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(kind);
  });
  afterAll(() => database.drop());

  const prepare = (pool = database.pool) =>
    preparer(pool)<{ doubled: number }>('double', 'SELECT $1::int * 2 AS doubled');

  it('is kept by its connection and answers like any query', async () => {
    const double = prepare();
    for (const number of [1, 2, 3]) expect(await double([number])).toEqual([{ doubled: 2 * number }]);
    expect((await database.pool.query(KEPT)).rows).toEqual([{ kept: 1 }]);
  });

  it('fails as the query fails, and works again', async () => {
    const double = prepare();
    await expect(double(['three'])).rejects.toThrow('invalid input syntax');
    expect(await double([4])).toEqual([{ doubled: 8 }]);
  });

  it('is prepared again by a connection that takes the place of a broken one', async () => {
    const pool = createPool({ connectionString: database.url, max: 1 });
    const double = prepare(pool);
    expect(await double([1])).toEqual([{ doubled: 2 }]);
    const client = await pool.connect();
    client.release(true);
    expect(await double([2])).toEqual([{ doubled: 4 }]);
    await pool.end();
  });

  it('works where a pooler does not keep it', async () => {
    const double = prepare();
    expect(await double([1])).toEqual([{ doubled: 2 }]);
    const clients = await Promise.all(
      Array.from({ length: database.pool.totalCount }, () => database.pool.connect()),
    );
    for (const client of clients) await client.query('DEALLOCATE ALL');
    for (const client of clients) client.release();
    expect(await double([2])).toEqual([{ doubled: 4 }]);
    expect(await double([3])).toEqual([{ doubled: 6 }]);
    expect((await database.pool.query(KEPT)).rows).toEqual([{ kept: 0 }]);
  });
});
