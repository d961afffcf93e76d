import * as Y from 'yjs';
import type { Fields } from './fields';
import { decodePatch, encodePatch, MAX_COUNT, movePatch } from './patch';
import { type ClientClocks, structAt } from './structs';

/** The Yjs id of a record's map, as a text: what patches are about. A record made anew has another. */
export type RecordRef = string;

/** One element of a lane, as it was read; with its clock if it was written here. */
type Entry = { lane: Lane; value: unknown; patch: LanePatch | null; clock?: number };

/** A patch that is in force, and where it stands. */
type LanePatch = { ref: RecordRef; counter: number; fields: Fields; firstClock?: number; entry: Entry };

/** What one writer has said. */
type Lane = {
  writer: string;
  array: Y.Array<unknown>;
  entries: Entry[];
  creators: number[];
  /** How many patches were written here. */
  writes: number;
};

/** So many rows of patches that stand alone are worth gathering; after so many patches they are looked for. */
const GATHERED = 16;

/** A row of fewer patches counts as standing alone. */
const SHORT_ROW = 4;

/**
 * The changes of a board's records: for every writer (Yjs client) one array of patches.
 *
 * Of each field the patch with the greatest counter says what it is, of equal ones that of the greater writer.
 * Whoever writes a patch deletes those that say nothing any more: a field's greatest patch is never deleted but
 * with its record, so it does not matter who deletes what in which order. A writer appends to its own array
 * only, therefore what is deleted lies in runs, and Yjs keeps a run as a single entry.
 *
 * What is left of a drag is its last patch, alone behind the run of those before it, and costs more than twice
 * what it would cost next to others. So a writer gathers its lone patches now and then: it takes them out and
 * writes them again, side by side. Each keeps its counter, and tells where it was written first, so that nobody
 * sees a change, and whoever asks who drew this is told of the drag.
 *
 * An element is a patch (see `Patch`) or a number: a Yjs client that made records; the lane's patches count
 * these from zero. Anything else is ignored.
 */
export class Lanes {
  readonly #map: Y.Map<unknown>;
  readonly #lanes = new Map<string, Lane>();
  readonly #patches = new Map<RecordRef, LanePatch[]>();
  /** The transactions whose changes of a lane are known already, as they were made here. */
  readonly #written = new WeakMap<Y.Transaction, Set<Lane>>();

  /** Reads all lanes. */
  constructor(map: Y.Map<unknown>) {
    this.#map = map;
    for (const writer of map.keys()) this.#readLane(writer);
  }

  /** Sets the changed fields of a record, the oldest change first; removed ones are taken out. */
  apply(ref: RecordRef, fields: Fields): void {
    for (const patch of this.#patches.get(ref) ?? []) {
      for (const [name, value] of patch.fields) {
        if (value === undefined) fields.delete(name);
        else fields.set(name, value);
      }
    }
  }

  /** True if something of the record has changed since it was made. */
  has(ref: RecordRef): boolean {
    return this.#patches.has(ref);
  }

  /** Notes where the changes of a record stand in the document. */
  noteStructs(ref: RecordRef, clocks: ClientClocks): void {
    for (const { entry, firstClock } of this.#patches.get(ref) ?? []) {
      const struct = structAt(entry.lane.array, entry.lane.entries.indexOf(entry));
      if (struct) clocks.note({ ...struct, clock: Math.min(struct.clock, firstClock ?? struct.clock) });
    }
  }

  /** Writes new values of a record's fields, within a transaction; undefined removes one. */
  write(map: Y.Map<unknown>, fields: Fields): void {
    const id = map._item?.id;
    if (fields.size === 0 || !id) return;
    const ref = refOf(map);
    const earlier = this.#patches.get(ref) ?? [];
    const counter = Math.min((earlier.at(-1)?.counter ?? 0) + 1, MAX_COUNT);
    this.#delete(superseded(earlier, fields));
    const lane = this.#ownLane();
    const known = lane.creators.indexOf(id.client);
    const creator = known < 0 ? lane.creators.length : known;
    const patch = encodePatch({ creator, clock: id.clock, counter, fields });
    this.#push(lane, [...this.#gather(lane), ...(known < 0 ? [id.client, patch] : [patch])]);
  }

  /** Deletes the changes of a record that is not there any more, within a transaction. */
  forget(ref: RecordRef): void {
    this.#delete(this.#patches.get(ref) ?? []);
  }

  /** Takes note of what a transaction has changed. @returns the records whose changes are others now */
  update(transaction: Y.Transaction): Set<RecordRef> {
    const touched = new Set<RecordRef>();
    const written = this.#written.get(transaction);
    const added = new Set<string>();
    for (const event of transaction.changedParentTypes.get(this.#map as never) ?? []) {
      if ((event.target as unknown) !== this.#map) continue;
      for (const writer of event.changes.keys.keys()) {
        added.add(writer);
        const lane = this.#lanes.get(writer);
        if (lane && written?.has(lane)) continue;
        for (const ref of this.#readLane(writer)) touched.add(ref);
      }
    }
    for (const event of transaction.changedParentTypes.get(this.#map as never) ?? []) {
      const writer = event.target._item?.parentSub ?? '';
      const lane = this.#lanes.get(writer);
      if (!lane || (event.target as unknown) !== lane.array) continue;
      if (added.has(writer) || written?.has(lane)) continue;
      for (const ref of this.#applyDelta(lane, event.changes.delta)) touched.add(ref);
    }
    return touched;
  }

  #ownLane(): Lane {
    const writer = String(this.#map.doc?.clientID);
    const known = this.#lanes.get(writer);
    if (known) return known;
    const lane: Lane = { writer, array: new Y.Array(), entries: [], creators: [], writes: 0 };
    this.#map.set(writer, lane.array);
    this.#lanes.set(writer, lane);
    this.#note(lane);
    return lane;
  }

  #push(lane: Lane, values: unknown[]): void {
    const { doc } = this.#map;
    let clock = doc ? Y.getState(doc.store, doc.clientID) : 0;
    lane.array.push(values);
    this.#note(lane);
    for (const value of values) {
      const entry = this.#enter(lane, value);
      entry.clock = clock++;
      lane.entries.push(entry);
    }
  }

  /** Takes lone patches out of a lane if there are many. @returns their texts, to be written again side by side */
  #gather(lane: Lane): string[] {
    if (++lane.writes % GATHERED !== 0) return [];
    const rows = loneRows(lane.entries);
    if (rows.length < GATHERED) return [];
    const lone = rows.flat();
    const texts = lone.filter((patch) => !this.#isSilent(patch)).map(movedText);
    this.#delete(lone);
    return texts;
  }

  /** True for a patch that says nothing any more: somebody wrote a later one without having heard of it. */
  #isSilent(patch: LanePatch): boolean {
    return superseded(this.#patches.get(patch.ref) ?? [], new Map()).includes(patch);
  }

  /** Deletes patches where they stand, neighbours at once. */
  #delete(patches: readonly LanePatch[]): void {
    const places = new Map<Lane, number[]>();
    for (const { entry } of patches) {
      const place = entry.lane.entries.indexOf(entry);
      const others = places.get(entry.lane);
      if (others) others.push(place);
      else places.set(entry.lane, [place]);
    }
    for (const [lane, indexes] of places) {
      indexes.sort((a, b) => b - a);
      for (let i = 0, run = 1; i < indexes.length; i += run) {
        for (run = 1; indexes[i + run] === (indexes[i] as number) - run; run++);
        const start = (indexes[i] as number) - run + 1;
        lane.array.delete(start, run);
        this.#note(lane);
        for (const entry of lane.entries.splice(start, run)) this.#leave(entry);
      }
    }
  }

  #note(lane: Lane): void {
    const transaction = this.#map.doc?._transaction;
    if (!transaction) throw new Error('Boards are written within a transaction.');
    const written = this.#written.get(transaction);
    if (written) written.add(lane);
    else this.#written.set(transaction, new Set([lane]));
  }

  /** Reads a lane anew. @returns the records that it is or was about */
  #readLane(writer: string): RecordRef[] {
    const touched: RecordRef[] = [];
    const before = this.#lanes.get(writer);
    for (const entry of before?.entries ?? []) touched.push(...this.#leave(entry));
    this.#lanes.delete(writer);
    const array = this.#map.get(writer);
    if (!(array instanceof Y.Array)) return touched;
    const lane: Lane = { writer, array, entries: [], creators: [], writes: 0 };
    this.#lanes.set(writer, lane);
    lane.entries = array.toArray().map((value) => this.#enter(lane, value, touched));
    return touched;
  }

  #applyDelta(lane: Lane, delta: Y.YEvent<Y.Array<unknown>>['changes']['delta']): RecordRef[] {
    const touched: RecordRef[] = [];
    let at = 0;
    for (const { retain = 0, insert, delete: deleted = 0 } of delta) {
      at += retain;
      for (const entry of lane.entries.splice(at, deleted)) touched.push(...this.#leave(entry));
      if (!Array.isArray(insert)) continue;
      // Numbers count by their place among the lane's numbers; only appending leaves the others theirs.
      if (at < lane.entries.length) return [...touched, ...this.#readLane(lane.writer)];
      for (const value of insert) lane.entries.push(this.#enter(lane, value, touched));
      at += insert.length;
    }
    return touched;
  }

  #enter(lane: Lane, value: unknown, touched?: RecordRef[]): Entry {
    const entry: Entry = { lane, value, patch: null };
    if (typeof value === 'number') lane.creators.push(value);
    const decoded = typeof value === 'string' ? decodePatch(value) : null;
    const client = decoded ? lane.creators[decoded.creator] : undefined;
    if (!decoded || client === undefined) return entry;
    const ref = `${client}:${decoded.clock}`;
    const { counter, fields, firstClock } = decoded;
    const patch: LanePatch = { ref, counter, fields, firstClock, entry };
    entry.patch = patch;
    touched?.push(ref);
    const others = this.#patches.get(ref);
    if (!others) this.#patches.set(ref, [patch]);
    else {
      others.push(patch);
      others.sort(byTime);
    }
    return entry;
  }

  #leave({ patch }: Entry): RecordRef[] {
    if (!patch) return [];
    const others = this.#patches.get(patch.ref)?.filter((other) => other !== patch) ?? [];
    if (others.length > 0) this.#patches.set(patch.ref, others);
    else this.#patches.delete(patch.ref);
    return [patch.ref];
  }
}

/** What patches are about: the Yjs id of the record's map. */
export function refOf(map: Y.Map<unknown>): RecordRef {
  const id = map._item?.id;
  return id ? `${id.client}:${id.clock}` : '';
}

/** Of patches that were written here, the rows of few whose neighbours have been deleted. */
function loneRows(entries: readonly Entry[]): LanePatch[][] {
  const rows: Entry[][] = [];
  let before: Entry | undefined;
  for (const entry of entries) {
    if (entry.clock === undefined) continue;
    if (before?.clock === entry.clock - 1) rows.at(-1)?.push(entry);
    else rows.push([entry]);
    before = entry;
  }
  return rows
    .filter(({ length }) => length < SHORT_ROW)
    .map((row) => row.flatMap(({ patch }) => patch ?? []))
    .filter(({ length }) => length > 0);
}

/** The text of a patch as it is written again. It has told before where it was first if this is not its first move. */
function movedText({ entry: { value, clock = 0 }, firstClock }: LanePatch): string {
  return firstClock === undefined ? movePatch(String(value), clock) : String(value);
}

/** The patches, ordered by time, that say nothing once `fields` are written after them. */
function superseded(earlier: readonly LanePatch[], fields: Fields): LanePatch[] {
  const said = new Set(fields.keys());
  const silent: LanePatch[] = [];
  for (const patch of [...earlier].reverse()) {
    const names = [...patch.fields.keys()];
    if (names.every((name) => said.has(name))) silent.push(patch);
    else for (const name of names) said.add(name);
  }
  return silent;
}

function byTime(a: LanePatch, b: LanePatch): number {
  if (a.counter !== b.counter) return a.counter - b.counter;
  if (a.entry.lane.writer !== b.entry.lane.writer) return a.entry.lane.writer < b.entry.lane.writer ? -1 : 1;
  // No program of ours writes two of one time; whoever does shall still not make people see different boards.
  return String(a.entry.value) < String(b.entry.value) ? -1 : 1;
}
