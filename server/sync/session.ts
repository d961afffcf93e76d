import { CLOSE_CODES, type CloseName } from '@/lib/sync/closeCodes';
import {
  BYTE_BURST,
  BYTES_PER_SECOND,
  MAX_FRAME_BYTES,
  MAX_HELD_BYTES,
  MAX_UNREAD_BYTES,
  MAX_WAITING_BYTES,
  MAX_WAITING_FRAMES,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
} from '@/lib/sync/limits';
import type { Access } from './access';
import type { Clock, RoomSocket } from './ports';
import { RateLimit } from './rateLimit';

/** Where a session is on its way. */
export type SessionState =
  /** The room is being loaded; what the client says is kept for then. */
  | { kind: 'waiting'; frames: Uint8Array[]; bytes: number }
  /** The client has not answered our SyncStep1 yet; edits that build on that answer are kept for then. */
  | { kind: 'syncing'; held: Uint8Array[]; bytes: number }
  /** The server has all that the client had when it came. */
  | { kind: 'live' }
  | { kind: 'closed' };

/** One socket in one room, with the person it belongs to. */
export class Session {
  state: SessionState = { kind: 'waiting', frames: [], bytes: 0 };
  access: Access;
  /** Of this socket's document messages, how many are durable. */
  durableMessages = 0;
  /** The client has been sent the whole board, so that it can follow changes to it. */
  hasBoard = false;
  /** The client asked for acknowledgements. */
  readonly wantsAcks: boolean;

  readonly #socket: RoomSocket;
  readonly #clock: Clock;
  readonly #messages: RateLimit;
  readonly #bytes: RateLimit;

  constructor(options: { socket: RoomSocket; access: Access; wantsAcks: boolean; clock: Clock }) {
    this.#socket = options.socket;
    this.#clock = options.clock;
    this.access = options.access;
    this.wantsAcks = options.wantsAcks;
    const now = options.clock.now();
    this.#messages = new RateLimit(MESSAGES_PER_SECOND, MESSAGE_BURST, now);
    this.#bytes = new RateLimit(BYTES_PER_SECOND, BYTE_BURST, now);
  }

  get personId(): string {
    return this.access.personId;
  }

  get isClosed(): boolean {
    return this.state.kind === 'closed';
  }

  /** Sends a frame, unless the session is closed. A client that does not read is cut off. */
  send(frame: Uint8Array): void {
    if (this.isClosed) return;
    this.#socket.send(frame);
    if (this.#socket.bufferedAmount > MAX_UNREAD_BYTES) this.#socket.terminate();
  }

  /** Ends the session; nothing the client says from now on counts. */
  close(name: CloseName, detail?: string): void {
    if (this.isClosed) return;
    this.state = { kind: 'closed' };
    this.#socket.close(CLOSE_CODES[name], detail ? `${name}: ${detail}` : name);
  }

  /** The connection is gone. */
  end(): void {
    this.state = { kind: 'closed' };
  }

  /** Why a frame of this size is too much at this moment, or null if it is not. */
  overload(frame: Uint8Array): CloseName | null {
    const now = this.#clock.now();
    if (frame.length > MAX_FRAME_BYTES) return 'tooLarge';
    if (!this.#messages.take(1, now) || !this.#bytes.take(frame.length, now)) return 'tooFast';
    return null;
  }

  /** Counts a message as this many; false if that is too many at this moment. */
  charge(messages: number): boolean {
    return this.#messages.take(messages, this.#clock.now());
  }

  /** Keeps a frame until the room is loaded; false if that would be too many. */
  wait(frame: Uint8Array): boolean {
    if (this.state.kind !== 'waiting') return false;
    const bytes = this.state.bytes + frame.length;
    if (bytes > MAX_WAITING_BYTES || this.state.frames.length >= MAX_WAITING_FRAMES) return false;
    this.state.bytes = bytes;
    this.state.frames.push(frame.slice());
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
    this.state.held.push(update.slice());
    return true;
  }

  /** The client's SyncStep2 has been taken in. Returns the edits that waited for it. */
  goLive(): Uint8Array[] {
    if (this.state.kind !== 'syncing') return [];
    const { held } = this.state;
    this.state = { kind: 'live' };
    return held;
  }
}
