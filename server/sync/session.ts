import { CLOSE_CODES, type CloseName } from '@/lib/sync/closeCodes';
import {
  BYTE_BURST,
  BYTES_PER_SECOND,
  MAX_FRAME_BYTES,
  MAX_HELD_BYTES,
  MAX_WAITING_BYTES,
  MAX_WAITING_FRAMES,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
  STALLED_READER_BYTES,
} from '@/lib/sync/limits';
import type { Acked } from '@/lib/sync/protocol';
import type { Access } from './access';
import type { Message } from './message';
import type { Clock, RoomSocket } from './ports';
import { RateLimit } from './rateLimit';
import type { Block } from './scanUpdate';
import { encodeStateVector, type StateVector } from './stateVector';
import { LAST_CALL_MS } from './timing';

/** Where a session is on its way. */
export type SessionState =
  /** The room is being loaded; what the client says is kept for then. */
  | { kind: 'waiting'; frames: Uint8Array[]; bytes: number }
  /** The client has not answered our SyncStep1 yet; edits that build on that answer are kept for then. */
  | { kind: 'syncing'; held: Uint8Array[]; bytes: number }
  /** The server has all that the client had when it came. */
  | { kind: 'live' }
  | { kind: 'closed' };

/** What a session is to be sent at the end of the turn. All of it is made only then, so none of it piles up. */
export type Due = {
  /** The server's first words. */
  hello: boolean;
  /** The board, for someone who has this much of it. */
  board: StateVector | null;
  standing: boolean;
  /** The question for what was drawn before the standing said that nothing more may be. */
  lastCall: boolean;
  /** The presences of everyone, instead of the news only. */
  everyone: boolean;
  ack: boolean;
};

/** One socket in one room, with the person it belongs to. */
export class Session {
  state: SessionState = { kind: 'waiting', frames: [], bytes: 0 };
  access: Access;
  readonly due: Due = {
    hello: false,
    board: null,
    standing: false,
    lastCall: false,
    everyone: false,
    ack: false,
  };
  /** The position of the next edit to be sent; null until the client has the board that edits build on. */
  position: number | null = null;
  /** Since when the client has been too far behind to be sent anything; null while it is not. */
  behindSince: number | null = null;
  /** The client asked for acknowledgements. */
  readonly wantsAcks: boolean;

  readonly #socket: RoomSocket;
  readonly #clock: Clock;
  readonly #messages: RateLimit;
  readonly #bytes: RateLimit;
  readonly #person: RateLimit | null;
  #lastCallEndsAt = 0;
  #durableMessages = 0;
  #durable = new Map<number, number>();

  constructor(options: {
    socket: RoomSocket;
    access: Access;
    wantsAcks: boolean;
    clock: Clock;
    /** What the person may send over all their sockets together. */
    personLimit?: RateLimit;
  }) {
    this.#socket = options.socket;
    this.#clock = options.clock;
    this.access = options.access;
    this.wantsAcks = options.wantsAcks;
    this.#person = options.personLimit ?? null;
    const now = options.clock.now();
    this.#messages = new RateLimit(MESSAGES_PER_SECOND, MESSAGE_BURST, now);
    this.#bytes = new RateLimit(BYTES_PER_SECOND, BYTE_BURST, now);
  }

  get personId(): string {
    return this.access.personId;
  }

  /** True while edits are taken: the person may edit, or what they drew while they might is still on its way. */
  get mayEdit(): boolean {
    return this.access.canEdit || this.#clock.now() < this.#lastCallEndsAt;
  }

  get isClosed(): boolean {
    return this.state.kind === 'closed';
  }

  /** Bytes on their way to the client. */
  get unread(): number {
    return this.#socket.bufferedAmount;
  }

  /** The client has not read for so long that it is sent nothing more. */
  get isStalled(): boolean {
    return this.unread > STALLED_READER_BYTES;
  }

  /** Sends messages with one write, unless the session is closed. */
  send(messages: readonly Message[]): void {
    if (!this.isClosed && messages.length > 0) this.#socket.send(messages);
  }

  /** Ends the session; nothing the client says from now on counts. */
  close(name: CloseName, detail?: string): void {
    if (this.isClosed) return;
    this.state = { kind: 'closed' };
    this.#socket.close(CLOSE_CODES[name], detail ? `${name}: ${detail}` : name);
  }

  /** Ends the connection of a client that does not read. */
  cutOff(): void {
    this.#socket.terminate();
  }

  /** The connection is gone. */
  end(): void {
    this.state = { kind: 'closed' };
  }

  /** One more of this socket's document messages is durable, and with it these structs. */
  isDurable(news: readonly Block[]): void {
    if (!this.wantsAcks) return;
    this.#durableMessages++;
    for (const { client, end } of news) this.#durable.set(client, end);
    this.due.ack = true;
  }

  /** What is durable of this socket's work, and of its writers what became so since this was asked last. */
  takeAck(): Acked {
    this.due.ack = false;
    const stateVector = encodeStateVector(this.#durable);
    this.#durable.clear();
    return { count: this.#durableMessages, stateVector };
  }

  /** Why a frame of this size is too much at this moment, or null if it is not. */
  overload(frame: Uint8Array): CloseName | null {
    const now = this.#clock.now();
    if (frame.length > MAX_FRAME_BYTES) return 'tooLarge';
    if (!this.#messages.take(1, now) || !this.#bytes.take(frame.length, now)) return 'tooFast';
    if (this.#person && !this.#person.take(1, now)) return 'tooFast';
    return null;
  }

  /** Counts a message as this many; false if that is too many at this moment. */
  charge(messages: number): boolean {
    const now = this.#clock.now();
    return this.#messages.take(messages, now) && (this.#person?.take(messages, now) ?? true);
  }

  /** Keeps a frame until the room is loaded; false if that would be too many. */
  wait(frame: Uint8Array): boolean {
    if (this.state.kind !== 'waiting') return false;
    const bytes = this.state.bytes + frame.length;
    if (bytes > MAX_WAITING_BYTES || this.state.frames.length >= MAX_WAITING_FRAMES) return false;
    this.state.bytes = bytes;
    this.state.frames.push(new Uint8Array(frame));
    return true;
  }

  /** The room is loaded. Returns what arrived meanwhile. */
  admit(): Uint8Array[] {
    if (this.state.kind !== 'waiting') return [];
    const { frames } = this.state;
    this.state = { kind: 'syncing', held: [], bytes: 0 };
    return frames;
  }

  /** Keeps an edit until the client's SyncStep2 brings what it builds on; false if it cannot be kept. */
  hold(update: Uint8Array): boolean {
    if (this.state.kind !== 'syncing') return false;
    const bytes = this.state.bytes + update.length;
    if (bytes > MAX_HELD_BYTES) return false;
    this.state.bytes = bytes;
    this.state.held.push(new Uint8Array(update));
    return true;
  }

  /** The right to edit has gone: asks the client for what it drew until it hears of that. */
  beginLastCall(): void {
    if (this.state.kind !== 'live') return;
    this.#lastCallEndsAt = this.#clock.now() + LAST_CALL_MS;
    this.due.lastCall = true;
  }

  /** The client has answered, so that what it sends from now on was drawn later. */
  endLastCall(): void {
    this.#lastCallEndsAt = 0;
  }

  /** The client's SyncStep2 has been taken in. Returns the edits that waited for it. */
  goLive(): Uint8Array[] {
    if (this.state.kind !== 'syncing') return [];
    const { held } = this.state;
    this.state = { kind: 'live' };
    return held;
  }
}
