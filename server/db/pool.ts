import pg from 'pg';

type Query = (...args: unknown[]) => unknown;

/**
 * Makes a pool of connections that differs from pg's in two ways. A query that the server refuses (a name
 * that is taken, say) does not cost its connection. And COMMIT of a transaction in which a query has failed
 * is an error: a server answers it with ROLLBACK, which pg and the Prisma adapter take for success.
 * Nothing is connected until the first query; broken connections are replaced.
 */
export function createPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    // Columns hold times without a zone; what the server itself fills in must be UTC like everything else.
    onConnect: (client) => client.query("SET TIME ZONE 'UTC'").then(() => {}),
    ...config,
  });
  // Prisma listens while it is connected; a connection that breaks while the pool is being closed comes after.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    // A connection that breaks fails its query, and the pool replaces it. The event itself, which may also
    // come while the connection is being closed, would end the process if nobody listened.
    client.on('error', () => {});
    refuseFalseCommit(client);
  });
  const query = async (...args: unknown[]) => {
    const client = await pool.connect();
    try {
      return await (client.query as Query).apply(client, args);
    } finally {
      client.release();
    }
  };
  pool.query = query as typeof pool.query;
  return pool;
}

function refuseFalseCommit(client: pg.ClientBase): void {
  const query = client.query.bind(client) as Query;
  const checked: Query = (...args) => {
    const result = query(...args);
    const first = args[0];
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text !== 'COMMIT' || !(result instanceof Promise)) return result;
    return result.then((answer: pg.QueryResult) => {
      if (answer.command === 'COMMIT') return answer;
      throw new Error('The transaction was rolled back, because one of its queries had failed.');
    });
  };
  client.query = checked as typeof client.query;
}
