import { MalformedUpdate, UpdateReader } from './updateReader';

/** The structs of one writer in an update: clocks from `from` up to, not including, `end`. */
export type Block = { client: number; from: number; end: number };

/** What an update consists of, as far as it can be told without the document. */
export type ScannedUpdate = {
  blocks: Block[];
  /** Structs that only say that something is missing, as pairs of block and the clock behind them. */
  skips: number[];
  /** What items cite, four numbers each: block, the item's clock, and the cited client and clock. */
  references: number[];
  /** What is deleted, three numbers each: client, clock, length. */
  deletions: number[];
  /** Where the delete set begins. */
  structsEnd: number;
};

/** Clocks of real boards stay far below; above, additions would lose precision. */
const MAX_CLOCK = 2 ** 40;

/** How much may be in an update, beyond which it is not read on. */
export type ScanLimits = { structs: number; deletions: number };

const NO_LIMITS: ScanLimits = { structs: Number.POSITIVE_INFINITY, deletions: Number.POSITIVE_INFINITY };

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const KIND = 0x1f;

const GC = 0;
const SKIP = 10;

/** Kinds of shared types, of which two carry a name. */
const TYPE_KINDS = 7;
const NAMED_TYPES = [3, 5];

/**
 * Reads a version-1 update byte by byte: everything in it is of a known form, and nothing follows it.
 * @throws MalformedUpdate whose message says what is wrong
 */
export function scanUpdate(bytes: Uint8Array, limits = NO_LIMITS): ScannedUpdate {
  const reader = new UpdateReader(bytes);
  let structs = limits.structs;
  const scanned: ScannedUpdate = { blocks: [], skips: [], references: [], deletions: [], structsEnd: 0 };
  for (let left = reader.varUint(); left > 0; left--) {
    structs -= scanBlock(reader, scanned, structs);
  }
  if (!hasOneBlockEach(scanned.blocks)) throw new MalformedUpdate('not one block for each writer');
  scanned.structsEnd = reader.position;
  for (let left = reader.varUint(); left > 0; left--)
    scanDeletions(reader, scanned.deletions, limits.deletions);
  if (!reader.isAtEnd) throw new MalformedUpdate('bytes after its end');
  return scanned;
}

/** Reads one block of at most `limit` structs. Returns how many it has. */
function scanBlock(
  reader: UpdateReader,
  { blocks, skips, references }: ScannedUpdate,
  limit: number,
): number {
  const count = reader.varUint();
  const client = reader.varUint();
  const from = reader.varUint();
  // Yjs takes an empty block for one that is missing.
  if (count === 0) throw new MalformedUpdate('an empty block');
  if (count > limit) throw new MalformedUpdate('too many structs');
  const block = blocks.length;
  let clock = from;
  for (let left = count; left > 0; left--) {
    const info = reader.byte();
    const kind = info & KIND;
    let length: number;
    if (kind === GC) length = reader.varUint();
    else if (kind === SKIP) {
      // Some readers of Yjs know it with nothing else in the byte only.
      if (info !== SKIP) throw new MalformedUpdate('content of no known kind');
      length = reader.varUint();
      skips.push(block, clock + length);
    } else {
      scanCitations(reader, info, references, block, client, clock);
      length = scanContent(reader, kind);
    }
    if (length <= 0) throw new MalformedUpdate('an empty struct');
    clock += length;
    if (clock > MAX_CLOCK) throw new MalformedUpdate('a clock out of range');
  }
  blocks.push({ client, from, end: clock });
  return count;
}

function scanCitations(
  reader: UpdateReader,
  info: number,
  references: number[],
  block: number,
  client: number,
  clock: number,
): void {
  let cited = 0;
  if (info & HAS_ORIGIN) cited++;
  if (info & HAS_RIGHT_ORIGIN) cited++;
  if (cited === 0) {
    if (reader.varUint() === 1) reader.skipString();
    else scanCitation(reader, references, block, client, clock);
    if (info & HAS_KEY) reader.skipString();
  }
  for (; cited > 0; cited--) scanCitation(reader, references, block, client, clock);
}

function scanCitation(
  reader: UpdateReader,
  references: number[],
  block: number,
  client: number,
  clock: number,
): void {
  const citedClient = reader.varUint();
  const citedClock = reader.varUint();
  // Yjs looks such a neighbour up without asking whether it is there.
  if (citedClient === client && citedClock >= clock)
    throw new MalformedUpdate('a struct that builds on itself');
  references.push(block, clock, citedClient, citedClock);
}

/** Passes over the content of an item. Returns how many clocks it takes. */
function scanContent(reader: UpdateReader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return reader.varUint();
    case 2: {
      // JSON values, in the form of early versions
      const count = reader.varUint();
      for (let left = count; left > 0; left--) reader.skipOldJson();
      return count;
    }
    case 3: // bytes
      reader.skipBytes();
      return 1;
    case 4: // text
      return reader.skipString();
    case 5: // an embedded value
      reader.skipJson();
      return 1;
    case 6: // the begin or end of a format
      reader.skipString();
      reader.skipJson();
      return 1;
    case 7: {
      const type = reader.varUint();
      if (type >= TYPE_KINDS) throw new MalformedUpdate('a type of no known kind');
      if (NAMED_TYPES.includes(type)) reader.skipString();
      return 1;
    }
    case 8: {
      const count = reader.varUint();
      for (let left = count; left > 0; left--) reader.skipAny();
      return count;
    }
    case 9:
      throw new MalformedUpdate('a document inside the document');
    default:
      throw new MalformedUpdate('content of no known kind');
  }
}

function scanDeletions(reader: UpdateReader, deletions: number[], limit: number): void {
  const client = reader.varUint();
  for (let left = reader.varUint(); left > 0; left--) {
    const clock = reader.varUint();
    const length = reader.varUint();
    if (length === 0) throw new MalformedUpdate('an empty deletion');
    if (clock + length > MAX_CLOCK) throw new MalformedUpdate('a clock out of range');
    if (deletions.length >= 3 * limit) throw new MalformedUpdate('too many deletions');
    deletions.push(client, clock, length);
  }
}

/** Of two blocks by one writer Yjs keeps the last and takes the other for missing. */
function hasOneBlockEach(blocks: readonly Block[]): boolean {
  if (blocks.length < 2) return true;
  return new Set(blocks.map(({ client }) => client)).size === blocks.length;
}
