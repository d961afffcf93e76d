import type { LogEntry, LoggedEdit, LogPage } from './storage/storage';

/** Something waiting for the log: an edit, or without one, a mark that only waits for what is before it. */
export type Item<Tag> = { entry: LogEntry | null; tag: Tag; since: number };

/** What is written as one row; it stays the same until it is known to be in the log. */
export type Batch<Tag> = {
  items: readonly Item<Tag>[];
  entries: readonly LogEntry[];
  bytes: number;
  /** How far the board was when this took all there was to write; null where it did not. */
  position: number | null;
  /** An attempt failed in a way that leaves open whether it wrote. */
  uncertain: boolean;
};

/** A row should stay one that is read and sent at once. */
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
  const entries = items.flatMap(({ entry }) => (entry ? [entry] : []));
  return { items, entries, bytes, position: null, uncertain: false };
}

/** All pages of a log at once, for the few rows that another process may have added. */
export async function readAll(pages: AsyncIterable<LogPage>): Promise<{ edits: LoggedEdit[]; seq: bigint }> {
  const edits: LoggedEdit[] = [];
  let seq = 0n;
  for await (const page of pages) {
    edits.push(...page.edits);
    seq = page.seq;
  }
  return { edits, seq };
}

/** True if the log's edits begin with these. */
export function holds(edits: readonly LoggedEdit[], entries: readonly LogEntry[]): boolean {
  return entries.every(({ bytes }, index) => {
    const edit = edits[index]?.bytes;
    return edit?.length === bytes.length && edit.every((byte, at) => byte === bytes[at]);
  });
}
