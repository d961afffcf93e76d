import type { SerializedSchema } from '@tldraw/store';
import { isEqual } from '@tldraw/utils';
import type * as Y from 'yjs';
import { boardSchema, serializedSchema } from './schema';

/** How a record of an earlier version becomes one of today's; null where it cannot. */
export type Upgrade = (record: object) => object | null;

type Sequences = Record<string, number>;

/** The keys under which a document says in which versions its records were written. */
const NEWEST = 'schema';
const EARLIER = 'earlierSchemas';

/** More are written by nobody: a board would have to be drawn on through as many releases. */
const MAX_EARLIER = 6;

const OURS = (serializedSchema as { sequences: Sequences }).sequences;

/**
 * The versions older than today's in which a document says that records of it were written, the newest
 * first. Everybody who draws may write what it says, so it is only asked about records that are none of today's.
 */
export function earlierSchemas(meta: Y.Map<unknown>): Sequences[] {
  const said = meta.get(EARLIER);
  const claims: unknown[] = [meta.get(NEWEST), ...(Array.isArray(said) ? said : [])];
  const found = new Map<string, Sequences>();
  for (const claim of claims.slice(0, MAX_EARLIER)) {
    const sequences = knownSequences(claim);
    if (sequences && isOlder(sequences)) found.set(JSON.stringify(sequences), sequences);
  }
  return [...found.values()];
}

/** What brings records of these versions up to today's: one way for each, in their order. */
export function upgradesFrom(earlier: readonly Sequences[]): Upgrade[] {
  return earlier.map((sequences) => {
    const since = boardSchema.getMigrationsSince({ schemaVersion: 2, sequences });
    // tldraw has migrations of whole stores, too: all are older than the first board.
    const steps = since.ok ? since.value.filter((step) => step.scope === 'record') : [];
    return (record) => {
      try {
        let upgraded = structuredClone(record) as never;
        for (const step of steps) {
          if (step.filter && !step.filter(upgraded)) continue;
          upgraded = (step.up(upgraded) as never) ?? upgraded;
        }
        return upgraded;
      } catch {
        return null;
      }
    };
  });
}

/** Says in a document that from now on records are written in today's version, within a transaction. */
export function noteSchema(meta: Y.Map<unknown>): void {
  const sequences = knownSequences(meta.get(NEWEST));
  if (sequences && (isEqual(sequences, OURS) || isNewer(sequences))) return;
  const earlier = earlierSchemas(meta).slice(0, MAX_EARLIER - 1);
  if (earlier.length > 0) {
    meta.set(
      EARLIER,
      earlier.map((each) => ({ schemaVersion: 2, sequences: each })),
    );
  }
  meta.set(NEWEST, serializedSchema satisfies SerializedSchema);
}

/** What a claim says of the kinds of records that this program knows; null if it is none. */
function knownSequences(claim: unknown): Sequences | null {
  const { sequences } = Object(claim) as { sequences?: unknown };
  if (typeof sequences !== 'object' || sequences === null) return null;
  const theirs = sequences as Record<string, unknown>;
  const known: Sequences = {};
  for (const name of Object.keys(OURS)) {
    const version = Object.hasOwn(theirs, name) ? theirs[name] : undefined;
    if (Number.isSafeInteger(version)) known[name] = version as number;
  }
  return known;
}

function isNewer(sequences: Sequences): boolean {
  return Object.entries(sequences).some(([name, version]) => version > (OURS[name] ?? 0));
}

function isOlder(sequences: Sequences): boolean {
  return Object.entries(OURS).some(([name, version]) => (sequences[name] ?? 0) < version);
}
