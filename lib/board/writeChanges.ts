import type { RecordsDiff } from '@tldraw/store';
import type { TLBinding, TLRecord } from '@tldraw/tlschema';
import * as Y from 'yjs';
import type { BoardView } from './boardView';
import { metaOf, recordsOf } from './document';
import { BOARD_FORMAT, type BoardRecord, isBoardRecord, serializedSchema } from './schema';
import { patchRecord, putRecord } from './writeRecords';

/** The key for the order of pages, next to the ids of parents. */
const PAGES = 'pages';

/**
 * Writes what a person changed in a board, within a transaction: the fields that are different, and nothing
 * of records that someone else has deleted meanwhile.
 *
 * What was repaired for showing and is touched by this change is written as it was shown: the person acted
 * on that. This is the only way in which repairs get into a document, so each is written by someone who
 * edits there anyway, and never in answer to another's repair.
 * @returns the ids of records it wrote beyond the change itself
 */
export function writeChanges(doc: Y.Doc, view: BoardView, changes: RecordsDiff<TLRecord>): string[] {
  const added = Object.values(changes.added).filter(isBoardRecord);
  const updated = Object.values(changes.updated).filter((pair): pair is [BoardRecord, BoardRecord] =>
    isBoardRecord(pair[1]),
  );
  const removed = Object.values(changes.removed).filter(isBoardRecord);
  if (added.length + updated.length + removed.length === 0) return [];

  const records = recordsOf(doc);
  const adopted = [
    ...adoptFirstRecords(doc, view),
    ...adoptShown(records, view, [...added, ...removed, ...updated.flat()]),
    ...dropHiddenBindings(records, view, [...added, ...removed, ...updated.flat()]),
  ];
  for (const record of added) putRecord(records, record);
  for (const [from, to] of updated) {
    const fields = records.get(to.id);
    if (fields instanceof Y.Map) patchRecord(fields, from, to);
  }
  for (const { id } of removed) records.delete(id);
  return adopted;
}

/** Writes what every board has, where the document lacks it. */
function adoptFirstRecords(doc: Y.Doc, view: BoardView): string[] {
  const meta = metaOf(doc);
  if (!meta.has('format')) {
    meta.set('format', BOARD_FORMAT);
    meta.set('schema', serializedSchema);
  }
  return view.repairs.added.map((record) => {
    putRecord(recordsOf(doc), record);
    return record.id;
  });
}

/** Writes the repaired parent and index of what was changed, and of all that it was put in order with. */
function adoptShown(records: Y.Map<unknown>, view: BoardView, changed: BoardRecord[]): string[] {
  const ids = new Set<string>(changed.map(({ id }) => id));
  const families = new Set(changed.map(familyOf));
  const adopted: string[] = [];
  for (const [id, repair] of view.repairs.changes) {
    const stored = view.stored(id);
    const shown = view.get(id);
    const fields = records.get(id);
    if (repair === null || !stored || !shown || !(fields instanceof Y.Map)) continue;
    if (!ids.has(id) && !families.has(familyOf(shown))) continue;
    patchRecord(fields, stored, shown);
    adopted.push(id);
  }
  return adopted;
}

/** Deletes bindings that are not shown and would appear now that their arrow, or its end, is changed. */
function dropHiddenBindings(records: Y.Map<unknown>, view: BoardView, changed: BoardRecord[]): string[] {
  const ends = new Set<string>();
  for (const record of changed) {
    if (record.typeName === 'binding') ends.add(record.fromId);
    else if (record.typeName === 'shape') ends.add(record.id);
  }
  const dropped: string[] = [];
  for (const [id, repair] of view.repairs.changes) {
    const stored = view.stored(id);
    if (repair !== null || stored?.typeName !== 'binding') continue;
    const { fromId, toId } = stored as TLBinding;
    if (!ends.has(fromId) && !ends.has(toId)) continue;
    records.delete(id);
    dropped.push(id);
  }
  return dropped;
}

/** What a record is put in order among. */
function familyOf(record: BoardRecord): string {
  if (record.typeName === 'shape') return record.parentId;
  return record.typeName === 'page' ? PAGES : record.id;
}
