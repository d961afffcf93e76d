import pg from 'pg';

const SERVER_URL = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
let made = 0;

async function onServer(work) {
  const client = new pg.Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The version of the PostgreSQL that can be used here, or null. */
export function postgresVersion() {
  return onServer(async (client) => (await client.query('SHOW server_version')).rows[0].server_version).catch(
    () => null,
  );
}

/** Makes an empty database on it. */
export async function createDatabase() {
  const name = `drawbridge_bench_${process.pid}_${++made}`;
  await onServer((client) => client.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`));
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: () => onServer((client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
  };
}
