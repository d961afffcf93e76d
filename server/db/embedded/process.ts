// The database process. It owns the data directory, and the server talks to it over a socket as to any
// PostgreSQL; so that no query, however long, holds up a stroke. `serve <options>` is started by the server,
// `create <directory>` by `serve`, or by the build to make the template beside this file.
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createHere, ensureDirectory } from './createDirectory';
import { openEngine } from './engine';
import { lockDatabase } from './lock';
import { type DatabaseProcessOptions, exitWith, type FromDatabase, type ToDatabase } from './protocol';
import { listenOnSocket } from './socketDir';

/** A process that closes gives the next server the lock before that server stops waiting for it. */
const CLOSE_DEADLINE_MS = 8_000;

function tell(message: FromDatabase): void {
  if (process.connected) process.send?.(message);
}

async function serve(options: DatabaseProcessOptions): Promise<void> {
  process.title = 'drawbridge database';
  let shutDown: (() => Promise<void>) | null = null;
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), CLOSE_DEADLINE_MS).unref();
    await shutDown?.();
    process.exit(0);
  };
  // A signal to the whole group (Ctrl+C, a service manager) reaches the server too: it saves its boards
  // first and then lets go of this process. The disconnect says that, and equally that the server has died.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('disconnect', () => void end().catch(exitWith));

  const { dataDir, serverPid, serverStartedAt, lockWaitMs } = options;
  const lock = await lockDatabase(
    dataDir,
    { pid: serverPid, startedAt: new Date(serverStartedAt) },
    {
      onWait: () => tell({ type: 'progress', line: 'Waiting for another process to close the database' }),
      ...(lockWaitMs === undefined ? {} : { waitMs: lockWaitMs }),
    },
  );
  const directory = await ensureDirectory(dataDir, (line) => tell({ type: 'progress', line }));
  const engine = await openEngine(directory, exitWith);
  const { server, socketDir } = await listenOnSocket(
    dataDir,
    (path) => new PGLiteSocketServer({ db: engine.db, path, maxConnections: 8 }),
  );
  shutDown = async () => {
    await server.stop();
    await engine.db.close();
    lock.release();
  };
  process.on('message', (message: ToDatabase) => {
    if (message.type === 'close') void end().catch(exitWith);
    else tell({ type: 'count', id: message.id, fsyncs: engine.fsyncs() });
  });
  if (!process.connected) await end();
  tell({ type: 'ready', socketDir });
}

const [mode, argument = ''] = process.argv.slice(2);
if (mode === 'create') await createHere(argument, exitWith).catch(exitWith);
else await serve(JSON.parse(argument) as DatabaseProcessOptions).catch(exitWith);
if (mode === 'create') process.exit(0);
