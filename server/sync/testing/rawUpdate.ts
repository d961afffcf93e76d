import * as encoding from 'lib0/encoding';

type Id = [client: number, clock: number];

/** A struct as it can be written by hand, right or wrong. */
export type RawStruct =
  | { gc: number }
  | { skip: number }
  | {
      /** The number of the content's kind, and a function that writes the content. */
      kind: number;
      write: (encoder: encoding.Encoder) => void;
      origin?: Id;
      rightOrigin?: Id;
      /** The name of a root type or the id of an item; needed if there is no origin. */
      parent?: string | Id;
      key?: string;
    };

export type RawBlock = { client: number; clock: number; structs: RawStruct[]; count?: number };
export type RawDeletion = { client: number; clock: number; length: number };

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;

/** A version-1 update, byte by byte, with whatever is wrong about it. */
export function rawUpdate(blocks: RawBlock[], deletions: RawDeletion[] = []): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock, structs, count = structs.length } of blocks) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  const deleted = new Map<number, RawDeletion[]>();
  for (const deletion of deletions) {
    const list = deleted.get(deletion.client);
    if (list) list.push(deletion);
    else deleted.set(deletion.client, [deletion]);
  }
  encoding.writeVarUint(encoder, deleted.size);
  for (const [client, ranges] of deleted) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** A string at the start of the root type `board`. */
export function text(
  value: string,
  more: { origin?: Id; rightOrigin?: Id; parent?: string | Id } = {},
): RawStruct {
  return { kind: 4, write: (encoder) => encoding.writeVarString(encoder, value), ...more };
}

/** A block of so many characters, each a struct of its own behind the one before it. */
export function chain(client: number, length: number): RawBlock {
  const structs = Array.from({ length }, (_, at) =>
    at === 0 ? text('a') : text('a', { origin: [client, at - 1] }),
  );
  return { client, clock: 0, structs };
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  if ('gc' in struct) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, struct.gc);
    return;
  }
  if ('skip' in struct) {
    encoding.writeUint8(encoder, 10);
    encoding.writeVarUint(encoder, struct.skip);
    return;
  }
  const { kind, origin, rightOrigin, parent = 'board', key } = struct;
  const flags =
    (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === undefined ? 0 : HAS_KEY);
  encoding.writeUint8(encoder, kind | flags);
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  struct.write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
