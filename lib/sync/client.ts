import type * as decoding from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { reconnectDelay } from './backoff';
import { afterClose } from './closeCodes';
import { countingSocket } from './countingSocket';
import type { OfflineCopy } from './offlineCopy';
import { MESSAGE_ACKED, MESSAGE_STANDING, PROTOCOL_VERSION, readAcked, readStanding } from './protocol';
import { deriveStatus, hasUnsavedEdits, type RoomFacts, type RoomStatus } from './roomStatus';
import { createStore, type Store } from './store';

export { forgetOfflineCopy, type OfflineCopy, openOfflineCopy } from './offlineCopy';
export type { ClosedState, ConnectionState, RoomStatus, SaveState } from './roomStatus';
export type { Store } from './store';

export type ConnectOptions = {
  /** Where rooms are served, without the room: `https://host/sync` (or wss:, http:, ws:). */
  url: string;
  roomId: string;
  doc: Y.Doc;
  /** Presence; made for the document where it is not given. */
  awareness?: Awareness;
  /** More query parameters. */
  params?: Record<string, string>;
  /** For Node, which has no WebSocket of its own in all versions. */
  WebSocketPolyfill?: typeof WebSocket;
  /** The copy of the board in this browser. It is closed with the connection, and removed when access ends. */
  offlineCopy?: OfflineCopy;
  /** Chance, from 0 up to 1; for tests. */
  random?: () => number;
};

/** A connection to a room that restores itself until it is destroyed or ended for good. */
export type RoomConnection = {
  readonly awareness: Awareness;
  readonly status: Store<RoomStatus>;
  /** Connects now: instead of waiting for the next attempt, or again after an end. */
  retry(): void;
  /** Says goodbye to the others and ends the connection. The document stays. */
  destroy(): void;
};

/** An attempt that takes longer is given up: some networks neither connect nor refuse. */
const CONNECT_DEADLINE_MS = 10_000;

/** A copy that cannot be read in this time is not waited for any longer. */
const COPY_DEADLINE_MS = 10_000;

/** Connects a document to its room. */
export function connectRoom(options: ConnectOptions): RoomConnection {
  const { doc, offlineCopy, random = Math.random } = options;
  const awareness = options.awareness ?? new Awareness(doc);
  const facts: RoomFacts = {
    link: 'first',
    closed: null,
    synced: false,
    answered: false,
    sent: 0,
    acked: 0,
    owesEdits: false,
    sentEdits: false,
    copyLoaded: offlineCopy === undefined,
    everSynced: false,
    canEdit: null,
    storing: true,
  };
  const [status, setStatus] = createStore(deriveStatus(facts));
  const learn = (news: Partial<RoomFacts>) => {
    Object.assign(facts, news);
    offlineCopy?.noteUnsavedEdits(hasUnsavedEdits(facts));
    setStatus(deriveStatus(facts));
  };

  const provider = new WebsocketProvider(options.url.replace(/^http/, 'ws'), options.roomId, doc, {
    connect: false,
    awareness,
    params: { ...options.params, acks: '1', v: String(PROTOCOL_VERSION) },
    disableBc: true,
    // When to reconnect is decided here alone.
    shouldReconnect: () => true,
    WebSocketPolyfill: countingSocket(options.WebSocketPolyfill ?? WebSocket, ({ isStep2 }) => {
      const sent = facts.sent + 1;
      if (!isStep2) learn({ sent, sentEdits: true });
      // The answer to the server's question has everything, also what was drawn without a connection.
      else learn({ sent, answered: true, sentEdits: hasUnsavedEdits(facts), owesEdits: false });
    }),
  });

  let failures = 0;
  let isDestroyed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const after = (ms: number, run: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };

  function connect(): void {
    after(CONNECT_DEADLINE_MS, () => provider.ws?.close());
    provider.connect();
  }

  provider.on('status', (event) => {
    if (event.status !== 'connected') return;
    clearTimeout(timer);
    learn({ link: 'open' });
    // The others may remember a removal with this clock, and would ignore a state that is not newer.
    const presence = awareness.getLocalState();
    if (presence !== null) awareness.setLocalState(presence);
  });

  provider.on('sync', (synced) => {
    if (synced) failures = 0;
    learn(synced ? { synced, everSynced: true } : { synced });
  });

  provider.on('connection-close', (event) => {
    provider.shouldConnect = false;
    clearTimeout(timer);
    if (isDestroyed) return;
    const lost = {
      link: 'lost',
      synced: false,
      answered: false,
      sent: 0,
      acked: 0,
      owesEdits: hasUnsavedEdits(facts),
      sentEdits: false,
    } as const;
    const code = event?.code ?? 1006;
    const next = afterClose(code);
    if (next.kind === 'stop') {
      learn({ ...lost, closed: { code, reason: next.reason, action: next.action } });
      if (next.forgetCopy) void offlineCopy?.forget();
      return;
    }
    learn(lost);
    after(reconnectDelay(next.wait, failures++, random()), connect);
  });

  provider.messageHandlers[MESSAGE_ACKED] = (_encoder: unknown, decoder: decoding.Decoder) => {
    const acked = readAcked(decoder).count;
    learn(acked === facts.sent ? { acked, sentEdits: false } : { acked });
  };
  provider.messageHandlers[MESSAGE_STANDING] = (_encoder: unknown, decoder: decoding.Decoder) => {
    learn(readStanding(decoder));
  };

  // The provider's own listener comes first: by now it has sent the change, or could not.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || offlineCopy?.isOrigin(origin)) return;
    const isSent = provider.wsconnected && provider.ws?.readyState === provider.ws?.OPEN;
    if (!isSent) learn({ owesEdits: true });
  };
  doc.on('update', onUpdate);

  function retry(): void {
    if (isDestroyed || provider.ws !== null) return;
    failures = 0;
    learn({ closed: null });
    connect();
  }
  const onOnline = () => {
    if (facts.closed === null) retry();
  };
  // A network that has gone keeps sockets open that carry nothing; waiting for them would look like saving.
  const onOffline = () => {
    if (provider.ws !== null) provider.disconnect();
  };
  if (typeof window !== 'undefined') {
    window.addEventListener('online', onOnline);
    window.addEventListener('offline', onOffline);
  }

  const copyDeadline = offlineCopy && setTimeout(() => learn({ copyLoaded: true }), COPY_DEADLINE_MS);
  void offlineCopy?.whenLoaded.then(() => {
    clearTimeout(copyDeadline);
    const isOwed = offlineCopy.hadUnsavedEdits() && !facts.answered;
    if (!isDestroyed) learn({ copyLoaded: true, owesEdits: facts.owesEdits || isOwed });
  });
  connect();

  return {
    awareness,
    status,
    retry,
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      clearTimeout(timer);
      clearTimeout(copyDeadline);
      if (typeof window !== 'undefined') {
        window.removeEventListener('online', onOnline);
        window.removeEventListener('offline', onOffline);
      }
      doc.off('update', onUpdate);
      provider.destroy();
      if (!options.awareness) awareness.destroy();
      void offlineCopy?.close();
    },
  };
}
