import * as Y from 'yjs';
import type { LogEntry, LogPage } from './storage/storage';
import { MERGE_WINDOW_MS } from './timing';

/** Something waiting for the log: an edit, or without one, a mark that only waits for what is before it. */
export type Item<Tag> = { entry: LogEntry | null; tag: Tag; since: number };

/** What is written as one unit; it stays the same until it is known to be in the log. */
export type Batch<Tag> = {
  items: readonly Item<Tag>[];
  rows: readonly LogEntry[];
  /** Of the edits as they came. */
  bytes: number;
  /** How far the log is once the batch is in it. */
  stateVector: Uint8Array;
  /** An attempt failed in a way that leaves open whether it wrote. */
  uncertain: boolean;
  failures: number;
};

/** A statement has at most 65,535 parameters, and a transaction should stay short. */
const MAX_BATCH_ITEMS = 1000;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** Takes the next batch off the front of the queue: all of it, up to the limits, and one item at least. */
export function cutBatch<Tag>(queue: Item<Tag>[]): Batch<Tag> {
  let bytes = 0;
  let count = 0;
  for (const { entry } of queue) {
    const more = entry?.bytes.length ?? 0;
    if (count >= MAX_BATCH_ITEMS || (count > 0 && bytes + more > MAX_BATCH_BYTES)) break;
    bytes += more;
    count++;
  }
  const items = queue.splice(0, count);
  const rows = mergeRuns(items.flatMap(({ entry }) => (entry ? [entry] : [])));
  return { items, rows, bytes, stateVector: new Uint8Array(), uncertain: false, failures: 0 };
}

/** Merges neighbours by the same person that came within a moment of each other; order and authors stay. */
export function mergeRuns(entries: readonly LogEntry[]): LogEntry[] {
  const runs: LogEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const first = run?.[0];
    const joins =
      first !== undefined &&
      first.actorId === entry.actorId &&
      first.actor.name === entry.actor.name &&
      entry.at.getTime() - first.at.getTime() <= MERGE_WINDOW_MS;
    if (run && joins) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => {
    const last = run.at(-1);
    if (!last) return [];
    return run.length === 1 ? [last] : [{ ...last, bytes: Y.mergeUpdates(run.map(({ bytes }) => bytes)) }];
  });
}

/** All pages of a log at once, for the few rows that another process may have added. */
export async function readAll(
  pages: AsyncIterable<LogPage>,
): Promise<{ updates: Uint8Array[]; seq: bigint }> {
  const updates: Uint8Array[] = [];
  let seq = 0n;
  for await (const page of pages) {
    updates.push(...page.updates);
    seq = page.seq;
  }
  return { updates, seq };
}

/** True if the log's rows begin with these. */
export function holds(updates: readonly Uint8Array[], rows: readonly LogEntry[]): boolean {
  return rows.every(({ bytes }, index) => {
    const update = updates[index];
    return update?.length === bytes.length && update.every((byte, at) => byte === bytes[at]);
  });
}
