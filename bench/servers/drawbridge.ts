// Our own sync server, put together as in server/main.ts, for people whom nobody asks for their rights.
// With DATABASE_URL its log is in PostgreSQL, with DATA_DIR in the embedded database, else nowhere.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@/server/db/client';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics/metrics';
import { createSyncMetrics } from '@/server/metrics/syncMetrics';
import type { Access, AuthorizeRequest } from '@/server/sync/access';
import { createWorkerCompactor } from '@/server/sync/compaction/workerCompactor';
import { createSyncServer, type SyncServer } from '@/server/sync/server';
import { createDatabaseStorage } from '@/server/sync/storage/database';
import { announce } from './control.mjs';
import { forgetfulStorage } from './forgetful';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const { PORT, DATA_DIR, DATABASE_URL, MIGRATIONS_DIR = '' } = process.env;
const WORKSPACE = 'bench';

const log = createLog('warn');
const database = DATA_DIR ? await openDatabaseIn(DATA_DIR) : null;
const rooms = new Map<string, Promise<unknown>>();

/** Lets everyone in, after making sure of the room where there is a database. */
async function authorize({ roomId, cookieHeader }: AuthorizeRequest): Promise<Access> {
  if (database) await makeRoom(roomId);
  const access: Access = {
    personId: `member:${cookieHeader}`,
    name: 'Somebody',
    color: '#1d4ed8',
    role: 'sketcher',
    canEdit: true,
    recheck: async () => access,
  };
  return access;
}

function makeRoom(id: string): Promise<unknown> | undefined {
  const made =
    rooms.get(id) ?? database?.db.room.create({ data: { id, workspaceId: WORKSPACE, kind: 'sketch' } });
  if (made) rooms.set(id, made);
  return made;
}

async function openDatabaseIn(dataDir: string) {
  const opened = await openDatabase({
    env: { DATABASE_URL, DATA_DIR: dataDir },
    log,
    entry: path.join(HERE, 'embeddedDatabase.mjs'),
    migrationsDir: MIGRATIONS_DIR,
    scheduledBackups: false,
  });
  await opened.db.workspace.upsert({
    where: { id: WORKSPACE },
    create: { id: WORKSPACE, name: 'Benchmark' },
    update: {},
  });
  return opened;
}

let sync: SyncServer | null = null;
const metrics = createMetrics(() => sync?.stats() ?? { rooms: 0, sockets: 0, unsavedBytes: 0 });
const compactor = createWorkerCompactor(path.join(HERE, 'compactor.mjs'));
const syncServer = createSyncServer({
  authorize,
  storage: database ? createDatabaseStorage(database) : forgetfulStorage,
  log,
  compactor,
  metrics: createSyncMetrics(metrics.registry),
  isAllowedOrigin: () => true,
  // The people of a benchmark are on one machine and stand for people on many.
  addressOf: (req) => req.headers.cookie ?? '',
});
sync = syncServer;

const http = createServer();
http.on('upgrade', (req, socket, head) => {
  if (!syncServer.handleUpgrade(req, socket, head)) socket.destroy();
});
http.listen(Number(PORT), '127.0.0.1', () =>
  announce(async () => {
    await syncServer.shutdown();
    await database?.close();
  }),
);
