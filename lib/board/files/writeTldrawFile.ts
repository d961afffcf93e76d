import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLImageAsset,
  type TLRecord,
} from '@tldraw/tlschema';
import { type PictureContents, pictureIdOf } from '../pictures';
import type { BoardRecord } from '../schema';
import { withBoundaryName } from './boundaryName';
import { withoutComponent } from './componentGeo';
import { withoutEstimate } from './estimateGeo';

export const TLDRAW_EXTENSION = 'tldr';
export const TLDRAW_MIME_TYPE = 'application/vnd.tldraw+json';

/** The only version of the file's form that there is. */
export const TLDRAW_FILE_VERSION = 1;

/** The schema of plain tldraw, which other programs know; ours has shapes of its own. */
export const plainSchema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas });

/**
 * The board as a file that tldraw opens. Boundaries without a name get that of their kind. Components and
 * estimates become plain shapes with the same arrows bound to them, and keep what they are in their `meta`, so
 * that this program makes the same of them again. Pictures are within the file.
 */
export function writeTldrawFile(
  records: readonly BoardRecord[],
  pictures: PictureContents = new Map(),
): string {
  const plain: TLRecord[] = records.map((record) => {
    if (record.typeName === 'asset') return embedded(record, pictures);
    return record.typeName === 'shape' ? withBoundaryName(withoutEstimate(withoutComponent(record))) : record;
  });
  return JSON.stringify({
    tldrawFileFormatVersion: TLDRAW_FILE_VERSION,
    schema: plainSchema.serialize(),
    records: plain,
  });
}

function embedded(asset: TLImageAsset, pictures: PictureContents): TLImageAsset {
  const src = pictures.get(pictureIdOf(asset.props.src) ?? '') ?? null;
  return { ...asset, props: { ...asset.props, src } };
}
