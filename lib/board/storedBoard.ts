import type { TLDrawShapeSegment } from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import * as Y from 'yjs';
import { earlierSchemas } from './earlierSchemas';
import { diffFields, type FieldChanges, type Fields, fromFields, toFields } from './fields';
import { Lanes, type RecordRef, refOf } from './lanes';
import { type BoardRecord, recordTypeOf } from './schema';
import { isStrokeField, newStroke, readStroke, writeStroke } from './strokes';
import { ClientClocks, noteStructsOfMap, type StructId } from './structs';
import { newText, readText, TEXT_END, writeText } from './text/storedText';

/** The structs that tell who made a record, and who may have changed it last. */
export type RecordStructs = { made: StructId; changed: StructId[] };

/** The key of what a record was when it was made; the others are its texts and strokes. */
const BASE = 'base';

/**
 * The records that a document stores, each put together of
 * - its base: the record as it was made, one value,
 * - its texts and strokes, which grow within, and
 * - the patches that others and the maker have written since (`Lanes`).
 *
 * Boards of the first form have a key for every field instead of a base. They are read the same way, and
 * changed by patches like all others.
 */
export class StoredBoard {
  readonly #meta: Y.Map<unknown>;
  readonly #records: Y.Map<unknown>;
  readonly #lanes: Lanes;
  readonly #ids = new Map<RecordRef, string>();
  readonly #refs = new Map<string, RecordRef>();
  /** Patches of records that others have deleted. They are taken out with the next edit. */
  #dead: RecordRef[] = [];

  /** Reads a document. It stays true to it only if `touchedBy` is told of every transaction. */
  constructor(doc: Y.Doc) {
    this.#meta = doc.getMap('meta');
    this.#records = doc.getMap('records');
    this.#lanes = new Lanes(doc.getMap('lanes'));
    for (const id of this.#records.keys()) this.#noteRecord(id);
  }

  /** The versions before today's in which records may have been written (`earlierSchemas`). */
  get earlierSchemas(): ReturnType<typeof earlierSchemas> {
    return earlierSchemas(this.#meta);
  }

  /** The ids of all that is stored, whether it is a record or not. */
  ids(): IterableIterator<string> {
    return this.#records.keys();
  }

  /** True if something is stored under this id. */
  has(id: string): boolean {
    return this.#records.has(id);
  }

  /** What is stored of a record, put together and not validated; null where it is no record at all. */
  read(id: string): object | null {
    const map = this.#mapOf(id);
    return map ? fromFields(id, recordTypeOf(id) ?? '', this.#fieldsOf(id, map)) : null;
  }

  /**
   * Where a record stands in the document: the struct that made it, and of each Yjs client the last one that its
   * present state consists of. What was only deleted within it, such as letters, has no struct. Null where there
   * is no such record.
   */
  structsOf(id: string): RecordStructs | null {
    const map = this.#mapOf(id);
    const made = map?._item?.id;
    if (!map || !made) return null;
    const clocks = new ClientClocks();
    noteStructsOfMap(map, clocks);
    this.#lanes.noteStructs(refOf(map), clocks);
    return { made: { client: made.client, clock: made.clock }, changed: clocks.structs() };
  }

  /** Writes a whole record; of one that is there already, the fields that differ. Within a transaction. */
  put(record: BoardRecord): void {
    const map = this.#mapOf(record.id);
    if (map) {
      const before = this.#fieldsOf(record.id, map);
      this.#change(record.id, map, before, diffFields(before, toFields(record)));
      return;
    }
    this.#records.set(record.id, this.#make(record));
    this.#noteRecord(record.id);
  }

  /** Writes the fields in which `to` differs from `from`, and of those only what is not so already. */
  patch(from: BoardRecord, to: BoardRecord): void {
    const map = this.#mapOf(to.id);
    if (!map) return;
    const before = toFields(from);
    this.#change(to.id, map, before, diffFields(before, toFields(to)));
  }

  /** Takes a record out, with all that was said about it. Within a transaction. */
  delete(id: string): void {
    const ref = this.#refs.get(id);
    if (ref !== undefined) this.#lanes.forget(ref);
    this.#records.delete(id);
    this.#noteRecord(id);
  }

  /** Takes note of a transaction. @returns the ids of records that may be others than before */
  touchedBy(transaction: Y.Transaction): Set<string> {
    const ids = new Set<string>();
    for (const event of transaction.changedParentTypes.get(this.#records as never) ?? []) {
      if ((event.target as unknown) === this.#records) {
        for (const id of event.changes.keys.keys()) ids.add(id);
      } else ids.add(keyWithin(this.#records, event.target));
    }
    for (const id of ids) this.#noteRecord(id);
    for (const ref of this.#lanes.update(transaction)) {
      const id = this.#ids.get(ref);
      if (id !== undefined) ids.add(id);
    }
    return ids;
  }

  /** Takes out the patches of records that are gone. Within a transaction. */
  dropDead(): void {
    for (const ref of this.#dead.splice(0)) this.#lanes.forget(ref);
  }

  #mapOf(id: string): Y.Map<unknown> | null {
    const stored = this.#records.get(id);
    return stored instanceof Y.Map ? stored : null;
  }

  /** What base, keys of the first form, and patches say. */
  #plainFieldsOf(id: string, map: Y.Map<unknown>): Fields {
    const base = map.get(BASE);
    const fields: Fields = isObject(base)
      ? toFields({ ...base, id, typeName: recordTypeOf(id) } as BoardRecord)
      : new Map();
    for (const [name, value] of map.entries()) {
      if (name !== BASE && !(value instanceof Y.AbstractType)) fields.set(name, value);
    }
    this.#lanes.apply(refOf(map), fields);
    return fields;
  }

  #fieldsOf(id: string, map: Y.Map<unknown>): Fields {
    const fields = this.#plainFieldsOf(id, map);
    for (const [name, value] of map.entries()) {
      // Of a text that could not be kept as one there is a plain value, and that is the later one.
      if (fields.has(name)) continue;
      if (value instanceof Y.Text) fields.set(name, readText(name, value, fields));
      else if (value instanceof Y.Array && isStrokeField(fields.get('type'), name)) {
        fields.set(name, readStroke(value));
      }
    }
    fields.delete(TEXT_END);
    return fields;
  }

  #change(id: string, map: Y.Map<unknown>, before: Fields, { set, remove }: FieldChanges): void {
    const plain = this.#plainFieldsOf(id, map);
    const patch: Fields = new Map();
    for (const [name, value] of set) {
      const grown = plain.has(name) ? undefined : map.get(name);
      if (grown instanceof Y.Array && isStrokeField(plain.get('type'), name)) {
        writeStroke(map, name, value as TLDrawShapeSegment[]);
        continue;
      }
      const ends = grown instanceof Y.Text ? writeText(grown, name, before.get(name), value) : null;
      for (const [field, end] of ends ?? []) patch.set(field, end);
      if (!ends && !isEqual(plain.get(name), value)) patch.set(name, value);
    }
    for (const name of remove) {
      if (plain.has(name)) patch.set(name, undefined);
      if (map.get(name) instanceof Y.AbstractType) map.delete(name);
    }
    this.#lanes.write(map, patch);
  }

  #make(record: BoardRecord): Y.Map<unknown> {
    const fields = toFields(record);
    const map = new Y.Map<unknown>();
    for (const [name, value] of [...fields]) {
      if (isStrokeField('type' in record ? record.type : undefined, name)) {
        map.set(name, newStroke(value as TLDrawShapeSegment[]));
        fields.delete(name);
      }
      const grown = newText(name, value);
      if (!grown) continue;
      map.set(name, grown.text);
      fields.delete(name);
      for (const [field, end] of grown.fields) fields.set(field, end);
    }
    const {
      id: _id,
      typeName: _typeName,
      ...made
    } = fromFields(record.id, record.typeName, fields) as BoardRecord;
    map.set(BASE, made);
    return map;
  }

  #noteRecord(id: string): void {
    const map = this.#mapOf(id);
    const [before, now] = [this.#refs.get(id), map ? refOf(map) : undefined];
    if (before === now) return;
    if (before !== undefined) {
      this.#ids.delete(before);
      if (this.#lanes.has(before)) this.#dead.push(before);
    }
    if (now === undefined) this.#refs.delete(id);
    else {
      this.#refs.set(id, now);
      this.#ids.set(now, id);
    }
  }
}

/** The key of a map under which something in it lies, however deep. */
function keyWithin(map: Y.Map<unknown>, inner: Y.AbstractType<unknown>): string {
  let at = inner;
  while (at.parent && (at.parent as unknown) !== map) at = at.parent;
  return at._item?.parentSub ?? '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
