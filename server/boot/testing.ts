import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channels } from '@/server/channels';
import { noChannels } from '@/server/channels';
import type { Runtime } from '@/server/runtime';
import { createSharedBus } from '@/server/sharedBus';
import { inlineCompactor } from '@/server/sync/compaction/inlineCompactor';
import { createRedisFanOut } from '@/server/sync/fanout/redis';
import { createSyncServer } from '@/server/sync/server';
import { createDatabaseStorage } from '@/server/sync/storage/database';
import type { TestDatabase } from '@/server/testing/database';
import { type TestRuntime, testRuntime } from '@/server/testing/factories';
import { authorizeSocket } from './authorizeSocket';

/** One node: what services run on, and the address of its boards. */
export type TestNode = { rt: TestRuntime; url: string; stop(): Promise<void> };

/** A node put together as `main.ts` does it, without pages, on a port of this machine and on the real clock. */
export async function startNode(database: TestDatabase, channels: Channels | null): Promise<TestNode> {
  const alone = testRuntime(database.db);
  const bus = createSharedBus(channels ?? noChannels('alone'), (error) => {
    throw error;
  });
  const rt: TestRuntime = { ...alone, bus, now: () => new Date() };
  const sync = createSyncServer({
    authorize: (request) => authorizeSocket(rt satisfies Runtime, request),
    storage: createDatabaseStorage(database),
    compactor: inlineCompactor,
    log: rt.log,
    isAllowedOrigin: () => true,
    ...(channels && { fanOut: createRedisFanOut(channels) }),
  });
  bus.subscribe('room.access-changed', ({ roomId, personId }) => void sync.rejudge(roomId, personId));
  const http = createServer();
  http.on('upgrade', (req, socket, head) => {
    if (!sync.handleUpgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    rt,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync`,
    async stop() {
      await sync.shutdown();
      bus.close();
      await new Promise((resolve) => {
        http.close(resolve);
        http.closeAllConnections();
      });
    },
  };
}
