import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {
  MAX_CITATIONS_PER_MESSAGE,
  MAX_DELETIONS,
  MAX_STRUCTS_PER_MESSAGE,
  MAX_WRITERS,
} from '@/lib/sync/limits';
import { chain, type RawStruct, rawUpdate, text } from '@/server/sync/testing/rawUpdate';

const WRITER = 4_242;
const DEPTH = 100_000;
/** lib0's marks of an array, and of an object, in a value of any kind. */
const [ARRAY, OBJECT] = [117, 118];
/** Kinds of content in a version-1 update. */
const [DELETED, STRING, EMBED, ANY] = [1, 4, 5, 8];

const [KNOT, MANY_DELETIONS, MANY_STRUCTS, DEEP_JSON] = [30_000, 150_000, 900_000, 5_000];
/** The largest client id: half of all that clients give themselves are above what fits into 31 bits. */
const HIGH = 2 ** 32 - 1;

const by = (...structs: RawStruct[]) => rawUpdate([{ client: WRITER, clock: 0, structs }]);

/** Updates that have brought down servers or documents, each named by what is wrong about it. */
export function hostileUpdates(): Record<string, Uint8Array> {
  return {
    'a gap': rawUpdate([{ client: WRITER, clock: 5, structs: [text('a')] }]),
    'a hole made of a skip': by(text('a'), { skip: 7 }, text('b')),
    'a struct of no length': by({ gc: 0 }),
    'a string of no length': by(text('')),
    'a deletion of no length': rawUpdate([], [{ client: WRITER, clock: 0, length: 0 }]),
    'deletions out of range': rawUpdate([], [{ client: WRITER, clock: 2 ** 40, length: 2 ** 40 }]),
    'a huge clock': rawUpdate([{ client: WRITER, clock: Number.MAX_SAFE_INTEGER, structs: [text('a')] }]),
    'a huge length': by({ gc: Number.MAX_SAFE_INTEGER }, text('b')),
    'a huge deleted run': by({ kind: DELETED, write: (to) => encoding.writeVarUint(to, 2 ** 50) }),
    'more structs than there are bytes': rawUpdate([
      { client: WRITER, clock: 0, structs: [text('a')], count: 2 ** 31 },
    ]),
    'structs that need each other': rawUpdate([
      { client: WRITER + 1, clock: 0, structs: [text('a', { origin: [WRITER, 0] })] },
      { client: WRITER, clock: 0, structs: [text('b', { origin: [WRITER + 1, 0] })] },
    ]),
    'a struct that is its own parent': by(text('a', { parent: [WRITER, 0] })),
    'a struct that is its own neighbour': by(text('a', { origin: [WRITER, 0], rightOrigin: [WRITER, 0] })),
    'text that is no UTF-8': by({
      kind: STRING,
      write: (to) => encoding.writeVarUint8Array(to, new Uint8Array([0xc0, 0x80, 0xff, 0xfe])),
    }),
    'arrays in arrays without end': by(nested(ARRAY)),
    'objects in objects without end': by(nested(OBJECT)),
    'an embed that is no JSON': by({ kind: EMBED, write: (to) => encoding.writeVarString(to, '{"a":') }),
    'a document inside': documentInside(),
    'one writer twice': rawUpdate([
      { client: WRITER, clock: 0, structs: [text('a')] },
      { client: WRITER, clock: 0, structs: [text('b')] },
    ]),
    'a version-2 update': Y.encodeStateAsUpdateV2(withText()),
  };
}

/** Updates that are only large, and cost whoever reads them without an end. Too large to mutate many times. */
export function largeUpdates(): Record<string, Uint8Array> {
  return {
    'JSON nested 5,000 deep': by({
      kind: EMBED,
      write: (to) => encoding.writeVarString(to, '['.repeat(DEEP_JSON) + ']'.repeat(DEEP_JSON)),
    }),
    '30,000 writers in a circle': circle(KNOT),
    'as many writers as are read in a circle': circle(MAX_WRITERS),
    '150,000 ranges of deletions': holes(MANY_DELETIONS),
    'as many ranges of deletions as a board has': holes(MAX_DELETIONS),
    '900,000 structs': rawUpdate([chain(WRITER, MANY_STRUCTS)]),
    'as many structs as are read': rawUpdate([chain(WRITER, MAX_STRUCTS_PER_MESSAGE)]),
    'as many citations as are read': citations(MAX_CITATIONS_PER_MESSAGE),
  };
}

/** Writers each of whom builds on the next. */
function circle(writers: number): Uint8Array {
  return rawUpdate(
    Array.from({ length: writers }, (_, at) => ({
      client: HIGH - at,
      clock: 0,
      structs: [text('a', { origin: [HIGH - ((at + 1) % writers), 0] })],
    })),
  );
}

/** A run of which every other clock is deleted. */
function holes(deletions: number): Uint8Array {
  return rawUpdate(
    [{ client: HIGH, clock: 0, structs: [{ gc: 2 * deletions }] }],
    Array.from({ length: deletions }, (_, at) => ({ client: HIGH, clock: 2 * at, length: 1 })),
  );
}

/** Structs that cite two other writers in turn, and each time more of them. */
function citations(count: number): Uint8Array {
  return rawUpdate([
    { client: HIGH, clock: 0, structs: [{ gc: count }] },
    { client: HIGH - 1, clock: 0, structs: [{ gc: count }] },
    {
      client: HIGH - 2,
      clock: 0,
      structs: Array.from({ length: count }, (_, at) => text('a', { origin: [HIGH - (at % 2), at] })),
    },
  ]);
}

function nested(mark: number): RawStruct {
  return {
    kind: ANY,
    write(to) {
      encoding.writeVarUint(to, 1);
      for (let depth = 0; depth < DEPTH; depth++) {
        encoding.writeUint8(to, mark);
        encoding.writeVarUint(to, 1);
        if (mark === OBJECT) encoding.writeVarString(to, 'a');
      }
      encoding.writeAny(to, null);
    },
  };
}

function documentInside(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('board').set('inner', new Y.Doc());
  return Y.encodeStateAsUpdate(doc);
}

function withText(): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'words');
  return doc;
}
