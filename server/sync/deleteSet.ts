import * as encoding from 'lib0/encoding';

/** Above this many new ranges of a writer at once, they are merged in one pass instead of one by one. */
const MANY = 32;

/** Deleted clocks of one writer: starts and ends in turn, going up, with gaps between the ranges. */
type Ranges = number[];

/** What has been deleted on a board: ranges of clocks for each writer. Deletions are only ever added. */
export class DeleteSet {
  readonly #ranges = new Map<number, Ranges>();
  #size = 0;

  /** Of how many ranges it is. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds deletions, three numbers each: client, clock, length.
   * @returns those that were not in it before, in the same form
   */
  add(deletions: readonly number[]): number[] {
    const news = this.missing(deletions);
    if (news.length <= MANY * 3) {
      for (let i = 0; i < news.length; i += 3) {
        const client = news[i] as number;
        const clock = news[i + 1] as number;
        const ranges = this.#of(client);
        const before = ranges.length;
        insert(ranges, clock, clock + (news[i + 2] as number));
        this.#size += (ranges.length - before) / 2;
      }
      return news;
    }
    for (const [client, added] of byClient(news)) {
      const ranges = this.#ranges.get(client) ?? [];
      const merged = union(ranges, added);
      this.#ranges.set(client, merged);
      this.#size += (merged.length - ranges.length) / 2;
    }
    return news;
  }

  /** Those parts of the deletions that are not in it, three numbers each. */
  missing(deletions: readonly number[]): number[] {
    const missing: number[] = [];
    for (let i = 0; i < deletions.length; i += 3) {
      const client = deletions[i] as number;
      const ranges = this.#ranges.get(client) ?? [];
      let clock = deletions[i + 1] as number;
      const end = clock + (deletions[i + 2] as number);
      for (let at = firstEndingAfter(ranges, clock); clock < end; at += 2) {
        const start = ranges[at] ?? Number.POSITIVE_INFINITY;
        if (start > clock) missing.push(client, clock, Math.min(start, end) - clock);
        clock = ranges[at + 1] ?? end;
      }
    }
    return missing;
  }

  /** As it stands at the end of an update. */
  encode(): Uint8Array {
    const all: number[] = [];
    for (const [client, ranges] of this.#ranges) {
      for (let i = 0; i < ranges.length; i += 2) {
        const start = ranges[i] as number;
        all.push(client, start, (ranges[i + 1] as number) - start);
      }
    }
    return encodeDeletions(all);
  }

  #of(client: number): Ranges {
    let ranges = this.#ranges.get(client);
    if (!ranges) {
      ranges = [];
      this.#ranges.set(client, ranges);
    }
    return ranges;
  }
}

/** Deletions, three numbers each, in the form of an update's last part. */
export function encodeDeletions(deletions: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const clients = byClient(deletions);
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length / 2);
    for (let i = 0; i < ranges.length; i += 2) {
      const start = ranges[i] as number;
      encoding.writeVarUint(encoder, start);
      encoding.writeVarUint(encoder, (ranges[i + 1] as number) - start);
    }
  }
  return encoding.toUint8Array(encoder);
}

function byClient(deletions: readonly number[]): Map<number, Ranges> {
  const clients = new Map<number, Ranges>();
  for (let i = 0; i < deletions.length; i += 3) {
    const client = deletions[i] as number;
    const clock = deletions[i + 1] as number;
    let ranges = clients.get(client);
    if (!ranges) {
      ranges = [];
      clients.set(client, ranges);
    }
    ranges.push(clock, clock + (deletions[i + 2] as number));
  }
  return clients;
}

/** Where the first range begins that ends behind `clock`; the length if there is none. */
function firstEndingAfter(ranges: Ranges, clock: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle * 2 + 1] as number) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** Adds a range, which may overlap others only as far as `add` of the same call made it so. */
function insert(ranges: Ranges, start: number, end: number): void {
  const last = ranges.length - 1;
  if (last < 0 || start > (ranges[last] as number)) {
    ranges.push(start, end);
    return;
  }
  // Ranges that touch become one.
  const from = firstEndingAfter(ranges, start - 1);
  let to = from;
  let [first, behind] = [start, end];
  for (; to < ranges.length && (ranges[to] as number) <= behind; to += 2) {
    first = Math.min(first, ranges[to] as number);
    behind = Math.max(behind, ranges[to + 1] as number);
  }
  if (to === from + 2) {
    ranges[from] = first;
    ranges[from + 1] = behind;
  } else ranges.splice(from, to - from, first, behind);
}

/** Both together. `added` may come in any order and overlap itself. */
function union(ranges: Ranges, added: Ranges): Ranges {
  const pairs: [start: number, end: number][] = [];
  for (const list of [ranges, added]) {
    for (let i = 0; i < list.length; i += 2) pairs.push([list[i] as number, list[i + 1] as number]);
  }
  pairs.sort(([a], [b]) => a - b);
  const merged: Ranges = [];
  for (const [start, end] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && start <= (merged[last] as number)) merged[last] = Math.max(merged[last] as number, end);
    else merged.push(start, end);
  }
  return merged;
}
