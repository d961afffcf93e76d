import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { CLOSE_CODES, type CloseName } from '@/lib/sync/closeCodes';
import {
  MAX_WIRE_BYTES,
  PERSON_MESSAGE_BURST,
  PERSON_MESSAGES_PER_SECOND,
  SOCKET_BURST,
  SOCKETS_PER_SECOND,
} from '@/lib/sync/limits';
import { type Access, type Authorize, isRefusal, type Refusal } from './access';
import { inlineCompactor } from './compaction/inlineCompactor';
import type { FanOut } from './fanout/fanOut';
import {
  type Clock,
  type Compactor,
  noMetrics,
  type SyncLog,
  type SyncMetrics,
  systemClock,
  withDeadline,
} from './ports';
import { RateLimits } from './rateLimit';
import { Registry, type SyncStats } from './registry';
import { Session } from './session';
import type { BoardStorage } from './storage/storage';
import { AUTHORIZE_DEADLINE_MS, SHUTDOWN_DEADLINE_MS } from './timing';
import { answerHttp, readTarget, remoteAddress, type UpgradeTarget } from './upgradeRequest';
import { Heartbeat, roomSocket } from './wireSocket';

export type SyncServerOptions = {
  /** Judges who asks for a socket. */
  authorize: Authorize;
  storage: BoardStorage;
  log: SyncLog;
  /** True if the Origin header, where there is one, is this server's own. */
  isAllowedOrigin(headers: Pick<IncomingHttpHeaders, 'origin' | 'host'>): boolean;
  /** Told who is connected to a room whenever that changes; empty when nobody is. */
  onPeople?(roomId: string, personIds: string[]): void;
  metrics?: SyncMetrics;
  clock?: Clock;
  /** Makes boards small again; by default in this very thread. */
  compactor?: Compactor;
  /** The way to the other nodes that serve the same rooms; absent in a process that is the only one. */
  fanOut?: FanOut;
  /** The address that a request comes from; by default that of its connection. */
  addressOf?(req: IncomingMessage): string;
};

export type SyncServer = {
  /** Takes an upgrade request for `/sync/…`. Returns false for any other path, which is left alone. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Judges the access of everyone in a room again, or of one person. Resolves once it has taken effect. */
  rejudge(roomId: string, personId?: string): Promise<void>;
  /** Resolves once every edit accepted so far in the room is durable. */
  flush(roomId: string): Promise<void>;
  /** Stores what was accepted, closes every socket in the room, and frees its memory. */
  closeRoom(roomId: string, name: CloseName): Promise<void>;
  stats(): SyncStats;
  /** Takes no new sockets, stores everything, and closes all sockets. Rejects if not all could be stored. */
  shutdown(): Promise<void>;
};

type RoomTarget = Extract<UpgradeTarget, { kind: 'room' }>;

/** A judgement under way. What changes meanwhile makes it stale, and it is made again. */
type Pending = { roomId: string; isStale: boolean };

/** Judgements under way at once: beyond this the database is what is slow. */
const MAX_PENDING = 1000;

/** Serves rooms over WebSockets, by the rules of SPEC.md. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { authorize, storage, log, metrics = noMetrics, clock = systemClock } = options;
  const { addressOf = remoteAddress } = options;
  const registry = new Registry({
    storage,
    compactor: options.compactor ?? inlineCompactor,
    fanOut: options.fanOut ?? null,
    clock,
    log,
    metrics,
    onPeople: (roomId, personIds) => options.onPeople?.(roomId, personIds),
  });
  const heartbeat = new Heartbeat(clock);
  const pending = new Set<Pending>();
  const personLimits = new RateLimits(PERSON_MESSAGES_PER_SECOND, PERSON_MESSAGE_BURST);
  const addressLimits = new RateLimits(SOCKETS_PER_SECOND, SOCKET_BURST);
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_WIRE_BYTES,
  });
  let isStopping = false;
  const takesAddress = (req: IncomingMessage) => {
    const now = clock.now();
    return addressLimits.of(addressOf(req), now).take(1, now);
  };

  /** H4: judges until a judgement is not overtaken by news about the room. */
  async function judge(req: IncomingMessage, target: RoomTarget, entry: Pending): Promise<Access | Refusal> {
    if (!target.isSupported) return { refused: 'refreshClient' };
    for (;;) {
      entry.isStale = false;
      const judgement = await authorize({
        roomId: target.roomId,
        cookieHeader: req.headers.cookie,
        origin: req.headers.origin,
        remoteAddress: addressOf(req),
        boardFormat: target.boardFormat,
      });
      if (!entry.isStale) return judgement;
    }
  }

  async function open(req: IncomingMessage, socket: Duplex, head: Buffer, target: RoomTarget): Promise<void> {
    const { roomId } = target;
    const entry: Pending = { roomId, isStale: false };
    pending.add(entry);
    try {
      const judging = judge(req, target, entry);
      const judgement = await withDeadline(clock, AUTHORIZE_DEADLINE_MS, 'a judgement', judging).catch(
        (error: unknown): Refusal => {
          log.error({ err: error, roomId }, 'a socket could not be authorized');
          return { refused: 'tryLater' };
        },
      );
      if (socket.destroyed) return;
      if (isStopping) {
        answerHttp(socket, 503, 'The server is stopping.');
        return;
      }
      wss.handleUpgrade(req, socket, head, (webSocket) => {
        heartbeat.watch(webSocket);
        if (isRefusal(judgement)) refuse(webSocket, socket, judgement.refused);
        else serve(webSocket, socket, judgement, target);
      });
      // News that came after the judgement and before the session was there to hear them.
      if (entry.isStale) void registry.get(roomId)?.rejudge();
    } finally {
      pending.delete(entry);
    }
  }

  /** H5: browsers do not see why an upgrade failed, so the reason comes as a close code. */
  function refuse(webSocket: WebSocket, socket: Duplex, name: CloseName): void {
    metrics.refuse(name);
    roomSocket(webSocket, socket, clock, log).close(CLOSE_CODES[name], name);
  }

  function serve(
    webSocket: WebSocket,
    stream: Duplex,
    access: Access,
    { roomId, wantsAcks }: RoomTarget,
  ): void {
    const socket = roomSocket(webSocket, stream, clock, log);
    const personLimit = personLimits.of(access.personId, clock.now());
    const session = new Session({ socket, access, wantsAcks, clock, personLimit });
    const room = registry.join(roomId, session);
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      try {
        if (isBinary) room.receive(session, asBytes(data));
        else room.drop(session, 'badMessage', 'text');
      } catch (error) {
        log.error({ err: error, roomId }, 'a message could not be handled');
        room.drop(session, 'badMessage');
      }
    });
    webSocket.on('close', () => room.leave(session));
  }

  return {
    handleUpgrade(req, socket, head) {
      const target = readTarget(req.url);
      if (target.kind === 'notOurs') return false;
      socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
      if (target.kind === 'noRoom') answerHttp(socket, 400, 'The address names no room.');
      else if (!options.isAllowedOrigin(req.headers)) answerHttp(socket, 403, 'This origin is not allowed.');
      else if (isStopping || pending.size >= MAX_PENDING) answerHttp(socket, 503, 'Try again later.');
      else if (!takesAddress(req))
        answerHttp(socket, 429, 'Too many connections come from this address. Try again in a minute.');
      else {
        open(req, socket, head, target).catch((error: unknown) => {
          log.error({ err: error }, 'an upgrade failed');
          socket.destroy();
        });
      }
      return true;
    },

    async rejudge(roomId, personId) {
      for (const entry of pending) if (entry.roomId === roomId) entry.isStale = true;
      await registry.get(roomId)?.rejudge(personId);
    },

    async flush(roomId) {
      await registry.get(roomId)?.flush();
    },

    async closeRoom(roomId, name) {
      await registry.get(roomId)?.close(name);
    },

    stats: () => registry.stats(),

    async shutdown() {
      isStopping = true;
      try {
        await registry.closeAll('restart', SHUTDOWN_DEADLINE_MS);
      } finally {
        await heartbeat.stop();
      }
    },
  };
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
