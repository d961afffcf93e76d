import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import {
  encodeAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  MESSAGE_ACKED,
  MESSAGE_SYNC,
  readAcked,
  SYNC_STEP_1,
  SYNC_STEP_2,
} from '@/lib/sync/protocol';
import { called } from './people';
import { pause, until } from './wait';

/** Longest time until the board is there. */
const JOIN_DEADLINE_MS = 30_000;

/** Until someone who was asked to come back later does: a hurried node gives up on loading soon. */
const RETRY_MS = 200;

/**
 * Somebody with a document who speaks the protocol and counts messages, so that an acknowledgement can be
 * traced back to the edits that it is for.
 */
export class Drawer {
  readonly doc = new Y.Doc();
  /** Called when another one's edits have come. */
  onChange: (() => void) | null = null;
  /** The server has sent the board. */
  isSynced = false;
  closedWith: number | null = null;
  #socket: WebSocket | null = null;
  #sent = 0;
  #acked = 0;
  #waiting: { message: number; run: () => void }[] = [];
  #awarenessClock = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#sendDocument(encodeUpdate(update));
    });
  }

  get board(): Y.Map<unknown> {
    return this.doc.getMap('board');
  }

  /** Document messages that were sent and are not acknowledged. */
  get unsaved(): number {
    return this.#sent - this.#acked;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Joins a room, again where the server asks to come back later; resolves once the board is there. */
  async join(port: number, roomId: string): Promise<void> {
    const deadline = performance.now() + JOIN_DEADLINE_MS;
    for (;;) {
      this.connect(port, roomId);
      await until(
        `${this.#name} has the board`,
        deadline - performance.now(),
        () => this.isSynced || this.closedWith !== null,
      );
      if (this.closedWith === null) return;
      if (this.closedWith !== CLOSE_CODES.tryLater || performance.now() > deadline) {
        throw new Error(`${this.#name} was not let in (${this.closedWith})`);
      }
      await pause(RETRY_MS);
    }
  }

  /** Begins to join a room. */
  connect(port: number, roomId: string): void {
    this.#sent = 0;
    this.#acked = 0;
    this.#waiting = [];
    this.isSynced = false;
    this.closedWith = null;
    const headers = { ...called(this.#name), 'x-place': this.#name };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${roomId}?acks=1`, {
      headers,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('open', () => socket.send(encodeStep1(Y.encodeStateVector(this.doc))));
    socket.on('message', (data: Buffer) => this.#read(data));
    socket.on('error', () => {});
    socket.on('close', (code) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.closedWith = code;
    });
  }

  /** Runs something once everything that was sent until now is durable. */
  whenSaved(run: () => void): void {
    this.#waiting.push({ message: this.#sent, run });
  }

  /** Shows where the pointer is. */
  point(x: number, y: number): void {
    const json = JSON.stringify({ cursor: { x, y } });
    this.#socket?.send(
      encodeAwareness([{ clientId: this.doc.clientID, clock: ++this.#awarenessClock, json }]),
    );
  }

  /** Hangs up without a goodbye. */
  leave(): void {
    this.#socket?.terminate();
    this.#socket = null;
  }

  #sendDocument(frame: Uint8Array): void {
    if (!this.isOpen) return;
    this.#sent++;
    this.#socket?.send(frame);
  }

  #read(frame: Buffer): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_ACKED) {
      this.#acked = readAcked(decoder).count;
      while (this.#waiting[0] && this.#waiting[0].message <= this.#acked) this.#waiting.shift()?.run();
    }
    if (type !== MESSAGE_SYNC) return;
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === SYNC_STEP_1) {
      this.#sendDocument(encodeStep2(Y.encodeStateAsUpdate(this.doc, bytes)));
      return;
    }
    Y.applyUpdate(this.doc, bytes, this);
    if (kind === SYNC_STEP_2) this.isSynced = true;
    this.onChange?.();
  }
}
