import * as encoding from 'lib0/encoding';
import { NumberList } from './numberList';

/** Above this many ranges at once, they are merged in one pass instead of one by one. */
const MANY = 32;
const FIRST_CAPACITY = 8;

/** Deleted clocks of one writer: starts and ends in turn, going up, with gaps between the ranges; room for more behind. */
type Ranges = { at: Float64Array; length: number };

const noRanges = (): Ranges => ({ at: new Float64Array(FIRST_CAPACITY), length: 0 });

/** What has been deleted on a board: ranges of clocks for each writer. Deletions are only ever added. */
export class DeleteSet {
  readonly #ranges = new Map<number, Ranges>();
  #size = 0;

  /** Of how many ranges it is. */
  get size(): number {
    return this.#size;
  }

  /** Adds deletions, three numbers each: client, clock, length. */
  add(deletions: ArrayLike<number>): void {
    if (deletions.length <= MANY * 3) {
      for (let i = 0; i < deletions.length; i += 3) {
        const clock = deletions[i + 1] as number;
        const ranges = this.#of(deletions[i] as number);
        const before = ranges.length;
        insert(ranges, clock, clock + (deletions[i + 2] as number));
        this.#size += (ranges.length - before) / 2;
      }
      return;
    }
    for (const [client, added] of byClient(deletions)) {
      const ranges = this.#ranges.get(client) ?? noRanges();
      const merged = union(ranges, added);
      this.#ranges.set(client, merged);
      this.#size += (merged.length - ranges.length) / 2;
    }
  }

  /** Those parts of the deletions that are not in it, three numbers each. */
  missing(deletions: ArrayLike<number>): Float64Array {
    const missing = new NumberList();
    let client = -1;
    let ranges = noRanges();
    for (let i = 0; i < deletions.length; i += 3) {
      if (deletions[i] !== client) {
        client = deletions[i] as number;
        ranges = this.#ranges.get(client) ?? noRanges();
      }
      let clock = deletions[i + 1] as number;
      const end = clock + (deletions[i + 2] as number);
      for (let at = firstEndingAfter(ranges, clock); clock < end; at += 2) {
        const isBehind = at >= ranges.length;
        const start = isBehind ? Number.POSITIVE_INFINITY : (ranges.at[at] as number);
        if (start > clock) {
          missing.add(client);
          missing.add(clock);
          missing.add(Math.min(start, end) - clock);
        }
        clock = isBehind ? end : (ranges.at[at + 1] as number);
      }
    }
    return missing.toArray();
  }

  /** As it stands at the end of an update. */
  encode(): Uint8Array {
    return encodeRanges(this.#ranges);
  }

  #of(client: number): Ranges {
    let ranges = this.#ranges.get(client);
    if (!ranges) {
      ranges = noRanges();
      this.#ranges.set(client, ranges);
    }
    return ranges;
  }
}

/** Deletions, three numbers each, in the form of an update's last part. */
export function encodeDeletions(deletions: ArrayLike<number>): Uint8Array {
  return encodeRanges(byClient(deletions));
}

function encodeRanges(clients: ReadonlyMap<number, Ranges>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length / 2);
    for (let i = 0; i < ranges.length; i += 2) {
      const start = ranges.at[i] as number;
      encoding.writeVarUint(encoder, start);
      encoding.writeVarUint(encoder, (ranges.at[i + 1] as number) - start);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** The ranges of each client, as they come. Counted first: arrays of many thousands that grow are slow. */
function byClient(deletions: ArrayLike<number>): Map<number, Ranges> {
  const counts = new Map<number, number>();
  for (const [client, from, end] of runs(deletions)) {
    counts.set(client, (counts.get(client) ?? 0) + (end - from) / 3);
  }
  const clients = new Map<number, Ranges>();
  for (const [client, count] of counts) clients.set(client, { at: new Float64Array(2 * count), length: 0 });
  for (const [client, from, end] of runs(deletions)) {
    const ranges = clients.get(client) as Ranges;
    for (let i = from; i < end; i += 3) {
      const clock = deletions[i + 1] as number;
      ranges.at[ranges.length++] = clock;
      ranges.at[ranges.length++] = clock + (deletions[i + 2] as number);
    }
  }
  return clients;
}

/** Stretches of one client's deletions, as places in the list. */
function* runs(deletions: ArrayLike<number>): Generator<[client: number, from: number, end: number]> {
  for (let from = 0; from < deletions.length; ) {
    const client = deletions[from] as number;
    let end = from + 3;
    while (end < deletions.length && deletions[end] === client) end += 3;
    yield [client, from, end];
    from = end;
  }
}

/** Where the first range begins that ends behind `clock`; the length if there is none. */
function firstEndingAfter({ at, length }: Ranges, clock: number): number {
  let low = 0;
  let high = length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle * 2 + 1] as number) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** Adds a range. */
function insert(ranges: Ranges, start: number, end: number): void {
  // Ranges that touch become one.
  const from = firstEndingAfter(ranges, start - 1);
  let to = from;
  let [first, behind] = [start, end];
  for (; to < ranges.length && (ranges.at[to] as number) <= behind; to += 2) {
    first = Math.min(first, ranges.at[to] as number);
    behind = Math.max(behind, ranges.at[to + 1] as number);
  }
  moveTail(ranges, to, from + 2);
  ranges.at[from] = first;
  ranges.at[from + 1] = behind;
}

/** Moves what begins at one place to another, and makes room where that is needed. */
function moveTail(ranges: Ranges, from: number, to: number): void {
  const length = ranges.length + to - from;
  if (length > ranges.at.length) {
    const longer = new Float64Array(2 * ranges.at.length);
    longer.set(ranges.at);
    ranges.at = longer;
  }
  ranges.at.copyWithin(to, from, ranges.length);
  ranges.length = length;
}

/** Both together. `added` may come in any order and overlap itself. */
function union(ranges: Ranges, added: Ranges): Ranges {
  const [one, other] = [ranges.at, inOrder(added)];
  const merged = new Float64Array(Math.max(FIRST_CAPACITY, ranges.length + added.length));
  let [at, otherAt, length] = [0, 0, 0];
  while (at < ranges.length || otherAt < added.length) {
    const isOther =
      at === ranges.length || (otherAt < added.length && (other[otherAt] as number) < (one[at] as number));
    const from = (isOther ? other[otherAt++] : one[at++]) as number;
    const end = (isOther ? other[otherAt++] : one[at++]) as number;
    if (length > 0 && from <= (merged[length - 1] as number)) {
      merged[length - 1] = Math.max(merged[length - 1] as number, end);
    } else {
      merged[length++] = from;
      merged[length++] = end;
    }
  }
  return { at: merged, length };
}

/** The same ranges by their starts. Yjs writes them like that already. */
function inOrder({ at, length }: Ranges): Float64Array {
  let isSorted = true;
  for (let i = 2; isSorted && i < length; i += 2) {
    isSorted = (at[i - 2] as number) <= (at[i] as number);
  }
  if (isSorted) return at;
  const order = Uint32Array.from({ length: length / 2 }, (_, range) => 2 * range);
  order.sort((a, b) => (at[a] as number) - (at[b] as number));
  const sorted = new Float64Array(length);
  for (const [place, from] of order.entries()) {
    sorted[2 * place] = at[from] as number;
    sorted[2 * place + 1] = at[from + 1] as number;
  }
  return sorted;
}
