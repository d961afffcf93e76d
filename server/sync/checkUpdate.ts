import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** How many structs of each writer there are: the clock its next one gets. */
export type StateOf = (client: number) => number;

export type UpdateCheck =
  /** Well formed, and everything it builds on is known. With neither of the two it changes nothing. */
  | { kind: 'fits'; hasNewStructs: boolean; hasDeletions: boolean }
  /** Well formed, but it builds on edits that are not known. */
  | { kind: 'gap' }
  | { kind: 'malformed'; why: string };

/** Clocks of real boards stay far below; above, additions would lose precision. */
const MAX_CLOCK = 2 ** 40;

/**
 * Checks a version-1 update without applying it, so that what reaches the document can neither throw half-way
 * nor wait in it for edits that never come.
 */
export function checkUpdate(update: Uint8Array, stateOf: StateOf): UpdateCheck {
  let decoded: ReturnType<typeof Y.decodeUpdateV2>;
  try {
    decoded = decodeWhole(update);
  } catch {
    return { kind: 'malformed', why: 'not a version-1 update' };
  }
  const ends = new Map<number, number>();
  let hasNewStructs = false;
  let hasGap = false;

  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const why = whyMalformed(struct);
    if (why) return { kind: 'malformed', why };
    const known = ends.get(client) ?? stateOf(client);
    const end = clock + struct.length;
    // A client that was cut off half-way through a board may leave out what is known here anyway.
    if (clock > known || (struct instanceof Y.Skip && end > known)) hasGap = true;
    if (end > known) hasNewStructs = true;
    ends.set(client, Math.max(known, end));
  }
  // Of two blocks by one writer Yjs keeps the last and takes the other for missing.
  if (countBlocks(update) !== ends.size) return { kind: 'malformed', why: 'not one block for each writer' };

  const endOf = (client: number) => ends.get(client) ?? stateOf(client);
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue;
    for (const id of references(struct)) if (id.clock >= endOf(id.client)) hasGap = true;
  }
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) if (clock + len > endOf(client)) hasGap = true;
  }
  return hasGap
    ? { kind: 'gap' }
    : { kind: 'fits', hasNewStructs, hasDeletions: decoded.ds.clients.size > 0 };
}

/** Decodes and makes sure that nothing follows: Yjs itself ignores what comes after an update. */
function decodeWhole(update: Uint8Array): ReturnType<typeof Y.decodeUpdateV2> {
  let input: decoding.Decoder | undefined;
  class WatchedDecoder extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder);
      input = decoder;
    }
  }
  const decoded = Y.decodeUpdateV2(update, WatchedDecoder);
  if (input?.pos !== update.length) throw new Error('bytes after the end of the update');
  return decoded;
}

/** An update begins with how many blocks of structs it has. */
function countBlocks(update: Uint8Array): number {
  return decoding.readVarUint(decoding.createDecoder(update));
}

function whyMalformed(struct: Y.Item | Y.GC | Y.Skip): string | null {
  const { client, clock } = struct.id;
  if (struct.length <= 0) return 'an empty struct';
  if (clock + struct.length > MAX_CLOCK) return 'a clock out of range';
  if (!(struct instanceof Y.Item)) return null;
  if (struct.content instanceof Y.ContentDoc) return 'a document inside the document';
  for (const id of references(struct)) {
    // Yjs looks such a neighbour up without asking whether it is there.
    if (id.client === client && id.clock >= clock) return 'a struct that builds on itself';
  }
  return null;
}

function references(item: Y.Item): Y.ID[] {
  const ids: Y.ID[] = [];
  if (item.origin) ids.push(item.origin);
  if (item.rightOrigin) ids.push(item.rightOrigin);
  // Until an item is integrated, its parent is an id, the name of a root type, or unknown.
  if (item.parent instanceof Y.ID) ids.push(item.parent);
  return ids;
}
