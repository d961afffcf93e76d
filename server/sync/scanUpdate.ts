import { NumberList } from './numberList';
import { MalformedUpdate, UpdateReader } from './updateReader';

/** The structs of one writer in an update: clocks from `from` up to, not including, `end`. */
export type Block = { client: number; from: number; end: number };

/** What an update consists of, as far as it can be told without the document. */
export type ScannedUpdate = {
  blocks: Block[];
  /** Structs that only say that something is missing, as pairs of block and the clock behind them. */
  skips: ArrayLike<number>;
  /**
   * What items cite of other writers, four numbers each: block, the item's clock, and the cited client and clock.
   * What they cite of their own comes before them, and what lies before an earlier citation is there with it:
   * nobody has to ask for either.
   */
  references: ArrayLike<number>;
  /** What is deleted, three numbers each: client, clock, length. */
  deletions: ArrayLike<number>;
  /** Where the delete set begins. */
  structsEnd: number;
};

/** Clocks of real boards stay far below; above, additions would lose precision. */
const MAX_CLOCK = 2 ** 40;

/** How much may be in an update. Where the update says how much it has, too much is refused before it is read. */
export type ScanLimits = { writers: number; structs: number; citations: number; deletions: number };

const NO_LIMITS: ScanLimits = {
  writers: Number.POSITIVE_INFINITY,
  structs: Number.POSITIVE_INFINITY,
  citations: Number.POSITIVE_INFINITY,
  deletions: Number.POSITIVE_INFINITY,
};

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const KIND = 0x1f;

const GC = 0;
const SKIP = 10;

/** Kinds of shared types, of which two carry a name. */
const TYPE_KINDS = 7;
const NAMED_TYPES = [3, 5];

const NOBODY = -1;

/**
 * Reads a version-1 update byte by byte: everything in it is of a known form, and nothing follows it.
 * @throws MalformedUpdate whose message says what is wrong
 */
export function scanUpdate(bytes: Uint8Array, limits = NO_LIMITS): ScannedUpdate {
  return new Scan(bytes, limits).run();
}

class Scan {
  readonly #reader: UpdateReader;
  readonly #limits: ScanLimits;
  readonly #blocks: Block[] = [];
  readonly #skips = new NumberList();
  readonly #references = new NumberList();
  readonly #deletions = new NumberList();
  #structs = 0;
  /** The last of the references, if it is of the block that is being read. */
  #citedClient = NOBODY;
  #citedClock = 0;

  constructor(bytes: Uint8Array, limits: ScanLimits) {
    this.#reader = new UpdateReader(bytes);
    this.#limits = limits;
  }

  run(): ScannedUpdate {
    const reader = this.#reader;
    for (let left = this.#countWriters(); left > 0; left--) this.#block();
    if (!hasOneBlockEach(this.#blocks)) throw new MalformedUpdate('not one block for each writer');
    const structsEnd = reader.position;
    for (let left = this.#countWriters(); left > 0; left--) this.#deletionsOfOne();
    if (!reader.isAtEnd) throw new MalformedUpdate('bytes after its end');
    return {
      blocks: this.#blocks,
      skips: this.#skips.toArray(),
      references: this.#references.toArray(),
      deletions: this.#deletions.toArray(),
      structsEnd,
    };
  }

  #countWriters(): number {
    const writers = this.#reader.varUint();
    if (writers > this.#limits.writers) throw new MalformedUpdate('too many writers');
    return writers;
  }

  #block(): void {
    const reader = this.#reader;
    const count = reader.varUint();
    const client = reader.varUint();
    const from = reader.varUint();
    // Yjs takes an empty block for one that is missing.
    if (count === 0) throw new MalformedUpdate('an empty block');
    this.#structs += count;
    if (this.#structs > this.#limits.structs) throw new MalformedUpdate('too many structs');
    this.#citedClient = NOBODY;
    let clock = from;
    for (let left = count; left > 0; left--) {
      const length = this.#struct(client, clock);
      if (length <= 0) throw new MalformedUpdate('an empty struct');
      clock += length;
      if (clock > MAX_CLOCK) throw new MalformedUpdate('a clock out of range');
    }
    this.#blocks.push({ client, from, end: clock });
  }

  /** Passes over a struct. Returns how many clocks it takes. */
  #struct(client: number, clock: number): number {
    const reader = this.#reader;
    const info = reader.byte();
    const kind = info & KIND;
    if (kind === GC) return reader.varUint();
    if (kind === SKIP) {
      // Some readers of Yjs know it with nothing else in the byte only.
      if (info !== SKIP) throw new MalformedUpdate('content of no known kind');
      const length = reader.varUint();
      this.#skips.add(this.#blocks.length);
      this.#skips.add(clock + length);
      return length;
    }
    this.#citations(info, client, clock);
    return scanContent(reader, kind);
  }

  #citations(info: number, client: number, clock: number): void {
    const reader = this.#reader;
    let citations = 0;
    if (info & HAS_ORIGIN) citations++;
    if (info & HAS_RIGHT_ORIGIN) citations++;
    if (citations === 0) {
      if (reader.varUint() === 1) reader.skipString();
      else this.#citation(client, clock);
      if (info & HAS_KEY) reader.skipString();
    }
    for (; citations > 0; citations--) this.#citation(client, clock);
  }

  #citation(client: number, clock: number): void {
    const citedClient = this.#reader.varUint();
    const citedClock = this.#reader.varUint();
    if (citedClient === client) {
      // Yjs looks such a neighbour up without asking whether it is there.
      if (citedClock >= clock) throw new MalformedUpdate('a struct that builds on itself');
      return;
    }
    if (citedClient === this.#citedClient && citedClock <= this.#citedClock) return;
    this.#citedClient = citedClient;
    this.#citedClock = citedClock;
    const references = this.#references;
    if (references.length >= 4 * this.#limits.citations) throw new MalformedUpdate('too many citations');
    references.add(this.#blocks.length);
    references.add(clock);
    references.add(citedClient);
    references.add(citedClock);
  }

  #deletionsOfOne(): void {
    const reader = this.#reader;
    const deletions = this.#deletions;
    const client = reader.varUint();
    const count = reader.varUint();
    if (deletions.length / 3 + count > this.#limits.deletions)
      throw new MalformedUpdate('too many deletions');
    for (let left = count; left > 0; left--) {
      const clock = reader.varUint();
      const length = reader.varUint();
      if (length === 0) throw new MalformedUpdate('an empty deletion');
      if (clock + length > MAX_CLOCK) throw new MalformedUpdate('a clock out of range');
      deletions.add(client);
      deletions.add(clock);
      deletions.add(length);
    }
  }
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

/** Of two blocks by one writer Yjs keeps the last and takes the other for missing. */
function hasOneBlockEach(blocks: readonly Block[]): boolean {
  if (blocks.length < 2) return true;
  return new Set(blocks.map(({ client }) => client)).size === blocks.length;
}
