import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { encodeFrame, FrameReader, OPCODES } from './frames.mjs';

let tellOfEnd = () => {};

/** Resolves, with an error, when a server ends a connection by itself, which none of them should. */
export const unexpectedEnd = new Promise((resolve) => {
  tellOfEnd = resolve;
});

/** A WebSocket client with as little work as possible, so that the load is not what is measured. */
export class Wire {
  #socket;
  #closing = null;
  #closeCode = 1006;
  #isClosed = false;

  /** @param {(payload: Buffer) => void} onMessage a message; its bytes are valid until it returns */
  constructor(onMessage) {
    this.onMessage = onMessage;
  }

  /** Connects and upgrades. */
  open({ port, path, person }) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      this.#socket = socket;
      const reader = new FrameReader((opcode, payload) => this.#take(opcode, payload));
      let head = '';
      const readHead = (chunk) => {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!head.startsWith('HTTP/1.1 101')) {
          reject(new Error(`The server refused a connection: ${head.slice(0, 200)}`));
          socket.destroy();
          return;
        }
        socket.off('data', readHead);
        socket.on('data', (bytes) => reader.push(bytes));
        resolve();
        const rest = Buffer.from(head.slice(end + 4), 'latin1');
        if (rest.length > 0) socket.emit('data', rest);
      };
      socket.on('data', readHead);
      socket.on('error', reject);
      socket.on('close', () => {
        this.#isClosed = true;
        if (this.#closing) this.#closing();
        else tellOfEnd(new Error(`The server ended a connection with code ${this.#closeCode}.`));
      });
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
          `Cookie: who=${person}\r\n\r\n`,
      );
    });
  }

  /** Sends messages, each given as its parts, with one write. */
  send(messages, opcode = OPCODES.BINARY) {
    const frames = messages.map((parts) => encodeFrame(opcode, ...parts));
    this.#socket.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
  }

  /** Says goodbye, and resolves when the server has ended the connection. */
  close() {
    return new Promise((resolve) => {
      if (this.#isClosed) return resolve();
      this.#closing = resolve;
      this.#socket.end(encodeFrame(OPCODES.CLOSE, Buffer.from([0x03, 0xe8])));
    });
  }

  #take(opcode, payload) {
    if (opcode === OPCODES.BINARY || opcode === OPCODES.TEXT) this.onMessage(payload);
    else if (opcode === OPCODES.PING) this.#socket.write(encodeFrame(OPCODES.PONG, payload));
    else if (opcode === OPCODES.CLOSE) {
      this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#socket.end(encodeFrame(OPCODES.CLOSE, payload.subarray(0, 2)));
    }
  }
}
