import type { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { Message } from './message';

/** The reader of frames that every `ws` client uses; its types leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
  'frames %i bytes as a WebSocket reader expects',
  async (length) => {
    const payload = Buffer.from(Array.from({ length }, (_, i) => i & 255));
    const message = new Message(payload.subarray(0, length >> 1), payload.subarray(length >> 1));
    expect(message.payload.equals(payload)).toBe(true);
    const reader = new Receiver({ isServer: false });
    const heard = new Promise<Buffer>((resolve, reject) => {
      reader.on('message', (data: Buffer, isBinary: boolean) =>
        isBinary ? resolve(data) : reject(new Error('text')),
      );
      reader.on('error', reject);
    });
    reader.write(message.frame);
    expect((await heard).equals(payload)).toBe(true);
  },
);
