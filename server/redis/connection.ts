import { createClient } from 'redis';

/** Longest time until a new connection can be used, in milliseconds. */
const READY_WITHIN_MS = 5_000;
/** Most bytes that may be on their way to a server that does not keep up. */
const MAX_IN_FLIGHT = 64 * 1024 * 1024;

/** One connection to the server, from its start to its end. Nothing here throws. */
export type RedisConnection = {
  /** False if the message is lost: there is no connection, or the server does not keep up. */
  publish(channel: string, message: Buffer): boolean;
  subscribe(channel: string): void;
  unsubscribe(channel: string): void;
  /** Sends what is left to send, for a second at most, and ends without calling `onEnd`. */
  close(): Promise<void>;
};

export type ConnectionOptions = {
  url: string;
  /** Shown in the server's list of clients. */
  name: string;
  /** Time between signs of life, and the longest time for an answer to one, in milliseconds. */
  pingEveryMs: number;
};

/** What happens on a connection: `onReady` at most once, and `onEnd` as the last. */
export type ConnectionEvents = {
  /** The channels to begin with, asked for once the connection is made. */
  channels(): string[];
  hear(channel: string, message: Buffer): void;
  /** The channels to begin with are heard. */
  onReady(): void;
  onEnd(error: Error): void;
};

/**
 * Connects to Redis or Valkey. One connection hears and speaks (protocol version 3 allows it), so that the
 * server takes a subscription and what is published after it in this order. It is never mended: a new one
 * starts from a clean state.
 */
export function openConnection(options: ConnectionOptions, events: ConnectionEvents): RedisConnection {
  const { url, name, pingEveryMs } = options;
  const client = createClient({
    url,
    name,
    RESP: 3,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: { connectTimeout: READY_WITHIN_MS, reconnectStrategy: false },
  });
  let ended = false;
  let inFlight = 0;
  let timer: NodeJS.Timeout;

  const end = (error?: Error) => {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    client.destroy();
    if (error) events.onEnd(error);
  };
  const fail = (error: unknown) => end(error instanceof Error ? error : new Error(String(error)));
  const hear = (message: Buffer, channel: Buffer) => events.hear(channel.toString(), message);

  const watch = () => {
    let answered = true;
    timer = setInterval(() => {
      if (!answered) return end(new Error(`no answer for ${pingEveryMs} ms`));
      answered = false;
      client.ping().then(() => {
        answered = true;
      }, fail);
    }, pingEveryMs).unref();
  };
  const start = async () => {
    await client.connect();
    const channels = events.channels();
    if (channels.length > 0) await client.subscribe(channels, hear, true);
    if (ended) return;
    clearTimeout(timer);
    watch();
    events.onReady();
  };

  client.on('error', fail);
  timer = setTimeout(() => end(new Error(`not ready within ${READY_WITHIN_MS} ms`)), READY_WITHIN_MS).unref();
  start().catch(fail);

  return {
    publish(channel, message) {
      if (!client.isReady || inFlight + message.length > MAX_IN_FLIGHT) return false;
      const arrived = () => {
        inFlight -= message.length;
      };
      inFlight += message.length;
      client.publish(channel, message).then(arrived, arrived);
      return true;
    },
    subscribe(channel) {
      if (client.isReady) client.subscribe(channel, hear, true).catch(fail);
    },
    unsubscribe(channel) {
      if (client.isReady) client.unsubscribe(channel, hear, true).catch(fail);
    },
    async close() {
      // Answers come in order: with this one, all that was published before has arrived.
      if (client.isReady) await Promise.race([client.ping().catch(() => {}), pause(1_000)]);
      end();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
