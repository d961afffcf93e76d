import { connect, type Socket } from 'node:net';
import { called } from './people';

/** WebSocket opcodes. */
export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;

const DEADLINE_MS = 10_000;

/**
 * Connects and shakes hands by hand, so that anything at all can be written afterwards. Resolves once the
 * server has agreed; the socket is not read from until somebody listens.
 * @throws Error if the server does not agree
 */
export function openRaw(port: number, roomId: string, name: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const fail = () => {
      socket.destroy();
      reject(new Error('the server did not shake hands'));
    };
    socket.setTimeout(DEADLINE_MS, fail);
    socket.once('close', fail);
    // Connections that the server ends while they are written to fail, and that is what is wanted.
    socket.on('error', () => {});
    socket.once('data', (answer: Buffer) => {
      socket.off('close', fail);
      socket.setTimeout(0);
      socket.pause();
      if (answer.toString('latin1').startsWith('HTTP/1.1 101')) resolve(socket);
      else fail();
    });
    socket.write(
      [
        `GET /sync/${roomId}?acks=1 HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: c3RyZXNzc3RyZXNzc3RyZQ==',
        `Cookie: ${called(name).Cookie}`,
        `X-Place: ${name}`,
        '\r\n',
      ].join('\r\n'),
    );
  });
}

export type FrameOptions = {
  opcode?: number;
  isLast?: boolean;
  isMasked?: boolean;
  /** The three bits that nobody may use. */
  reserved?: number;
  /** What the header says about the length, if that is not the truth. */
  claimed?: bigint;
};

/** A WebSocket frame as clients write it, with whatever is to be wrong about it. */
export function rawFrame(payload: Uint8Array, options: FrameOptions = {}): Buffer {
  const { opcode = BINARY, isLast = true, isMasked = true, reserved = 0, claimed } = options;
  const length = claimed ?? BigInt(payload.length);
  const extended = length < 126n ? 0 : length < 0x10000n ? 2 : 8;
  // The mask is zero, so that the payload stays readable.
  const header = Buffer.alloc(2 + extended + (isMasked ? 4 : 0));
  header[0] = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  header[1] = (isMasked ? 0x80 : 0) | (extended === 0 ? Number(length) : extended === 2 ? 126 : 127);
  if (extended === 2) header.writeUInt16BE(Number(length), 2);
  if (extended === 8) header.writeBigUInt64BE(length, 2);
  return Buffer.concat([header, payload]);
}

/** Resolves once the server has ended the connection, or after `ms`; says whether it did. */
export function ended(socket: Socket, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const end = () => {
      clearTimeout(timer);
      resolve(true);
    };
    socket.once('end', end);
    socket.once('close', end);
    socket.resume();
  });
}

/** What the server does within `ms`, in words: closes with a code, cuts the connection, or goes on. */
export function serverAnswer(socket: Socket, ms: number): Promise<string> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const timer = setTimeout(() => resolve('goes on'), ms);
    const answer = (words: string) => {
      clearTimeout(timer);
      resolve(words);
    };
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const code = closeCodeIn(received);
      if (code !== null) answer(`closes with ${code}`);
    });
    socket.once('close', () => answer('cuts it off'));
    socket.resume();
  });
}

/** The code in the server's goodbye, if that is among these whole frames. */
function closeCodeIn(frames: Buffer): number | null {
  for (let at = 0; at + 2 <= frames.length; ) {
    const [opcode, short] = [frames.readUInt8(at) & 15, frames.readUInt8(at + 1) & 127];
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + header > frames.length) return null;
    const length =
      header === 2
        ? short
        : header === 4
          ? frames.readUInt16BE(at + 2)
          : Number(frames.readBigUInt64BE(at + 2));
    const isWhole = at + header + length <= frames.length;
    if (opcode === CLOSE && isWhole && length >= 2) return frames.readUInt16BE(at + header);
    at += header + length;
  }
  return null;
}
