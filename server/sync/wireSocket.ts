import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { encodeAwareness } from '@/lib/sync/protocol';
import type { Message } from './message';
import type { Clock, RoomSocket, SyncLog, Timer } from './ports';
import { CLOSE_GRACE_MS, HEARTBEAT_MS } from './timing';

/** A sign of life that changes nothing. Browsers do not show pings to the stock provider's watchdog. */
const SIGN_OF_LIFE = encodeAwareness([]);

/** Heartbeats without an answer after which a connection counts as dead. */
const MAX_MISSED = 2;

/** Keeps track of the open WebSockets, tells them that the server lives, and ends those that do not answer. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #missed = new Map<WebSocket, number>();
  #timer: Timer | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Watches a socket until it is closed. */
  watch(socket: WebSocket): void {
    this.#missed.set(socket, 0);
    socket.on('pong', () => this.#missed.set(socket, 0));
    socket.once('close', () => this.#missed.delete(socket));
    this.#timer ??= this.#clock.after(HEARTBEAT_MS, () => this.#beat());
  }

  /** Resolves once every watched socket is closed; those that take too long are cut off. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = null;
    const open = [...this.#missed.keys()];
    const closed = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const cut = this.#clock.after(CLOSE_GRACE_MS, () => {
      for (const socket of open) socket.terminate();
    });
    await Promise.all(closed);
    cut.cancel();
  }

  #beat(): void {
    this.#timer = this.#missed.size > 0 ? this.#clock.after(HEARTBEAT_MS, () => this.#beat()) : null;
    for (const [socket, missed] of this.#missed) {
      if (missed >= MAX_MISSED) {
        socket.terminate();
        continue;
      }
      this.#missed.set(socket, missed + 1);
      if (socket.readyState !== OPEN) continue;
      socket.ping();
      socket.send(SIGN_OF_LIFE);
    }
  }
}

const { OPEN } = WebSocket;

/** Up to this many bytes it is cheaper to copy messages together than to hand them over one by one. */
const COPIED_BYTES = 64 * 1024;

/**
 * A WebSocket as rooms see it. Messages come with their WebSocket header, so that one that goes to many sockets
 * is framed once; they are written to the stream below, between the frames that the WebSocket itself writes.
 * Errors end the one connection and are logged for whoever looks closely.
 */
export function roomSocket(socket: WebSocket, stream: Duplex, clock: Clock, log: SyncLog): RoomSocket {
  socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
  // Asked for with every edit and nearly always nothing, so the stream itself is asked only when it was full.
  let wasFull = false;
  return {
    get bufferedAmount() {
      return wasFull ? stream.writableLength : 0;
    },
    send(messages) {
      // After a close the frames have no reader.
      if (socket.readyState === OPEN) wasFull = !write(stream, messages);
    },
    close(code, reason) {
      socket.close(code, reason.slice(0, 100));
      const cut = clock.after(CLOSE_GRACE_MS, () => socket.terminate());
      socket.once('close', () => cut.cancel());
    },
    terminate() {
      socket.terminate();
    },
  };
}

/** @returns false if the stream holds so much already that it should be given no more */
function write(stream: Duplex, messages: readonly Message[]): boolean {
  const [only] = messages;
  if (only && messages.length === 1) return stream.write(only.frame);
  let bytes = 0;
  for (const { frame } of messages) bytes += frame.length;
  if (bytes <= COPIED_BYTES) {
    const together = Buffer.allocUnsafe(bytes);
    let at = 0;
    for (const { frame } of messages) {
      together.set(frame, at);
      at += frame.length;
    }
    return stream.write(together);
  }
  stream.cork();
  let hasRoom = true;
  for (const { frame } of messages) hasRoom = stream.write(frame);
  stream.uncork();
  return hasRoom;
}
