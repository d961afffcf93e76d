import { Box, createShapeId, type Editor, type TLShapeId } from 'tldraw';
import type { BoundaryKind } from '@/lib/board/components/kinds';

/** Between a boundary and what it surrounds, in pixels. */
const MARGIN = 40;

/** Takes what lies wholly within a frame into it, if both stand in the same place. */
export function enclose(editor: Editor, frameId: TLShapeId): void {
  const frame = editor.getShape(frameId);
  const bounds = editor.getShapePageBounds(frameId);
  if (!frame || !bounds) return;
  const inside = editor.getSortedChildIdsForParent(frame.parentId).filter((id) => {
    const shape = editor.getShape(id);
    const area = editor.getShapePageBounds(id);
    return id !== frameId && shape && !shape.isLocked && area && bounds.contains(area);
  });
  if (inside.length > 0) editor.reparentShapes(inside, frameId);
}

/**
 * Draws a boundary around shapes and puts them into it, as one step that can be undone.
 * @returns its id; null where this person may not draw, or there is nothing to surround
 */
export function surround(editor: Editor, kind: BoundaryKind, ids: readonly TLShapeId[]): TLShapeId | null {
  const shapes = ids.flatMap((id) => editor.getShape(id) ?? []).filter(({ type }) => type !== 'arrow');
  const [first] = shapes;
  const areas = shapes.flatMap(({ id }) => editor.getShapePageBounds(id) ?? []);
  if (editor.getIsReadonly() || !first || areas.length === 0) return null;
  const parentId = shapes.every((shape) => shape.parentId === first.parentId)
    ? first.parentId
    : editor.getCurrentPageId();
  const bounds = Box.Common(areas).expandBy(MARGIN);
  const id = createShapeId();
  editor.markHistoryStoppingPoint(`surround ${id}`);
  editor.run(() => {
    const { x, y } =
      parentId === first.parentId ? editor.getPointInParentSpace(first, bounds.point) : bounds.point;
    const props = { w: bounds.w, h: bounds.h, name: '' };
    editor.createShape({ id, type: 'frame', parentId, x, y, meta: { boundary: kind }, props });
    if (!editor.getShape(id)) return;
    editor.sendToBack([id]);
    editor.reparentShapes(
      shapes.map((shape) => shape.id),
      id,
    );
    enclose(editor, id);
    editor.select(id);
  });
  return editor.getShape(id) ? id : null;
}
