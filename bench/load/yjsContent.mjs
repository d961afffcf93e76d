import * as Y from 'yjs';
import { AUTHORS, draggedShape, shapeId, shapeRecord } from './content.mjs';

const BOARD_WRITER = 500;
const FIRST_AUTHOR = 2_000_000_000;

/** A whole board as an update, and its state vector. */
const boards = new Map();

/** The edits of each author as updates, in order. */
const edits = Array.from({ length: AUTHORS }, () => []);

/** The Yjs client id that an author writes under. */
export const clientOf = (author) => FIRST_AUTHOR + author;

/** The author with this client id; not a valid one for whoever wrote the board. */
export const authorOf = (client) => client - FIRST_AUTHOR;

/** A board of so many shapes: a map of records, each a map with a key for each field. */
export function boardOf(shapes) {
  const known = boards.get(shapes);
  if (known) return known;
  const doc = new Y.Doc();
  doc.clientID = BOARD_WRITER;
  doc.transact(() => {
    const records = doc.getMap('records');
    for (let index = 0; index < shapes; index++) {
      const record = new Y.Map();
      records.set(shapeId(index), record);
      for (const [key, value] of fieldsOf(shapeRecord(index))) record.set(key, value);
    }
  });
  const board = { update: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
  boards.set(shapes, board);
  doc.destroy();
  return board;
}

/** Makes sure that each of these authors has so many edits: drags, one position an edit. */
export function prepareEdits(authors, count) {
  for (let author = 0; author < authors; author++) {
    const made = edits[author];
    if (made.length >= count) continue;
    made.length = 0;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, boardOf(500).update);
    doc.clientID = clientOf(author);
    doc.on('update', (update) => made.push(update));
    const records = doc.getMap('records');
    for (let number = 0; number < count; number++) {
      const record = records.get(shapeId(draggedShape(author, number)));
      record.set('position', [100 + number * 0.5, 200 + (number % 300)]);
    }
    doc.destroy();
  }
}

/** One prepared edit. */
export function editOf(author, number) {
  return edits[author][number];
}

/** The fields of a record, with one for its place, and with properties beside the other fields. */
function fieldsOf({ id, typeName, x, y, props, meta, ...fields }) {
  const flat = Object.entries(props).map(([key, value]) => [`props.${key}`, value]);
  return [...Object.entries(fields), ...flat, ['position', [x, y]]];
}
