import type pg from 'pg';

/** A pooler between us and the server does not keep statements for a connection: 26000, or 42P05. */
const UNKNOWN_STATEMENT = '26000';
const STATEMENT_EXISTS = '42P05';

/**
 * Numbers what was prepared on any connection: the embedded database is one session for all connections that it
 * ever has, and keeps the names of those that are gone.
 */
let prepared = 0;

/**
 * Makes a statement that each connection plans once instead of with every call. That is worth it for what runs
 * many times a second: planning costs more than running, most of all in the embedded database. Behind a pooler
 * that mixes up connections it is planned each time instead.
 * @param name what the database's own views call it, with a number behind it
 * @returns runs it and resolves with its rows
 */
export type Prepare = <Row extends object>(
  name: string,
  sql: string,
) => (values: readonly unknown[]) => Promise<Row[]>;

/** What makes statements for the connections of a pool. */
export function preparer(pool: pg.Pool): Prepare {
  return (name, sql) => prepareStatement(pool, name, sql);
}

function prepareStatement<Row extends object>(pool: pg.Pool, name: string, text: string) {
  const names = new WeakMap<pg.PoolClient, string>();
  let isKept = true;

  const nameFor = (client: pg.PoolClient) => {
    const known = names.get(client) ?? `${name} ${++prepared}`;
    names.set(client, known);
    return known;
  };

  return async (values: readonly unknown[]): Promise<Row[]> => {
    const client = await pool.connect();
    try {
      if (isKept) {
        try {
          return (
            await client.query<Row & pg.QueryResultRow>({ name: nameFor(client), text, values: [...values] })
          ).rows;
        } catch (error) {
          const { code } = error as { code?: unknown };
          if (code !== UNKNOWN_STATEMENT && code !== STATEMENT_EXISTS) throw error;
          // It was refused before it ran.
          isKept = false;
        }
      }
      return (await client.query<Row & pg.QueryResultRow>(text, [...values])).rows;
    } finally {
      client.release();
    }
  };
}
