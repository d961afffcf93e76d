import type { TLShape } from '@tldraw/tlschema';
import { withoutUnusedPictures } from '../pictures';
import type { BoardRecord } from '../schema';

/**
 * The records of one page, or of some shapes on it with all that is in them: a board by itself. A
 * shape that is in a frame or a group brings it along, for it stands where that stands.
 */
export function partOfBoard(
  records: readonly BoardRecord[],
  pageId: string,
  shapeIds: ReadonlySet<string> | null,
): BoardRecord[] {
  const shapes = new Map<string, TLShape>();
  for (const record of records) if (record.typeName === 'shape') shapes.set(record.id, record);
  const isWanted = (shape: TLShape) => {
    let isChosen = shapeIds === null;
    for (let at: TLShape | undefined = shape; ; ) {
      isChosen ||= shapeIds?.has(at.id) ?? false;
      const parent: TLShape | undefined = shapes.get(at.parentId);
      if (!parent) return isChosen && at.parentId === pageId;
      at = parent;
    }
  };
  const kept = new Set(
    [...shapes.values()].filter(isWanted).flatMap((shape) => withAncestors(shape, shapes)),
  );
  const part = records.filter((record) => {
    if (record.typeName === 'asset') return true;
    if (record.typeName === 'shape') return kept.has(record.id);
    if (record.typeName === 'binding') return kept.has(record.fromId) && kept.has(record.toId);
    return record.typeName === 'document' || record.id === pageId;
  });
  return withoutUnusedPictures(part);
}

/** A shape and what it is in: without its frame it would stand elsewhere. */
function withAncestors(shape: TLShape, shapes: ReadonlyMap<string, TLShape>): string[] {
  const ids: string[] = [];
  for (let at: TLShape | undefined = shape; at; at = shapes.get(at.parentId)) ids.push(at.id);
  return ids;
}
