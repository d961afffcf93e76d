import { createTLSchema } from '@tldraw/tlschema';
import { authorOfShape, draggedShape, shapeId, shapeRecord } from './content.mjs';
import { OPCODES } from './frames.mjs';
import { Wire } from './wire.mjs';

const PROTOCOL_VERSION = 7;
const PING_MS = 5000;
const SHAPE = 'shape:';

const schema = createTLSchema().serialize();
const DOCUMENT = { gridSize: 10, name: '', meta: {}, id: 'document:document', typeName: 'document' };
const PAGE = { meta: {}, id: 'page:page', name: 'Page 1', index: 'a1', typeName: 'page' };

/** A client of tldraw's own sync protocol. */
export class TldrawClient {
  /** Told which edits have arrived: their author, the first's number, and the number behind the last's. */
  onEdit = () => {};
  #wire = new Wire((payload) => this.#take(payload));
  #options;
  #clock = 0;
  #serverClock = 0;
  #connected = null;
  #awaited = new Map();
  #bringing = null;
  #pings = null;
  #record = null;

  constructor(options) {
    this.#options = options;
  }

  /**
   * Connects, gets the board, and brings its own of so many shapes if the server has none. The stock client
   * would throw its board away instead.
   */
  async open({ shapes = 0 } = {}) {
    const { port, path, room, person } = this.#options;
    await this.#wire.open({ port, path: `${path}${room}`, person });
    const message = await new Promise((resolve) => {
      this.#connected = resolve;
      this.#say({
        type: 'connect',
        connectRequestId: person,
        lastServerClock: this.#serverClock,
        protocolVersion: PROTOCOL_VERSION,
        schema,
      });
    });
    this.#pings = setInterval(() => this.#say({ type: 'ping' }), PING_MS);
    const found = Object.keys(message.diff).filter((id) => id.startsWith(SHAPE)).length;
    if (found < shapes) this.#bringing = this.#push(boardDiff(shapes));
  }

  /** Resolves once the server has handled everything that was sent before. */
  async settle() {
    await this.#bringing;
    await this.#push({ [shapeId(0)]: ['patch', { meta: ['patch', {}] }] });
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

  /** What of a join's messages was needed: the bytes, and when the last of them was there. */
  measureJoin(frames) {
    const [{ at, payload }] = frames;
    return { ms: at, bytes: payload.length, structs: Object.keys(JSON.parse(payload).diff).length };
  }

  /** Sends edits with one write. */
  send(author, from, to) {
    const messages = [];
    for (let number = from; number < to; number++) {
      const id = shapeId(draggedShape(author, number));
      const diff = `{"${id}":["patch",{"x":["put",${number + 0.5}],"y":["put",${200 + (number % 300)}]}]}`;
      messages.push([Buffer.from(`{"type":"push","clientClock":${++this.#clock},"diff":${diff}}`)]);
    }
    this.#wire.send(messages, OPCODES.TEXT);
  }

  close() {
    clearInterval(this.#pings);
    return this.#wire.close();
  }

  #say(message) {
    this.#wire.send([[Buffer.from(JSON.stringify(message))]], OPCODES.TEXT);
  }

  #push(diff) {
    return new Promise((resolve) => {
      this.#awaited.set(++this.#clock, resolve);
      this.#say({ type: 'push', clientClock: this.#clock, diff });
    });
  }

  #take(payload) {
    this.#record?.(payload);
    const message = JSON.parse(payload);
    if (message.type === 'connect') this.#connected(message);
    else if (message.type === 'data') for (const event of message.data) this.#takeEvent(event);
    else this.#takeEvent(message);
  }

  #takeEvent(event) {
    if (event.type === 'push_result') {
      this.#awaited.get(event.clientClock)?.();
      this.#awaited.delete(event.clientClock);
    } else if (event.type === 'patch') {
      for (const id in event.diff) {
        const [operation, change] = event.diff[id];
        const number = operation === 'patch' && change.x ? change.x[1] - 0.5 : -1;
        if (number < 0) continue;
        this.onEdit(authorOfShape(Number(id.slice(SHAPE.length))), number, number + 1);
      }
    }
  }
}

function boardDiff(shapes) {
  const diff = { [DOCUMENT.id]: ['put', DOCUMENT], [PAGE.id]: ['put', PAGE] };
  for (let index = 0; index < shapes; index++) diff[shapeId(index)] = ['put', shapeRecord(index)];
  return diff;
}
