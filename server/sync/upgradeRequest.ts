import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ID_PATTERN } from '@/lib/ids';
import { PROTOCOL_VERSION } from '@/lib/sync/protocol';

/** What an upgrade request asks for. */
export type UpgradeTarget =
  /** Somebody else's path. */
  | { kind: 'notOurs' }
  /** Our path, but no room can be meant by it. */
  | { kind: 'noRoom' }
  | { kind: 'room'; roomId: string; wantsAcks: boolean; isSupported: boolean; boardFormat: number | null };

const PREFIX = '/sync/';

/** Reads the address of an upgrade request: `/sync/<roomId>?acks=1&v=<protocol version>&board=<form of boards>`. */
export function readTarget(url: string | undefined): UpgradeTarget {
  const [path = '', query = ''] = (url ?? '').split('?', 2);
  if (path !== '/sync' && !path.startsWith(PREFIX)) return { kind: 'notOurs' };
  const roomId = path.slice(PREFIX.length);
  if (!ID_PATTERN.test(roomId)) return { kind: 'noRoom' };
  const params = new URLSearchParams(query);
  const version = params.get('v');
  const format = Number(params.get('board') ?? Number.NaN);
  return {
    kind: 'room',
    roomId,
    wantsAcks: params.get('acks') === '1',
    // Stock clients name no version: what they speak has not changed in years.
    boardFormat: Number.isSafeInteger(format) ? format : null,
    isSupported: version === null || version === String(PROTOCOL_VERSION),
  };
}

const STATUS = {
  400: 'Bad Request',
  403: 'Forbidden',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
} as const;

/** Answers an upgrade request with plain HTTP, for what is not worth a WebSocket. */
export function answerHttp(socket: Duplex, status: keyof typeof STATUS, text: string): void {
  const body = `${text}\n`;
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The address of the peer, as its socket has it. */
export function remoteAddress(req: IncomingMessage): string {
  return req.socket.remoteAddress ?? 'unknown';
}
