const BINARY = 2;
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const FINAL = 0x80;
const MASKED = 0x80;
const MASK_BYTES = 4;
export const OPCODES = { BINARY, TEXT, CLOSE, PING, PONG };

/**
 * One frame from a client. The mask is zero, which servers undo like any other and which lets content that was
 * made beforehand go out as it is.
 */
export function encodeFrame(opcode, ...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const lengthBytes = length < 126 ? 0 : length < 65536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + lengthBytes + MASK_BYTES + length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127);
  if (lengthBytes === 2) frame.writeUInt16BE(length, 2);
  if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  let at = 2 + lengthBytes;
  frame.fill(0, at, at + MASK_BYTES);
  at += MASK_BYTES;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** Cuts what arrives on one connection into frames, and copies only those that come in pieces. */
export class FrameReader {
  #chunks = [];
  #size = 0;
  #needed = 2;
  #onFrame;

  constructor(onFrame) {
    this.#onFrame = onFrame;
  }

  push(chunk) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#size);
    const at = this.#readAll(bytes);
    const rest = bytes.subarray(at);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
  }

  /** Reads the frames that are whole, and returns where the first one begins that is not. */
  #readAll(bytes) {
    let at = 0;
    for (;;) {
      const left = bytes.length - at;
      this.#needed = 2;
      if (left < 2) return at;
      const short = bytes[at + 1] & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      this.#needed = head;
      if (left < head) return at;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
      this.#needed = head + length;
      if (left < this.#needed) return at;
      const end = at + this.#needed;
      this.#onFrame(bytes[at] & 0x0f, bytes.subarray(at + head, end));
      at = end;
    }
  }
}
