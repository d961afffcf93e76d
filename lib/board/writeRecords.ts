import type { TLDrawShapeSegment } from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import * as Y from 'yjs';
import { diffFields, type FieldChanges, toFields } from './fields';
import type { BoardRecord } from './schema';
import { readStored, type StoredRecord } from './storedRecord';
import { isStrokeField, writeStroke } from './strokes';

/** Writes a whole record; of one that is there already, only the fields that differ. */
export function putRecord(stored: Y.Map<unknown>, record: BoardRecord): void {
  const existing = stored.get(record.id);
  if (existing instanceof Y.Map) {
    const before = toFields(readStored(record.id, existing) as BoardRecord);
    writeFields(existing, record, diffFields(before, toFields(record)));
    return;
  }
  const fields: StoredRecord = new Y.Map();
  stored.set(record.id, fields);
  writeFields(fields, record, { set: toFields(record), remove: [] });
}

/** Writes the fields in which `to` differs from `from`, and of those only what is not so already. */
export function patchRecord(fields: StoredRecord, from: BoardRecord, to: BoardRecord): void {
  writeFields(fields, to, diffFields(toFields(from), toFields(to)));
}

function writeFields(fields: StoredRecord, record: BoardRecord, changes: FieldChanges): void {
  const type = 'type' in record ? record.type : undefined;
  for (const [key, value] of changes.set) {
    if (isStrokeField(type, key)) writeStroke(fields, key, value as TLDrawShapeSegment[]);
    else if (!isEqual(fields.get(key), value)) fields.set(key, value);
  }
  for (const key of changes.remove) if (fields.has(key)) fields.delete(key);
}
