import type { SerializedSchema, SerializedStore } from '@tldraw/store';
import type { TLRecord } from '@tldraw/tlschema';
import * as Y from 'yjs';
import { BoardView } from './boardView';
import { withoutUnusedPictures } from './pictures';
import { FIRST_DOCUMENT, FIRST_PAGE } from './repair';
import { BOARD_FORMAT, type BoardRecord, serializedSchema } from './schema';
import { StoredBoard } from './storedBoard';

/** A whole board as plain data, in the form that tldraw loads. */
export type BoardSnapshotData = { schema: SerializedSchema; store: SerializedStore<TLRecord> };

/** What is on a board, in numbers. */
export type BoardSummary = { shapes: number; pages: number; quarantined: number };

/** The writer of every first page: whoever creates a board writes the very same bytes. */
const FIRST_WRITER = 1;

/** What a board's document holds by id: what records were made as (`StoredBoard` puts them together). */
export function recordsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('records');
}

/** What is said about the document itself: `format` and the `schema` of its records. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta');
}

/** A document for a board, empty. */
export function createBoardDoc(): Y.Doc {
  return new Y.Doc({ gc: true });
}

/**
 * Writes the document record and the first page, unless the document has records. Two servers that do so for
 * one room at once write the same, so that their documents merge into one first page.
 */
export function writeInitialBoard(doc: Y.Doc): void {
  if (recordsOf(doc).size > 0) return;
  const { clientID } = doc;
  doc.clientID = FIRST_WRITER;
  try {
    writeBoard(doc, [FIRST_DOCUMENT, FIRST_PAGE]);
  } finally {
    doc.clientID = clientID;
  }
}

/** The update that `writeInitialBoard` makes: the first entry of a new room's log. */
export function initialBoardUpdate(): Uint8Array {
  const doc = createBoardDoc();
  writeInitialBoard(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/**
 * The board a document shows: every record that can be shown, repaired, and the others with the reason why
 * they cannot. The same for everyone with the same document.
 */
export function readRecords(doc: Y.Doc): { records: BoardRecord[]; quarantined: Map<string, string> } {
  const view = new BoardView(new StoredBoard(doc));
  return { records: view.records(), quarantined: new Map(view.quarantined) };
}

/** The board as tldraw loads it. */
export function toSnapshot(doc: Y.Doc): BoardSnapshotData {
  const { records } = readRecords(doc);
  const store = Object.fromEntries(records.map((record) => [record.id, record]));
  return { schema: serializedSchema, store: store as SerializedStore<TLRecord> };
}

/** The snapshot of the board that an encoded document holds. */
export function snapshotOfUpdate(update: Uint8Array): BoardSnapshotData {
  return withDoc(update, toSnapshot);
}

/** Another board with what this one shows: a new document, without its history. */
export function copyBoard(update: Uint8Array): Uint8Array {
  const { records } = withDoc(update, readRecords);
  const copy = createBoardDoc();
  writeBoard(copy, withoutUnusedPictures(records));
  const copied = Y.encodeStateAsUpdate(copy);
  copy.destroy();
  return copied;
}

/** Counts what is on a board. */
export function boardSummary(doc: Y.Doc): BoardSummary {
  const { records, quarantined } = readRecords(doc);
  const count = (typeName: string) => records.filter((record) => record.typeName === typeName).length;
  return { shapes: count('shape'), pages: count('page'), quarantined: quarantined.size };
}

function writeBoard(doc: Y.Doc, records: readonly BoardRecord[]): void {
  doc.transact(() => {
    const meta = metaOf(doc);
    meta.set('format', BOARD_FORMAT);
    meta.set('schema', serializedSchema);
    const stored = new StoredBoard(doc);
    for (const record of records) stored.put(record);
  });
}

function withDoc<T>(update: Uint8Array, read: (doc: Y.Doc) => T): T {
  const doc = createBoardDoc();
  try {
    Y.applyUpdate(doc, update);
    return read(doc);
  } finally {
    doc.destroy();
  }
}
