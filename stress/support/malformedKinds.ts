import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '@/lib/sync/protocol';
import { hostileUpdates, largeUpdates } from './hostileUpdates';
import { CLOSE, type FrameOptions, PING, rawFrame, TEXT } from './rawSocket';

/** One kind of malformed input, as the bytes that are written to the connection. */
export type MalformedKind = { what: string; bytes: () => Buffer };

const MB = 1024 * 1024;
const SOME = new Uint8Array([0, 2, 2, 0, 0]);
const EVERYONE = 200_000;

/** The kinds of malformed input that a server must survive. */
export function malformedKinds(): MalformedKind[] {
  const updates = hostileUpdates();
  const update = (what: string) => message(what, () => encodeUpdate(updates[what] ?? new Uint8Array()));
  return [
    message('an empty message', () => new Uint8Array()),
    message('an unknown type', () => new Uint8Array([99, 1, 2, 3])),
    message('a number without an end', () => new Uint8Array([0, 2, ...Array<number>(20).fill(255)])),
    message('a length beyond the end', () => new Uint8Array([0, 2, 255, 255, 255, 15, 1])),
    message('noise for an update', () =>
      encodeUpdate(new Uint8Array(5_000).map((_, at) => (at * 7919) % 251)),
    ),
    message('noise for a state vector', () => encodeStep1(new Uint8Array(200_000).fill(255))),
    ...UPDATES.map(update),
    ...Object.entries(largeUpdates()).map(([what, bytes]) => message(what, () => encodeUpdate(bytes))),
    message('a document inside, as an answer', () => encodeStep2(updates['a document inside'] ?? SOME)),
    message('an awareness of 200,000 people', everyone),
    message('an awareness that is no JSON', () =>
      encodeAwareness([{ clientId: 3, clock: 1, json: '{"a":' }]),
    ),
    frame('a text message', SOME, { opcode: TEXT }),
    frame('a frame without a mask', SOME, { isMasked: false }),
    frame('an unknown opcode', SOME, { opcode: 5 }),
    frame('reserved bits', SOME, { reserved: 7 }),
    frame('a frame that claims a terabyte', SOME, { claimed: 2n ** 40n }),
    frame('a continuation of nothing', SOME, { opcode: 0 }),
    frame('a ping in parts', SOME, { opcode: PING, isLast: false }),
    frame('a goodbye with a code nobody may use', new Uint8Array([0, 1]), { opcode: CLOSE }),
    { what: 'a message of 20 MB', bytes: () => rawFrame(new Uint8Array(20 * MB)) },
  ];
}

/** Of the known hostile updates, those that differ most in what they attack. */
const UPDATES = [
  'a gap',
  'a struct of no length',
  'deletions out of range',
  'a huge clock',
  'more structs than there are bytes',
  'structs that need each other',
  'text that is no UTF-8',
  'arrays in arrays without end',
  'a version-2 update',
];

function message(what: string, make: () => Uint8Array): MalformedKind {
  return { what, bytes: () => rawFrame(make()) };
}

function frame(what: string, payload: Uint8Array, options: FrameOptions): MalformedKind {
  return { what, bytes: () => rawFrame(payload, options) };
}

function everyone(): Uint8Array {
  const entries = Array.from({ length: EVERYONE }, (_, id) => ({ clientId: id, clock: 1, json: '{}' }));
  return encodeAwareness(entries);
}

/** An answer to the server's question that brings nothing, after which edits are taken at once. */
export function emptyAnswer(): Buffer {
  const nothing = encoding.encode((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, 0);
  });
  return rawFrame(encodeStep2(nothing));
}

/** Asks for the whole board. */
export function emptyQuestion(): Buffer {
  return rawFrame(encodeStep1(Y.encodeStateVector(new Y.Doc())));
}
