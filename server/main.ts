import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { newId } from '@/lib/ids';
import { ensureAdminToken } from './auth/adminToken';
import { setAuthAddress } from './auth/authAddress';
import { authorizeSocket } from './boot/authorizeSocket';
import { BootError } from './boot/bootError';
import { loadAuthSecret, prepareDataDir } from './boot/dataDir';
import { listen } from './boot/listen';
import { say, sayReady, step } from './boot/say';
import { stopOnSignals } from './boot/stop';
import { surviveLostOutput } from './boot/surviveLostOutput';
import { type Channels, noChannels } from './channels';
import { isDatabaseDown, openDatabase } from './db/client';
import { DatabaseError } from './db/databaseError';
import { EnvError, parseEnv } from './env';
import { AppError } from './errors';
import { peerAddress } from './http/address';
import { createHandler, type HttpParts } from './http/handler';
import { isOwnOrigin } from './http/origin';
import { createLog, type Log } from './log';
import { createMetrics } from './metrics/metrics';
import { createSyncMetrics } from './metrics/syncMetrics';
import { createPeople } from './people';
import { openRedis } from './redis/open';
import { type Runtime, setRuntime } from './runtime';
import { seedWorkspace } from './services/pack/load';
import { readSeeds } from './services/pack/readSeeds';
import { createSharedBus } from './sharedBus';
import { createWorkerCompactor } from './sync/compaction/workerCompactor';
import { createRedisFanOut } from './sync/fanout/redis';
import { createSyncServer, type SyncServer } from './sync/server';
import { createDatabaseStorage } from './sync/storage/database';

/** The project's folder: this file runs as dist/main.mjs in it. */
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main(): Promise<void> {
  surviveLostOutput();
  const env = parseEnv(process.env);
  const development = env.NODE_ENV === 'development';
  const log = createLog(env.LOG_LEVEL);
  const seedsDir = path.join(ROOT, 'seeds');
  // A damaged pack is told at the start, and before anything has been touched.
  await readSeeds(seedsDir);
  const dataDir = prepareDataDir(env.DATA_DIR);
  env.DATA_DIR = dataDir;
  env.AUTH_SECRET ??= loadAuthSecret(dataDir);
  setAuthAddress(env);
  // Nothing leaves this machine: Next would otherwise report on itself.
  process.env.NEXT_TELEMETRY_DISABLED = '1';

  // The port is taken first: it is the cheapest thing that can fail, and nothing has been touched yet.
  let sync: SyncServer | null = null;
  const parts: HttpParts = {
    next: null,
    isReady: async () => false,
    metrics: createMetrics(() => sync?.stats() ?? { rooms: 0, sockets: 0, unsavedBytes: 0 }),
    log,
    development,
    trustedProxies: env.TRUSTED_PROXIES,
    secure: env.BASE_URL?.startsWith('https:') ?? false,
  };
  const server = createServer(createHandler(parts));
  env.PORT = await listen(server, env.PORT, env.HOST);

  const nextApp = next({
    dev: development,
    dir: ROOT,
    httpServer: server,
    hostname: env.HOST,
    port: env.PORT,
  });
  const [database] = await Promise.all([
    step(env.DATABASE_URL ? 'Connecting to the database' : 'Opening the embedded database', () =>
      openDatabase({
        env,
        log,
        onProgress: (line) => say(`    ${line}`),
        entry: path.join(ROOT, 'dist', 'embeddedDatabase.mjs'),
        migrationsDir: path.join(ROOT, 'prisma', 'migrations'),
        onLost: (error) => {
          say(`${error.message}\nWhat was called saved is saved. Run npm start again.`);
          process.exit(1);
        },
      }),
    ),
    step('Preparing the pages', () => nextApp.prepare()),
  ]);
  const { db } = database;

  const channels = await openChannels(env.REDIS_URL, env.AUTH_SECRET, log);
  const bus = createSharedBus(channels, (error) => log.error({ err: error }, 'a bus handler failed'));
  const people = createPeople(channels, (roomId, personIds) =>
    bus.publish({ type: 'room.people-changed', roomId, personIds }),
  );
  const rt: Runtime = {
    env,
    log,
    db,
    bus,
    connectedPeople: people.of,
    isDatabaseDown,
    seedsDir,
    now: () => new Date(),
  };
  setRuntime(rt);

  const workspaces = await db.workspace.findMany({ select: { id: true } });
  if (workspaces.length > 0) {
    await step('Loading the question bank', async () => {
      for (const { id } of workspaces) await seedWorkspace(db, id, rt.seedsDir);
    });
  }
  await ensureAdminToken(rt, dataDir);

  const compactor = createWorkerCompactor(path.join(ROOT, 'dist', 'compactor.mjs'));
  sync = createSyncServer({
    authorize: (request) => authorizeSocket(rt, request),
    storage: createDatabaseStorage(database),
    compactor,
    log,
    metrics: createSyncMetrics(parts.metrics.registry),
    addressOf: (req) =>
      peerAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], env.TRUSTED_PROXIES),
    isAllowedOrigin: (headers) => isOwnOrigin(env, headers),
    onPeople: people.set,
    fanOut: env.REDIS_URL ? createRedisFanOut(channels) : undefined,
  });
  const syncServer = sync;
  bus.subscribe('room.access-changed', ({ roomId, personId }) => syncServer.rejudge(roomId, personId));
  server.on('upgrade', (req, socket, head) => {
    if (syncServer.handleUpgrade(req, socket, head)) return;
    // In development Next's own listener serves its hot reload; nobody else takes upgrades.
    if (!development) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });

  parts.isReady = async () => {
    try {
      await db.$queryRaw`SELECT 1`;
      return true;
    } catch {
      return false;
    }
  };
  parts.next = nextApp.getRequestHandler();

  stopOnSignals(log, [
    ['sockets', () => syncServer.shutdown()],
    ['compactor', () => compactor.close()],
    [
      'http',
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ],
    ['pages', () => nextApp.close()],
    [
      'other nodes',
      () => {
        people.close();
        return channels.close();
      },
    ],
    ['database', () => database.close()],
  ]);

  sayReady(env.BASE_URL ?? `http://localhost:${env.PORT}`, {
    isNew: workspaces.length === 0,
    dataDir,
    database: database.kind === 'embedded' ? `embedded database in ${dataDir}` : 'the server of DATABASE_URL',
  });
}

/** The way to the other nodes; without REDIS_URL there are none. */
async function openChannels(url: string | undefined, authSecret: string, log: Log): Promise<Channels> {
  if (url === undefined) return noChannels(newId());
  const { channels, problem } = await step('Connecting to Redis', () => openRedis({ url, authSecret, log }));
  if (problem)
    say(`  ! Redis cannot be used yet (${problem}). Going on; other nodes are heard late until it is there.`);
  return channels;
}

main().catch((error: unknown) => {
  const known =
    error instanceof EnvError ||
    error instanceof BootError ||
    error instanceof DatabaseError ||
    error instanceof AppError;
  process.stderr.write(
    known
      ? `\nDrawbridge cannot start.\n${error.message}\n`
      : `\nDrawbridge cannot start because of an error nobody foresaw:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
