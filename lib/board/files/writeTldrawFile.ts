import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas, type TLRecord } from '@tldraw/tlschema';
import type { BoardRecord } from '../schema';
import { withBoundaryName } from './boundaryName';
import { withoutComponent } from './componentGeo';

export const TLDRAW_EXTENSION = 'tldr';
export const TLDRAW_MIME_TYPE = 'application/vnd.tldraw+json';

/** The only version of the file's form that there is. */
export const TLDRAW_FILE_VERSION = 1;

/** The schema of plain tldraw, which other programs know; ours has shapes of its own. */
export const plainSchema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas });

/**
 * The board as a file that tldraw opens. Boundaries without a name get that of their kind. Components become plain shapes with the same arrows bound to them, and
 * keep what they are in their `meta`, so that this program makes components of them again.
 */
export function writeTldrawFile(records: readonly BoardRecord[]): string {
  const plain: TLRecord[] = records.map((record) =>
    record.typeName === 'shape' ? withBoundaryName(withoutComponent(record)) : record,
  );
  return JSON.stringify({
    tldrawFileFormatVersion: TLDRAW_FILE_VERSION,
    schema: plainSchema.serialize(),
    records: plain,
  });
}
