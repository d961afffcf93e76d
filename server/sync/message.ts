/** RFC 6455, section 5.2: a whole binary message in one frame, unmasked, as servers send it. */
const WHOLE_BINARY = 0x82;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;

/**
 * A message on its way to any number of sockets. It is encoded once, with its WebSocket header in front, so
 * that sending it to one more socket costs nothing but the write.
 */
export class Message {
  /** The WebSocket frame: header and payload. */
  readonly frame: Buffer;
  readonly #header: number;

  /** @param parts what the payload is put together from; they are copied */
  constructor(...parts: readonly Uint8Array[]) {
    let length = 0;
    for (const part of parts) length += part.length;
    const header = length < LENGTH_IN_16_BITS ? 2 : length < 0x10000 ? 4 : 10;
    const frame = Buffer.allocUnsafe(header + length);
    frame[0] = WHOLE_BINARY;
    if (header === 2) frame[1] = length;
    else if (header === 4) {
      frame[1] = LENGTH_IN_16_BITS;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = LENGTH_IN_64_BITS;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    let at = header;
    for (const part of parts) {
      frame.set(part, at);
      at += part.length;
    }
    this.frame = frame;
    this.#header = header;
  }

  /** What the client gets. */
  get payload(): Buffer {
    return this.frame.subarray(this.#header);
  }
}
