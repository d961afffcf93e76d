import * as Y from 'yjs';
import { VarintReader, withLength } from './varints.mjs';
import { Wire } from './wire.mjs';
import { authorOf, boardOf, editOf } from './yjsContent.mjs';

const SYNC = 0;
const AUTH = 2;
const ACKED = 120;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const EMPTY = { update: Uint8Array.of(0, 0), stateVector: Uint8Array.of(0) };

/** A client of the y-websocket protocol, or with `addressed` of Hocuspocus', in which each message names its room. */
export class YjsClient {
  /** Told which edits have arrived: their author, the first's number, and the number behind the last's. */
  onEdit = () => {};
  onAcked = () => {};
  #wire = new Wire((payload) => this.#take(payload));
  #prefix;
  #options;
  #clocks = new Map();
  #board = EMPTY;
  #auth = null;
  #asked = [];
  #hasBrought = false;
  #record = null;

  constructor(options) {
    this.#options = options;
    const { addressed, room } = options;
    const name = new TextEncoder().encode(room);
    this.#prefix = addressed ? Buffer.concat(withLength(name)) : Buffer.alloc(0);
  }

  /** Connects, asks for the board, and brings its own of so many shapes if the server has none. */
  async open({ shapes = 0 } = {}) {
    this.#board = shapes > 0 ? boardOf(shapes) : EMPTY;
    const { port, path, room, person, query = '' } = this.#options;
    await this.#wire.open({ port, path: `${path}${room}${query}`, person });
    if (this.#options.addressed) await this.#authenticate();
    await this.#ask(this.#board.stateVector);
  }

  /** Resolves once the server has handled everything that was sent before. */
  async settle() {
    do {
      this.#hasBrought = false;
      await this.#ask(this.#board.stateVector);
    } while (this.#hasBrought);
  }

  /** Connects and gets the whole board; resolves with the messages and the times they came at. */
  async join() {
    const frames = [];
    const started = performance.now();
    this.#record = (payload) => frames.push({ at: performance.now() - started, payload: payload.slice() });
    await this.open();
    this.#record = null;
    return frames;
  }

  /** Sends edits with one write. */
  send(author, from, to) {
    const messages = [];
    for (let number = from; number < to; number++) {
      messages.push([this.#prefix, Uint8Array.of(SYNC, UPDATE), ...withLength(editOf(author, number))]);
    }
    this.#wire.send(messages);
  }

  close() {
    return this.#wire.close();
  }

  /** What of a join's messages was needed: the bytes, and when the last of them was there. */
  measureJoin(frames) {
    const clocks = new Map();
    const changes = [];
    for (const { at, payload } of frames) {
      const update = this.#updateIn(payload);
      const meta = update ? Y.parseUpdateMeta(update) : null;
      for (const [client, clock] of meta?.to ?? []) {
        if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock);
        changes.push(at);
      }
    }
    const last = changes.at(-1) ?? Number.NaN;
    const needed = frames.filter(({ at }) => at <= last);
    const structs = [...clocks.values()].reduce((sum, clock) => sum + clock, 0);
    return { ms: last, bytes: needed.reduce((sum, { payload }) => sum + payload.length, 0), structs };
  }

  #updateIn(payload) {
    const reader = new VarintReader(payload, this.#prefix.length);
    if (reader.next() !== SYNC) return null;
    return reader.next() === STEP_1 ? null : reader.nextBytes();
  }

  #authenticate() {
    return new Promise((resolve) => {
      this.#auth = resolve;
      const token = new TextEncoder().encode('bench');
      this.#wire.send([[this.#prefix, Uint8Array.of(AUTH, 0), ...withLength(token)]]);
    });
  }

  #ask(stateVector) {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.#wire.send([[this.#prefix, Uint8Array.of(SYNC, STEP_1), ...withLength(stateVector)]]);
    });
  }

  #answer(stateVector) {
    const { update } = stateVector[0] === 0 ? this.#board : EMPTY;
    this.#hasBrought ||= update.length > EMPTY.update.length;
    this.#wire.send([[this.#prefix, Uint8Array.of(SYNC, STEP_2), ...withLength(update)]]);
  }

  #take(payload) {
    this.#record?.(payload);
    const reader = new VarintReader(payload, this.#prefix.length);
    const type = reader.next();
    if (type === AUTH) this.#auth?.();
    if (type === ACKED) this.onAcked(reader.next());
    if (type !== SYNC) return;
    const kind = reader.next();
    const bytes = reader.nextBytes();
    if (kind === STEP_1) this.#answer(bytes);
    else if (this.#record === null) this.#count(bytes);
    if (kind === STEP_2) this.#asked.shift()?.();
  }

  /** Counts the edits in an update by how far it brings each author, however they were packed. */
  #count(update) {
    if (update[0] === 0) return;
    if (update[0] === 1 && update[1] === 1) {
      const reader = new VarintReader(update, 2);
      this.#advance(reader.next(), reader.next() + 1);
    } else {
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#advance(client, clock);
    }
  }

  #advance(client, clock) {
    const author = authorOf(client);
    const before = this.#clocks.get(author) ?? 0;
    if (author < 0 || clock <= before) return;
    this.#clocks.set(author, clock);
    this.onEdit(author, before, clock);
  }
}
