import {
  MAX_CITATIONS_PER_MESSAGE,
  MAX_DELETIONS_PER_MESSAGE,
  MAX_NEW_WRITERS,
  MAX_STRUCTS_PER_MESSAGE,
} from '@/lib/sync/limits';
import { type Block, type ScanLimits, type ScannedUpdate, scanUpdate } from './scanUpdate';
import { MalformedUpdate } from './updateReader';

/** How many structs of each writer there are: the clock its next one gets. */
export type StateOf = (client: number) => number;

/** Well formed, and everything it builds on is known. `news` are the blocks that reach beyond what is known. */
export type FittingUpdate = { kind: 'fits'; update: Uint8Array; scanned: ScannedUpdate; news: Block[] };

export type UpdateCheck =
  | FittingUpdate
  /** Well formed, but it builds on edits that are not known. */
  | { kind: 'gap' }
  | { kind: 'malformed'; why: string };

/** How much of a board an update may be, beside the limits of reading it: writers of whom it has something new. */
export type UpdateLimits = ScanLimits & { news: number };

/** What one message may bring to a board that has so many writers. */
export function messageLimits(writers: number): UpdateLimits {
  return {
    // Each writer is in an update once, so more of them would be too many new ones.
    writers: writers + MAX_NEW_WRITERS,
    news: MAX_NEW_WRITERS,
    structs: MAX_STRUCTS_PER_MESSAGE,
    citations: MAX_CITATIONS_PER_MESSAGE,
    deletions: MAX_DELETIONS_PER_MESSAGE,
  };
}

/**
 * Checks a version-1 update without applying it, so that what is sent on and stored can neither fail in a
 * document nor wait in it for edits that never come. Without limits for what has been accepted before.
 */
export function checkUpdate(update: Uint8Array, stateOf: StateOf, limits?: UpdateLimits): UpdateCheck {
  let scanned: ScannedUpdate;
  try {
    scanned = scanUpdate(update, limits);
  } catch (error) {
    if (!(error instanceof MalformedUpdate)) throw error;
    return { kind: 'malformed', why: error.message };
  }
  const { blocks } = scanned;
  const news = blocks.filter(({ client, end }) => end > stateOf(client));
  if (limits && news.length > limits.news) return { kind: 'malformed', why: 'too many writers' };
  if (hasGap(scanned, stateOf)) return { kind: 'gap' };
  if (news.length > 1 && hasCircle(scanned, stateOf)) {
    return { kind: 'malformed', why: 'structs that build on each other' };
  }
  return { kind: 'fits', update, scanned, news };
}

function hasGap({ blocks, skips, references, deletions }: ScannedUpdate, stateOf: StateOf): boolean {
  for (const { client, from } of blocks) if (from > stateOf(client)) return true;
  // A client that was cut off half-way through a board may leave out what is known here anyway.
  for (let i = 0; i < skips.length; i += 2) {
    const { client } = blocks[skips[i] as number] as Block;
    if ((skips[i + 1] as number) > stateOf(client)) return true;
  }
  const endOf = knownEnds(blocks, stateOf);
  for (let i = 0; i < references.length; i += 4) {
    if ((references[i + 3] as number) >= endOf(references[i + 2] as number)) return true;
  }
  for (let i = 0; i < deletions.length; i += 3) {
    const end = (deletions[i + 1] as number) + (deletions[i + 2] as number);
    if (end > endOf(deletions[i] as number)) return true;
  }
  return false;
}

/** How far each writer is known once the blocks are in. */
function knownEnds(blocks: readonly Block[], stateOf: StateOf): StateOf {
  const [only] = blocks;
  if (!only) return stateOf;
  if (blocks.length === 1) {
    const end = Math.max(only.end, stateOf(only.client));
    return (client) => (client === only.client ? end : stateOf(client));
  }
  const ends = new Map(blocks.map(({ client, end }) => [client, Math.max(end, stateOf(client))]));
  return (client) => ends.get(client) ?? stateOf(client);
}

/** A block that cannot go on before another writer is known beyond a clock. */
type Waiting = { block: number; beyond: number };

/**
 * True if some structs need each other first. Every block goes on until a struct cites what is not there yet,
 * and again when that has come; in a circle nobody can go on.
 */
function hasCircle({ blocks, references }: ScannedUpdate, stateOf: StateOf): boolean {
  const next: number[] = [];
  const behind: number[] = [];
  for (let i = 0; i < references.length; i += 4) {
    next[references[i] as number] ??= i;
    behind[references[i] as number] = i + 4;
  }
  const reached = new Map(blocks.map(({ client }) => [client, stateOf(client)]));
  const waiting = new Map<number, Waiting[]>();
  const ready = blocks.map((_, block) => block);
  let unfinished = blocks.length;
  for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
    const { client, end } = blocks[block] as Block;
    let at = next[block] ?? 0;
    const last = behind[block] ?? 0;
    let now = end;
    for (; at < last; at += 4) {
      const clock = references[at + 1] as number;
      const cited = references[at + 2] as number;
      const beyond = references[at + 3] as number;
      if (beyond < (reached.get(cited) ?? stateOf(cited))) continue;
      wait(waiting, cited, { block, beyond });
      now = clock;
      break;
    }
    next[block] = at;
    if (now === end) unfinished--;
    if (now > (reached.get(client) ?? 0)) {
      reached.set(client, now);
      const list = waiting.get(client);
      while (list && (list.at(-1)?.beyond ?? now) < now) ready.push((list.pop() as Waiting).block);
    }
  }
  return unfinished > 0;
}

/** Keeps the list of a writer in order, so that those who can go on are at its end. */
function wait(waiting: Map<number, Waiting[]>, client: number, entry: Waiting): void {
  const list = waiting.get(client);
  if (!list) {
    waiting.set(client, [entry]);
    return;
  }
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as Waiting).beyond > entry.beyond) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, entry);
}
