// A server with nothing but the sync part, to be put under stress: the real engine, database, fan-out and port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { newId } from '@/lib/ids';
import { openDatabase } from '@/server/db/client';
import { createLog, type Log } from '@/server/log';
import { createRedisChannels } from '@/server/redis/channels';
import { createWorkerCompactor } from '@/server/sync/compaction/workerCompactor';
import type { FanOut } from '@/server/sync/fanout/fanOut';
import { createRedisFanOut } from '@/server/sync/fanout/redis';
import { type Compactor, systemClock } from '@/server/sync/ports';
import { createSyncServer } from '@/server/sync/server';
import { createDatabaseStorage } from '@/server/sync/storage/database';
import type { BoardStorage } from '@/server/sync/storage/storage';
import { Gauge } from './support/gauge';
import { makeRooms } from './support/makeRooms';
import type { NodeNews, NodeOptions, NodeQuestion } from './support/nodeMessages';
import { anyone } from './support/people';
import { ROOT } from './support/report';

const options = JSON.parse(process.env.STRESS_NODE ?? '') as NodeOptions;
const DIST = path.join(ROOT, 'dist', 'stress');
// A node that nobody watches any more has no reason to live.
process.on('disconnect', () => process.exit(0));
const tell = (news: NodeNews) => process.send?.(news);

const log: Log = createLog('silent');
const { database, haste } = options;
const opened = await openDatabase({
  env:
    database.kind === 'embedded'
      ? { DATA_DIR: database.dataDir }
      : { DATA_DIR: '', DATABASE_URL: database.url },
  log,
  entry: path.join(DIST, 'embeddedDatabase.mjs'),
  migrationsDir: path.join(ROOT, 'prisma', 'migrations'),
  scheduledBackups: false,
});
await makeRooms(opened.db, options.rooms);

// The first stack that is asked for makes Node read the program's source map, megabytes that are no board's.
void new Error('a stack').stack;

const gauge = new Gauge();
const sync = createSyncServer({
  authorize: anyone,
  storage: tellingStorage(createDatabaseStorage(opened)),
  compactor: tellingCompactor(createWorkerCompactor(path.join(DIST, 'compactor.mjs'))),
  log: gauge.log,
  metrics: gauge.metrics,
  isAllowedOrigin: () => true,
  clock: { ...systemClock, after: (ms, run) => systemClock.after(ms / haste, run) },
  // The load of a thousand places comes from one machine.
  addressOf: (req) => String(req.headers['x-place'] ?? '127.0.0.1'),
  ...(options.redisUrl === null ? {} : { fanOut: losing(openFanOut(options.redisUrl)) }),
});

const server = createServer((_req, res) => res.end());
server.on('upgrade', (req, socket, head) => {
  if (!sync.handleUpgrade(req, socket, head)) socket.destroy();
});
process.on('message', ({ id, collect }: NodeQuestion) => {
  tell({ kind: 'figures', id, figures: gauge.read(sync.stats(), collect) });
});
server.listen(0, '127.0.0.1', () => {
  tell({ kind: 'ready', port: (server.address() as AddressInfo).port });
});

function openFanOut(url: string): FanOut {
  const namespace = `stress-${options.rooms[0]}`;
  return createRedisFanOut(createRedisChannels({ url, namespace, nodeId: newId(), log }));
}

/** Loses a share of what is said. */
function losing(inner: FanOut): FanOut {
  return {
    nodeId: inner.nodeId,
    open(roomId, hear) {
      const line = inner.open(roomId, hear);
      return {
        say: (message) => {
          if (Math.random() >= options.loss) line.say(message);
        },
        close: () => line.close(),
      };
    },
  };
}

/** Says when a board is being compacted, so that whoever wants to can kill the process in the middle. */
function tellingCompactor(inner: Compactor): Compactor {
  return {
    compact(updates) {
      tell({ kind: 'upkeep', what: 'compacting' });
      return inner.compact(updates);
    },
  };
}

/** Says when a checkpoint is being written. */
function tellingStorage(inner: BoardStorage): BoardStorage {
  return {
    ...inner,
    async writeCheckpoint(...args) {
      tell({ kind: 'upkeep', what: 'keeping' });
      await inner.writeCheckpoint(...args);
      tell({ kind: 'upkeep', what: 'kept' });
    },
  };
}
