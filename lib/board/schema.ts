import type { SerializedSchema } from '@tldraw/store';
import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLBinding,
  type TLDocument,
  type TLImageAsset,
  type TLPage,
  type TLShape,
  type TLStoreSchema,
} from '@tldraw/tlschema';
import { COMPONENT, componentProps } from './components/shape';
import { ESTIMATE, estimateProps } from './estimate/shape';

/** The version of the form that records have in the document. It grows when an older program would err. */
export const BOARD_FORMAT = 4;

/** What a board consists of. Camera, pointer, selection and presence are not part of it. */
export type BoardRecord = TLDocument | TLPage | TLImageAsset | TLShape | TLBinding;

const { arrow, draw, frame, geo, group, highlight, image, line, note, text } = defaultShapeSchemas;

/**
 * The shapes that boards know. Videos, bookmarks and embeds are missing on purpose: they show what other servers
 * send. Images show the room's own pictures only (`checkRecord`).
 */
const BOARD_SHAPES = {
  ...{ arrow, draw, frame, geo, group, highlight, image, line, note, text },
  [COMPONENT]: { props: componentProps },
  [ESTIMATE]: { props: estimateProps },
};

/** True for a kind of shape that boards know. */
export function isBoardShape(type: string): boolean {
  return Object.hasOwn(BOARD_SHAPES, type);
}

/** Shapes that can hold others. */
export const CONTAINER_TYPES: ReadonlySet<string> = new Set(['frame', 'group']);

/** The schema of every board's records, for stores and for validation. */
export const boardSchema: TLStoreSchema = createTLSchema({
  shapes: BOARD_SHAPES,
  bindings: defaultBindingSchemas,
});

/** The versions of tldraw's record types that this program writes. */
export const serializedSchema: SerializedSchema = boardSchema.serialize();

const RECORD_TYPES: ReadonlySet<string> = new Set(['document', 'page', 'asset', 'shape', 'binding']);

/** The type of the record with this id, or null if boards have no such records. */
export function recordTypeOf(id: string): BoardRecord['typeName'] | null {
  const type = id.slice(0, id.indexOf(':'));
  return RECORD_TYPES.has(type) ? (type as BoardRecord['typeName']) : null;
}

/** True for a record that belongs on the board. */
export function isBoardRecord(record: { typeName: string }): record is BoardRecord {
  return RECORD_TYPES.has(record.typeName);
}
