// A stand-in for the server, to be killed: commits one number after the other to the embedded database of a
// data directory, and prints each one that was acknowledged.
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedDatabase } from '../embedded';

const [dataDir = '', entry = ''] = process.argv.slice(2);
const embedded = await startEmbeddedDatabase({ dataDir, entry, log: pino({ level: 'silent' }) });
const client = new pg.Client(embedded.poolConfig);
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS numbers (n int PRIMARY KEY, filler text)');
// What was found of the run before: how many rows, the highest number, and how many rows are not as written.
const { rows } = await client.query<{ found: number; last: number; bad: number }>(
  `SELECT count(*)::int AS found, coalesce(max(n), 0) AS last,
          count(*) FILTER (WHERE length(filler) <> n % 3000)::int AS bad FROM numbers`,
);
const { last = 0 } = rows[0] ?? {};
process.stdout.write(`${JSON.stringify({ pid: embedded.pid, ...rows[0] })}\n`);
for (let n = last + 1; ; n++) {
  await client.query('INSERT INTO numbers VALUES ($1, $2)', [n, 'x'.repeat(n % 3000)]);
  process.stdout.write(`${n}\n`);
}
