import type { Channels, Hear, Line } from '@/server/channels';
import type { Log } from '@/server/log';
import { openConnection, type RedisConnection } from './connection';

/** Pauses before a connection is tried again, in milliseconds: the first, and the longest. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** A connection that lasted this long, in milliseconds, counts as a good one: the pauses begin anew. */
const LASTED_MS = 5_000;

export type RedisChannelsOptions = {
  /** `redis://` or `rediss://` */
  url: string;
  /** Keeps installations that use one server apart. */
  namespace: string;
  nodeId: string;
  log: Pick<Log, 'info' | 'warn' | 'error' | 'debug'>;
  /** From 0 up to 1; spreads the nodes' attempts to come back. */
  random?: () => number;
  /** Time between signs of life, in milliseconds; a connection that leaves one unanswered is given up. */
  pingEveryMs?: number;
};

/**
 * Channels through the publish and subscribe of Redis or Valkey. Connects by itself and again after every
 * loss; what is said meanwhile is lost, never kept.
 */
export function createRedisChannels(options: RedisChannelsOptions): Channels & { lastError(): Error | null } {
  const { url, namespace, nodeId, log, random = Math.random, pingEveryMs = 5_000 } = options;
  const prefix = `drawbridge:${namespace}:`;
  const head = Buffer.from([Buffer.byteLength(nodeId), ...Buffer.from(nodeId)]);
  const hearers = new Map<string, Set<Hear>>();
  const waiting = new Set<() => void>();
  let connection: RedisConnection | null = null;
  let timer: NodeJS.Timeout | undefined;
  let readySince: number | null = null;
  let attempts = 0;
  let lastError: Error | null = null;
  let dropping = false;
  let closed = false;

  const heard = (channel: string, message: Buffer) => {
    const from = readHead(message);
    if (from === null || from === nodeId) return;
    const content = message.subarray(1 + Buffer.byteLength(from));
    for (const hear of hearers.get(channel.slice(prefix.length)) ?? []) {
      guard(() => hear(from, content));
    }
  };
  const guard = (run: () => void) => {
    try {
      run();
    } catch (error) {
      log.error({ err: error }, 'a message of another node could not be handled');
    }
  };
  const connect = () => {
    connection = openConnection(
      { url, name: `drawbridge-${nodeId}`, pingEveryMs },
      {
        channels: () => [...hearers.keys()].map((name) => prefix + name),
        hear: heard,
        onReady() {
          if (lastError) log.info({}, 'Redis is back');
          readySince = performance.now();
          lastError = null;
          dropping = false;
          for (const run of [...waiting]) guard(run);
        },
        onEnd(error) {
          if (!lastError) log.warn({ err: error }, 'Redis is away; what other nodes say is heard late');
          if (readySince !== null && performance.now() - readySince >= LASTED_MS) attempts = 0;
          readySince = null;
          connection = null;
          lastError = error;
          if (closed) return;
          const pause = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
          attempts += 1;
          timer = setTimeout(connect, pause * (0.5 + random() / 2)).unref();
        },
      },
    );
  };
  connect();

  return {
    nodeId,
    isConnected: () => readySince !== null,
    lastError: () => lastError,
    open(name, hear) {
      // A function of its own, as the same one may be given to two lines.
      const mine: Hear = (from, message) => hear(from, message);
      addHearer(name, mine);
      let open = true;
      const line: Line = {
        say(message) {
          if (!open || !connection || connection.publish(prefix + name, Buffer.concat([head, message])))
            return;
          if (readySince !== null && !dropping) {
            dropping = true;
            log.warn({ channel: name }, 'Redis does not keep up; messages to other nodes are dropped');
          }
        },
        close() {
          if (!open) return;
          open = false;
          removeHearer(name, mine);
        },
      };
      return line;
    },
    onConnect(run) {
      waiting.add(run);
      return () => waiting.delete(run);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await connection?.close();
      readySince = null;
      connection = null;
    },
  };

  function addHearer(name: string, hear: Hear): void {
    const known = hearers.get(name);
    if (known) known.add(hear);
    else {
      hearers.set(name, new Set([hear]));
      connection?.subscribe(prefix + name);
    }
  }

  function removeHearer(name: string, hear: Hear): void {
    const known = hearers.get(name);
    known?.delete(hear);
    if (known?.size !== 0) return;
    hearers.delete(name);
    connection?.unsubscribe(prefix + name);
  }
}

/** The name of the node that speaks, or null for bytes that are no message of ours. */
function readHead(message: Buffer): string | null {
  const length = message[0];
  if (length === undefined || length === 0 || message.length < 1 + length) return null;
  return message.toString('latin1', 1, 1 + length);
}
