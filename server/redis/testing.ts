import { connect as connectTo, createServer, type Socket } from 'node:net';
import { createClient } from 'redis';
import { newId } from '@/lib/ids';
import type { Channels } from '@/server/channels';
import { createRedisChannels } from './channels';

/** The server that tests use. */
export const TEST_REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Nodes of one installation, unlike any other's on the server. */
export type RedisNodes = {
  /** A node that can hear and speak. */
  node(): Promise<Channels>;
  /** Ends the node's connection from the server's side. */
  cut(node: Channels): Promise<void>;
  close(): Promise<void>;
};

/** A log that nobody reads. */
export const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** True if the server of the tests answers. */
export async function hasTestRedis(): Promise<boolean> {
  const client = createClient({ url: TEST_REDIS_URL, socket: { reconnectStrategy: false } });
  client.on('error', () => {});
  try {
    await client.connect();
    client.destroy();
    return true;
  } catch {
    return false;
  }
}

/** Sets up an installation on the server of the tests. */
export async function redisNodes(): Promise<RedisNodes> {
  const namespace = newId();
  const open: Channels[] = [];
  const control = createClient({ url: TEST_REDIS_URL });
  control.on('error', () => {});
  await control.connect();
  return {
    async node() {
      const channels = createRedisChannels({ url: TEST_REDIS_URL, namespace, nodeId: newId(), log: silent });
      open.push(channels);
      await connected(channels);
      return channels;
    },
    async cut(node) {
      const clients = await control.clientList();
      const victim = clients.find(({ name }) => name === `drawbridge-${node.nodeId}`);
      if (!victim) throw new Error('The node has no connection.');
      await control.sendCommand(['CLIENT', 'KILL', 'ID', String(victim.id)]);
    },
    async close() {
      await Promise.all(open.map((channels) => channels.close()));
      control.destroy();
    },
  };
}

/** Resolves once the node can hear and speak. */
export async function connected(channels: Channels): Promise<void> {
  if (!channels.isConnected()) await nextConnection(channels);
}

/** Resolves when the node can hear and speak anew. */
export function nextConnection(channels: Channels): Promise<void> {
  return new Promise((resolve) => {
    const forget = channels.onConnect(() => {
      forget();
      resolve();
    });
  });
}

/** A way to the server of the tests that can be shut, opened again and frozen. It is shut at first. */
export type Gate = {
  url: string;
  open(): Promise<void>;
  /** Ends all connections and takes no new ones. */
  shut(): Promise<void>;
  /** Keeps the connections, but nothing passes any more. */
  freeze(): void;
};

/** Builds a gate. Its port stays the same. */
export async function createGate(): Promise<Gate> {
  const target = new URL(TEST_REDIS_URL);
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connectTo(Number(target.port || 6379), target.hostname);
    for (const [socket, other] of [[inside, outside] as const, [outside, inside] as const]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await shut();
  return {
    url: `redis://127.0.0.1:${port}`,
    open: () => listen(port),
    shut,
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
