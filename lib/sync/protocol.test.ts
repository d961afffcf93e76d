import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  decodeAwareness,
  decodeClientMessage,
  encodeAcked,
  encodeAwareness,
  encodeStanding,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  isDocumentFrame,
  isStep2Frame,
  MESSAGE_ACKED,
  MESSAGE_STANDING,
  ProtocolError,
  readAcked,
  readStanding,
} from './protocol';

function doc(): Y.Doc {
  const made = new Y.Doc();
  made.getMap('board').set('a', 1);
  return made;
}

/** A frame as the stock provider writes it. */
function stock(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

describe('sync messages', () => {
  it('are those of the stock provider', () => {
    const source = doc();
    const update = Y.encodeStateAsUpdate(source);
    expect(encodeStep1(Y.encodeStateVector(source))).toEqual(stock((e) => sync.writeSyncStep1(e, source)));
    expect(encodeStep2(update)).toEqual(stock((e) => sync.writeSyncStep2(e, source)));
    expect(encodeUpdate(update)).toEqual(stock((e) => sync.writeUpdate(e, update)));
  });

  it('are read back', () => {
    const bytes = Y.encodeStateAsUpdate(doc());
    expect(decodeClientMessage(encodeStep1(bytes))).toEqual({ kind: 'step1', stateVector: bytes });
    expect(decodeClientMessage(encodeStep2(bytes))).toEqual({ kind: 'step2', update: bytes });
    expect(decodeClientMessage(encodeUpdate(bytes))).toEqual({ kind: 'update', update: bytes });
    expect(decodeClientMessage(new Uint8Array([3]))).toEqual({ kind: 'queryAwareness' });
  });

  it('are told apart by their first bytes', () => {
    const bytes = new Uint8Array([0, 0]);
    expect([encodeStep1(bytes), encodeStep2(bytes), encodeUpdate(bytes)].map(isDocumentFrame)).toEqual([
      false,
      true,
      true,
    ]);
    expect([encodeStep1(bytes), encodeStep2(bytes), encodeUpdate(bytes)].map(isStep2Frame)).toEqual([
      false,
      true,
      false,
    ]);
    expect(isDocumentFrame(encodeAwareness([]))).toBe(false);
  });

  it.each([
    ['nothing', []],
    ['a type only', [0]],
    ['an unknown type', [7, 1, 0]],
    ['a message that only the server sends', [120, 1, 0]],
    ['an auth message', [2, 0, 0]],
    ['an unknown sync message', [0, 3, 1, 0]],
    ['a length beyond the end', [0, 2, 200, 1, 0]],
    ['bytes after the end', [0, 2, 1, 0, 9]],
    ['a number that never ends', [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => decodeClientMessage(new Uint8Array(bytes))).toThrow(ProtocolError);
  });

  it('are never read beyond the frame, even where it is part of a larger buffer', () => {
    const pool = new Uint8Array(64).fill(7);
    pool.set([0, 2, 20, 0], 8);
    expect(() => decodeClientMessage(pool.subarray(8, 12))).toThrow(ProtocolError);
  });
});

describe('awareness messages', () => {
  it('are those of the stock provider', () => {
    const awareness = new Awareness(new Y.Doc());
    const message = decodeClientMessage(encodeAwareness([{ clientId: 5, clock: 3, json: '{"x":1}' }]));
    if (message.kind !== 'awareness') throw new Error(message.kind);
    applyAwarenessUpdate(awareness, message.payload, 'test');
    expect(awareness.getStates().get(5)).toEqual({ x: 1 });
    expect(decodeAwareness(message.payload)).toEqual([{ clientId: 5, clock: 3, json: '{"x":1}' }]);
    awareness.destroy();
  });

  it('without entries are three bytes that change nothing', () => {
    expect(encodeAwareness([])).toEqual(new Uint8Array([1, 1, 0]));
  });

  it.each([
    ['an entry missing', [1]],
    ['a count that no message can hold', [255, 255, 255, 255, 15]],
    ['a state that ends early', [1, 5, 1, 9, 123]],
    ['bytes after the end', [0, 1]],
    ['a state that is no text', [1, 5, 1, 2, 0xff, 0xfe]],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => decodeAwareness(new Uint8Array(bytes))).toThrow(ProtocolError);
  });
});

describe('messages of our own', () => {
  it('carry the count and the state vector', () => {
    const decoder = decoding.createDecoder(encodeAcked({ count: 300, stateVector: new Uint8Array([1, 2]) }));
    expect(decoding.readVarUint(decoder)).toBe(MESSAGE_ACKED);
    expect(readAcked(decoder)).toEqual({ count: 300, stateVector: new Uint8Array([1, 2]) });
  });

  it.each([
    { canEdit: true, storing: true },
    { canEdit: true, storing: false },
    { canEdit: false, storing: true },
    { canEdit: false, storing: false },
  ])('carry the standing %o', (standing) => {
    const decoder = decoding.createDecoder(encodeStanding(standing));
    expect(decoding.readVarUint(decoder)).toBe(MESSAGE_STANDING);
    expect(readStanding(decoder)).toEqual(standing);
  });
});
