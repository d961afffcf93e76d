import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import {
  type Acked,
  type AwarenessEntry,
  decodeAwareness,
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  isDocumentFrame,
  isStep2Frame,
  MESSAGE_ACKED,
  MESSAGE_AWARENESS,
  MESSAGE_STANDING,
  MESSAGE_SYNC,
  readAcked,
  readStanding,
  type Standing,
  SYNC_STEP_1,
} from '@/lib/sync/protocol';
import type { Access } from '../access';
import type { Message } from '../message';
import type { RoomSocket } from '../ports';
import { Session } from '../session';
import type { FakeClock } from './fakeClock';

/** Where a peer connects to: a room or a registry. */
export type Host = {
  join(session: Session): void;
  receive(session: Session, frame: Uint8Array): void;
  leave(session: Session): void;
};

/** A socket without a network: what the server sends is handed over at once, or kept while `isPaused`. */
class FakeSocket implements RoomSocket {
  bufferedAmount = 0;
  closedWith: { code: number; reason: string } | null = null;
  isTerminated = false;
  readonly #deliver: (frame: Uint8Array) => void;

  constructor(deliver: (frame: Uint8Array) => void) {
    this.#deliver = deliver;
  }

  send(messages: readonly Message[]): void {
    if (this.closedWith !== null || this.isTerminated) return;
    for (const { payload } of messages) this.#deliver(payload);
  }

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason };
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

/** One connection of a peer. */
type Link = { session: Session; socket: FakeSocket; host: Host; clock: FakeClock };

/** Somebody with a document who speaks the protocol as the stock provider does. */
export class Peer {
  readonly doc = new Y.Doc();
  readonly received: Uint8Array[] = [];
  /** Every update made here, sent or not. */
  readonly edits: Uint8Array[] = [];
  /** Acknowledgements on this connection. */
  readonly acks: Acked[] = [];
  readonly standings: Standing[] = [];
  readonly presences = new Map<number, Record<string, unknown>>();
  /** Document messages sent on this connection. */
  sent = 0;
  /** The server's question what this peer has was answered on this connection. */
  hasAnswered = false;
  /** The server's frames wait until `deliver`. */
  isPaused = false;
  link: Link | null = null;
  readonly #inbox: Uint8Array[] = [];
  readonly #clocks = new Map<number, number>();
  #clock = 0;

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.edits.push(update);
      this.send(encodeUpdate(update));
    });
  }

  get socket(): FakeSocket {
    if (!this.link) throw new Error('This peer is not connected.');
    return this.link.socket;
  }

  get session(): Session {
    if (!this.link) throw new Error('This peer is not connected.');
    return this.link.session;
  }

  get lastAck(): Acked | undefined {
    return this.acks.at(-1);
  }

  /** Joins, and asks for the board unless `isSilent`. */
  connect(
    host: Host,
    access: Access,
    clock: FakeClock,
    options: { acks?: boolean; isSilent?: boolean } = {},
  ): void {
    const socket: FakeSocket = new FakeSocket((frame) => {
      if (this.link?.socket !== socket) return;
      this.received.push(frame);
      if (this.isPaused) this.#inbox.push(frame);
      else this.#handle(frame);
    });
    const session = new Session({ socket, access, clock, wantsAcks: options.acks ?? true });
    this.sent = 0;
    this.hasAnswered = false;
    this.acks.length = 0;
    this.#inbox.length = 0;
    this.link = { session, socket, host, clock };
    host.join(session);
    clock.frameHandled();
    if (!options.isSilent) this.send(encodeStep1(Y.encodeStateVector(this.doc)));
  }

  /** The connection breaks; what was on the way to this peer is lost. */
  disconnect(): void {
    const link = this.link;
    this.link = null;
    this.#inbox.length = 0;
    link?.host.leave(link.session);
    link?.clock.frameHandled();
  }

  /** Handles the server's frames that waited, and what they lead to, in order; then no more wait. */
  deliver(): void {
    this.isPaused = true;
    for (let frame = this.#inbox.shift(); frame; frame = this.#inbox.shift()) this.#handle(frame);
    this.isPaused = false;
  }

  send(frame: Uint8Array): void {
    if (!this.link) return;
    if (isDocumentFrame(frame)) this.sent++;
    if (isStep2Frame(frame)) this.hasAnswered = true;
    const { host, session, clock } = this.link;
    host.receive(session, frame);
    clock.frameHandled();
  }

  /** Shows a presence, with a clock above the last one. */
  show(state: unknown, clientId = this.doc.clientID): void {
    this.send(encodeAwareness([{ clientId, clock: ++this.#clock, json: JSON.stringify(state) }]));
  }

  /** Sets a value on the board. */
  set(key: string, value: unknown): void {
    this.doc.getMap('board').set(key, value);
  }

  /** By the rule of our client: what makes it show "saved". */
  get callsItselfSaved(): boolean {
    return this.link !== null && this.hasAnswered && this.lastAck?.count === this.sent;
  }

  get board(): Record<string, unknown> {
    return this.doc.getMap('board').toJSON();
  }

  #handle(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE_SYNC: {
        const kind = decoding.readVarUint(decoder);
        const bytes = decoding.readVarUint8Array(decoder);
        if (kind === SYNC_STEP_1) this.send(encodeStep2(Y.encodeStateAsUpdate(this.doc, bytes)));
        else Y.applyUpdate(this.doc, bytes, this);
        break;
      }
      case MESSAGE_AWARENESS:
        for (const entry of decodeAwareness(decoding.readVarUint8Array(decoder))) this.#see(entry);
        break;
      case MESSAGE_ACKED:
        this.acks.push(readAcked(decoder));
        break;
      case MESSAGE_STANDING:
        this.standings.push(readStanding(decoder));
        break;
      default:
        throw new Error('The server sent a message of an unknown type.');
    }
  }

  /** By the stock provider's rule: only what is newer counts, or a removal of what is there. */
  #see({ clientId, clock, json }: AwarenessEntry): void {
    const state: unknown = JSON.parse(json);
    const known = this.#clocks.get(clientId) ?? 0;
    const removes = clock === known && state === null && this.presences.has(clientId);
    if (clock <= known && !removes) return;
    this.#clocks.set(clientId, clock);
    if (state === null) this.presences.delete(clientId);
    else this.presences.set(clientId, state as Record<string, unknown>);
  }
}
