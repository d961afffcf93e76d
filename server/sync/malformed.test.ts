import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { MAX_CITATIONS_PER_MESSAGE, MAX_STRUCTS_PER_MESSAGE } from '@/lib/sync/limits';
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '@/lib/sync/protocol';
import { chain, type RawStruct, rawUpdate, text } from './testing/rawUpdate';
import { editor, ROOM_ID, Stage } from './testing/stage';

const WRITER = 77;
const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** An update by one writer with these structs. */
const by = (...structs: RawStruct[]) => encodeUpdate(rawUpdate([{ client: WRITER, clock: 0, structs }]));
const bytes = (...values: number[]) => new Uint8Array(values);
const content = (kind: number, ...numbers: number[]): RawStruct => ({
  kind,
  write: (encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  },
});
const varUints = (...numbers: number[]) => {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
};
const drawn = () => {
  const doc = new Y.Doc();
  doc.getMap('board').set('evil', 'x'.repeat(300));
  return doc;
};
const awarenessPayload = (payload: Uint8Array) =>
  new Uint8Array([1, ...varUints(payload.length), ...payload]);

const NESTED_ARRAYS = new Uint8Array(200_000).fill(117).map((byte, at) => (at % 2 ? 1 : byte));

/** Kinds of input that a broken or hostile client may send, each of which ends its socket and nothing else. */
const KINDS: [what: string, frame: () => Uint8Array][] = [
  ['an empty frame', () => bytes()],
  ['a type only', () => bytes(0)],
  ['an unknown type', () => bytes(99, 1, 2, 3)],
  ['an auth message', () => bytes(2, 0, 1, 97)],
  ['an acked message', () => bytes(120, 5, 1, 0)],
  ['an unknown kind of sync message', () => bytes(0, 9, 1, 0)],
  ['a number without an end', () => bytes(0, 2, ...Array(20).fill(255))],
  ['a length beyond the end', () => bytes(0, 2, 255, 255, 3, 1)],
  ['bytes after the message', () => bytes(...encodeUpdate(bytes(0, 0)), 1)],
  ['noise instead of an update', () => encodeUpdate(new Uint8Array(500).map((_, i) => (i * 7919) % 251))],
  ['an update cut off', () => encodeUpdate(Y.encodeStateAsUpdate(drawn()).subarray(0, 40))],
  ['bytes after the update', () => encodeUpdate(bytes(...Y.encodeStateAsUpdate(drawn()), 0))],
  ['a version-2 update', () => encodeUpdate(Y.encodeStateAsUpdateV2(drawn()))],
  ['an empty version-2 update', () => encodeUpdate(Y.encodeStateAsUpdateV2(new Y.Doc()))],
  ['a version-2 SyncStep2', () => encodeStep2(Y.encodeStateAsUpdateV2(drawn()))],
  [
    'more structs than fit in memory',
    () => encodeUpdate(rawUpdate([{ client: WRITER, clock: 0, structs: [text('a')], count: 2 ** 31 }])),
  ],
  ['more blocks than fit in memory', () => encodeUpdate(varUints(MAX_SAFE, 1, 1, 1))],
  ['more deletions than fit in memory', () => encodeUpdate(varUints(0, 1, 5, MAX_SAFE, 1, 1))],
  ['an empty string', () => by(text(''))],
  ['an empty list', () => by(content(8, 0))],
  ['an empty deleted run', () => by(content(1, 0))],
  ['an empty collected run', () => by({ gc: 0 })],
  ['a kind of content that does not exist', () => by(content(15, 1))],
  ['a type that does not exist', () => by(content(7, 99))],
  ['a value of a kind that does not exist', () => by(content(8, 1, 3))],
  ['embedded text that is not JSON', () => by({ kind: 5, write: (e) => encoding.writeVarString(e, '{') })],
  [
    'embedded JSON nested too deeply',
    () => by({ kind: 5, write: (e) => encoding.writeVarString(e, '['.repeat(5_000) + ']'.repeat(5_000)) }),
  ],
  [
    'thousands of writers that cite each other in a circle',
    () =>
      encodeUpdate(
        rawUpdate(
          Array.from({ length: 30_000 }, (_, i) => ({
            client: 1_000 + i,
            clock: 0,
            structs: [text('a', { origin: [1_000 + ((i + 1) % 30_000), 0] })],
          })),
        ),
      ),
  ],
  [
    'more deletions than a board has',
    () =>
      encodeUpdate(
        rawUpdate(
          [{ client: WRITER, clock: 0, structs: [{ gc: 400_000 }] }],
          Array.from({ length: 150_000 }, (_, i) => ({ client: WRITER, clock: 2 * i, length: 1 })),
        ),
      ),
  ],
  [
    'more structs than can be read at once',
    () => encodeUpdate(rawUpdate([chain(WRITER, MAX_STRUCTS_PER_MESSAGE + 1)])),
  ],
  [
    'more citations than can be read at once',
    () =>
      encodeUpdate(
        rawUpdate([
          { client: WRITER + 1, clock: 0, structs: [{ gc: MAX_CITATIONS_PER_MESSAGE + 1 }] },
          {
            client: WRITER,
            clock: 0,
            structs: Array.from({ length: MAX_CITATIONS_PER_MESSAGE + 1 }, (_, at) =>
              text('a', { origin: [WRITER + 1, at] }),
            ),
          },
        ]),
      ),
  ],
  [
    'a document inside the document',
    () => {
      const doc = new Y.Doc();
      doc.getMap('board').set('inner', new Y.Doc());
      return encodeUpdate(Y.encodeStateAsUpdate(doc));
    },
  ],
  [
    'text that is not UTF-8',
    () => by({ kind: 4, write: (e) => encoding.writeVarUint8Array(e, bytes(255, 254)) }),
  ],
  [
    'a value nested too deeply',
    () =>
      by({
        kind: 8,
        write: (e) => {
          encoding.writeVarUint(e, 1);
          encoding.writeUint8Array(e, NESTED_ARRAYS);
        },
      }),
  ],
  [
    'a hole in a SyncStep2',
    () => encodeStep2(rawUpdate([{ client: WRITER, clock: 3, structs: [text('a')] }])),
  ],
  [
    'a hole between structs',
    () =>
      encodeStep2(rawUpdate([{ client: WRITER, clock: 0, structs: [text('a'), { skip: 5 }, text('b')] }])),
  ],
  ['deletions of what is not there', () => encodeStep2(rawUpdate([], [{ client: 5, clock: 0, length: 9 }]))],
  ['a neighbour in the future', () => by(text('a', { origin: [WRITER, 0] }))],
  ['a right neighbour in the future', () => by(text('a', { rightOrigin: [WRITER, 7] }))],
  ['a parent in the future', () => by(text('a', { parent: [WRITER, 0] }))],
  [
    'one writer in two blocks',
    () =>
      encodeUpdate(
        rawUpdate([
          { client: WRITER, clock: 0, structs: [text('a')] },
          { client: WRITER, clock: 1, structs: [text('b', { origin: [WRITER, 0] })] },
        ]),
      ),
  ],
  ['a block of nothing', () => encodeUpdate(rawUpdate([{ client: WRITER, clock: 0, structs: [] }]))],
  ['a clock out of range', () => by({ gc: 2 ** 52 }, text('b'))],
  ['noise instead of a state vector', () => encodeStep1(bytes(200, 1, 1))],
  ['a state vector of a million writers', () => encodeStep1(new Uint8Array(1_000_000).fill(1))],
  ['presence that is not JSON', () => encodeAwareness([{ clientId: 3, clock: 1, json: '{"a":' }])],
  ['presence of more people than fit in memory', () => awarenessPayload(varUints(MAX_SAFE, 1, 1))],
  [
    'presence of 200,000 people',
    () => encodeAwareness(Array.from({ length: 200_000 }, (_, i) => ({ clientId: i, clock: 1, json: '{}' }))),
  ],
  ['presence cut off', () => awarenessPayload(bytes(1, 5, 1, 60, 123))],
];

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('malformed input', () => {
  it.each(KINDS)('S3: %s ends the socket it comes from, and nothing else', async (_what, makeFrame) => {
    const [anna, mallory] = [stage.join(editor('anna')), stage.join(editor('mallory'))];
    await stage.advance(100);
    anna.set('before', 1);
    await stage.advance(100);
    const frame = makeFrame();
    const started = performance.now();
    expect(() => mallory.send(frame)).not.toThrow();
    // Generous, because the machine may be busy; without the checks some kinds take minutes or all memory.
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(mallory.socket.closedWith?.code).toBe(CLOSE_CODES.badMessage);
    await expectHealthy(anna);
  });

  it('S3: structs that need each other first end the socket they come from', async () => {
    const [anna, mallory] = [stage.join(editor('anna')), stage.join(editor('mallory'))];
    await stage.advance(100);
    anna.set('before', 1);
    // Each of the two needs the other first; only taking them in can show that.
    const circle = rawUpdate([
      { client: 2, clock: 0, structs: [text('a', { origin: [1, 0] })] },
      { client: 1, clock: 0, structs: [text('b', { origin: [2, 0] })] },
    ]);
    mallory.send(encodeUpdate(circle));
    expect(mallory.socket.closedWith?.code).toBe(CLOSE_CODES.badMessage);
    await expectHealthy(anna);
  });

  it('a name that means something in JavaScript is a name like any other', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      anna.doc.getMap(name).set('x', 1);
      anna.set(name, JSON.parse('{"__proto__":{"polluted":true}}'));
    }
    anna.send(encodeAwareness([{ clientId: 3, clock: 1, json: '{"__proto__":{"polluted":true}}' }]));
    expect(anna.socket.closedWith).toBeNull();
    expect(ben.doc.getMap('__proto__').get('x')).toBe(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  async function expectHealthy(anna: ReturnType<Stage['join']>): Promise<void> {
    anna.set('after', 1);
    await stage.advance(1_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    const cleo = stage.join(editor('cleo'));
    await stage.advance(100);
    expect(cleo.board).toEqual({ before: 1, after: 1 });
    const stored = new Y.Doc();
    for (const { bytes: row } of stage.storage.inner.entries(ROOM_ID)) Y.applyUpdate(stored, row);
    expect(stored.getMap('board').toJSON()).toEqual({ before: 1, after: 1 });
    expect(stored.store.pendingStructs).toBeNull();
  }
});
