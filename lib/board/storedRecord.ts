import * as Y from 'yjs';
import { fromFields } from './fields';
import { recordTypeOf } from './schema';
import { isStrokeField, readStroke } from './strokes';

/** The fields of one record in a document. */
export type StoredRecord = Y.Map<unknown>;

/** What is stored of a record, put together and not yet validated. */
export function readStored(id: string, stored: StoredRecord): object {
  const type = stored.get('type');
  const fields: [string, unknown][] = [];
  for (const [key, value] of stored.entries()) {
    const isStroke = value instanceof Y.Array && isStrokeField(type, key);
    fields.push([key, isStroke ? readStroke(value) : value]);
  }
  return fromFields(id, recordTypeOf(id) ?? '', fields);
}
