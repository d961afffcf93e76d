import type { RecordsDiff } from '@tldraw/store';
import type { TLBinding, TLRecord } from '@tldraw/tlschema';
import type * as Y from 'yjs';
import type { BoardView } from './boardView';
import { MAX_ADDED, MAX_PAGES, MAX_SHAPES } from './bounds';
import { metaOf } from './document';
import { noteSchema } from './earlierSchemas';
import { BOARD_FORMAT, type BoardRecord, isBoardRecord } from './schema';
import type { StoredBoard } from './storedBoard';

/** The key for the order of pages, next to the ids of parents. */
const PAGES = 'pages';

/**
 * Writes what a person changed in a board, within a transaction: the fields that are different, and nothing
 * of records that someone else has deleted meanwhile.
 *
 * What was repaired for showing, or brought up from an earlier version, and is touched by this change is
 * written as it was shown: the person acted on that. This is the only way in which either gets into a document,
 * so each is written by someone who edits there anyway, and never in answer to another's.
 * @returns the ids of records it wrote beyond the change itself
 */
export function writeChanges(
  doc: Y.Doc,
  stored: StoredBoard,
  view: BoardView,
  changes: RecordsDiff<TLRecord>,
): string[] {
  const added = Object.values(changes.added).filter(isBoardRecord);
  const updated = Object.values(changes.updated).filter((pair): pair is [BoardRecord, BoardRecord] =>
    isBoardRecord(pair[1]),
  );
  const removed = Object.values(changes.removed).filter(isBoardRecord);
  if (added.length + updated.length + removed.length === 0) return [];

  noteVersions(doc);
  stored.dropDead();
  const changed = [...added, ...removed, ...updated.flat()];
  for (const record of changed) adoptUpgraded(stored, view, record.id);
  const adopted = [
    ...adoptFirstRecords(stored, view),
    ...adoptShown(stored, view, changed),
    ...dropHiddenBindings(stored, view, changed),
  ];
  for (const record of added) stored.put(record);
  for (const [from, to] of updated) stored.patch(from, to);
  for (const { id } of removed) stored.delete(id);
  return adopted;
}

/** Why a board cannot take what a person did: too many shapes, pages, or too much at once; or none can show it. */
export type Refused = 'shapes' | 'pages' | 'size' | 'unfit';

/** Beyond so many new records it is worth measuring them. */
const FEW = 20;

/** Why a board cannot take a change, or null if it can. */
export function whyTooMuch(view: BoardView, changes: RecordsDiff<TLRecord>): Refused | null {
  const added = Object.values(changes.added).filter(isBoardRecord);
  if (added.length === 0) return null;
  const isBeyond = (typeName: BoardRecord['typeName'], limit: number) => {
    const count = added.filter((record) => record.typeName === typeName).length;
    return count > 0 && view.count(typeName) + count > limit;
  };
  if (isBeyond('shape', MAX_SHAPES)) return 'shapes';
  if (isBeyond('page', MAX_PAGES)) return 'pages';
  return added.length > FEW && JSON.stringify(added).length > MAX_ADDED ? 'size' : null;
}

/**
 * Takes out of a document, within a transaction, what a change has brought into it and nobody can be shown: new
 * records go, changed ones become what they were.
 * @returns the ids of these records
 */
export function takeBackUnfit(
  stored: StoredBoard,
  view: BoardView,
  { added, updated }: RecordsDiff<TLRecord>,
): string[] {
  const isUnfit = (record: TLRecord) => view.quarantined.has(record.id);
  const gone = Object.values(added).filter(isUnfit);
  const restored = Object.values(updated).filter(([, to]) => isUnfit(to));
  for (const { id } of gone) stored.delete(id);
  for (const [from, to] of restored) stored.patch(to as BoardRecord, from as BoardRecord);
  return [...gone.map(({ id }) => id), ...restored.map(([{ id }]) => id)];
}

/** Says in which form and versions records are written from now on. */
function noteVersions(doc: Y.Doc): void {
  const meta = metaOf(doc);
  const format = meta.get('format');
  if (typeof format !== 'number' || !(format >= BOARD_FORMAT)) meta.set('format', BOARD_FORMAT);
  noteSchema(meta);
}

/** Writes all of a record that is stored in an earlier version, as new values in it would be misread. */
function adoptUpgraded(stored: StoredBoard, view: BoardView, id: string): void {
  const upgraded = view.isUpgraded(id) ? view.stored(id) : undefined;
  if (upgraded) stored.put(upgraded);
}

/** Writes what every board has, where the document lacks it. */
function adoptFirstRecords(stored: StoredBoard, view: BoardView): string[] {
  return view.repairs.added.map((record) => {
    stored.put(record);
    return record.id;
  });
}

/** Writes the repaired parent and index of what was changed, and of all that it was put in order with. */
function adoptShown(stored: StoredBoard, view: BoardView, changed: BoardRecord[]): string[] {
  const ids = new Set<string>(changed.map(({ id }) => id));
  const families = new Set(changed.map(familyOf));
  const adopted: string[] = [];
  for (const [id, repair] of view.repairs.changes) {
    const [before, shown] = [view.stored(id), view.get(id)];
    if (repair === null || !before || !shown) continue;
    if (!ids.has(id) && !families.has(familyOf(shown))) continue;
    adoptUpgraded(stored, view, id);
    stored.patch(before, shown);
    adopted.push(id);
  }
  return adopted;
}

/** Deletes bindings that are not shown and would appear now that their arrow, or its end, is changed. */
function dropHiddenBindings(stored: StoredBoard, view: BoardView, changed: BoardRecord[]): string[] {
  const ends = new Set<string>();
  for (const record of changed) {
    if (record.typeName === 'binding') ends.add(record.fromId);
    else if (record.typeName === 'shape') ends.add(record.id);
  }
  const dropped: string[] = [];
  for (const [id, repair] of view.repairs.changes) {
    const binding = view.stored(id);
    if (repair !== null || binding?.typeName !== 'binding') continue;
    const { fromId, toId } = binding as TLBinding;
    if (!ends.has(fromId) && !ends.has(toId)) continue;
    stored.delete(id);
    dropped.push(id);
  }
  return dropped;
}

/** What a record is put in order among. */
function familyOf(record: BoardRecord): string {
  if (record.typeName === 'shape') return record.parentId;
  return record.typeName === 'page' ? PAGES : record.id;
}
