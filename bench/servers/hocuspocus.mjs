// Hocuspocus with its default settings. With DATA_DIR its database extension keeps each document in SQLite.
import path from 'node:path';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { announce } from './control.mjs';

const extensions = process.env.DATA_DIR ? [await openDatabase(process.env.DATA_DIR)] : [];
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions,
});
await server.listen();
announce();

async function openDatabase(directory) {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(path.join(directory, 'hocuspocus.sqlite'));
  db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
  const select = db.prepare('SELECT data FROM documents WHERE name = ?');
  const upsert = db.prepare(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
  );
  return new Database({
    fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => void upsert.run(documentName, state),
  });
}
