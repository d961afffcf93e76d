import {
  type Box,
  createShapeId,
  type Editor,
  type TLArrowShape,
  type TLFrameShape,
  type TLShape,
  type TLShapeId,
  toRichText,
} from 'tldraw';
import type { BoundaryKind, PlacedKind, Protocol } from '@/lib/board/components/kinds';
import { placeBeside } from '@/lib/board/components/placement';
import { type ComponentProps, isComponent } from '@/lib/board/components/shape';
import type { Area } from '@/lib/board/components/silhouette';
import { placeWithin } from '@/lib/board/outline/placeWithin';
import { withProtocol } from '../components/connectShapes';
import { createPlaced, placeComponent, sizeOf } from '../components/placeComponent';

/** What the outline changes on the board; each is one step that can be undone. */

/** Adds a component or a boundary, in a boundary or in a free place. Returns its id; null where that is not possible. */
export function addPart(
  editor: Editor,
  kind: PlacedKind,
  { label, within }: { label: string; within: TLShapeId | null },
): TLShapeId | null {
  const frame = within && editor.getShape<TLFrameShape>(within);
  if (frame?.type !== 'frame') return placeComponent(editor, kind, { label });
  if (editor.getIsReadonly()) return null;
  const id = createShapeId();
  editor.markHistoryStoppingPoint(`place ${id}`);
  editor.run(() => {
    const size = sizeOf(kind);
    const corner = makeRoom(editor, frame, size);
    const at = editor.getShapePageTransform(frame).applyToPoint({
      x: corner.x + size.w / 2,
      y: corner.y + size.h / 2,
    });
    createPlaced(editor, id, kind, { label, within: frame.id, at });
    if (editor.getShape(id)) editor.select(id);
  });
  return editor.getShape(id) ? id : null;
}

/** Writes a name onto whatever has one. */
export function rename(editor: Editor, id: TLShapeId, name: string): void {
  const shape = editor.getShape(id);
  if (!shape) return;
  step(editor, `rename ${id}`, () => editor.updateShape({ id, type: shape.type, props: named(shape, name) }));
}

/** Changes what is known of a component. */
export function changeComponent(editor: Editor, id: TLShapeId, props: Partial<ComponentProps>): void {
  const shape = editor.getShape(id);
  if (!shape || !isComponent(shape)) return;
  step(editor, `change ${id}`, () => editor.updateShape({ id, type: shape.type, props } as never));
}

/** Changes what a boundary is and what it is called. */
export function changeBoundary(editor: Editor, id: TLShapeId, boundary: BoundaryKind, name: string): void {
  step(editor, `change ${id}`, () =>
    editor.updateShape<TLFrameShape>({ id, type: 'frame', meta: { boundary }, props: { name } }),
  );
}

/** Changes what goes over an arrow and how. */
export function changeArrow(editor: Editor, id: TLShapeId, text: string, protocol: Protocol | null): void {
  const arrow = editor.getShape<TLArrowShape>(id);
  if (arrow?.type !== 'arrow') return;
  const said = arrow.meta.protocol ?? null;
  const look = said === protocol ? { id, type: 'arrow' as const } : withProtocol(arrow, protocol);
  step(editor, `change ${id}`, () =>
    editor.updateShape<TLArrowShape>({ ...look, props: { ...look.props, text } }),
  );
}

/** Moves a shape into a boundary, or out of all of them, to a free place there. */
export function moveInto(editor: Editor, id: TLShapeId, boundaryId: TLShapeId | null): void {
  const frame = boundaryId && editor.getShape<TLFrameShape>(boundaryId);
  const bounds = editor.getShapePageBounds(id);
  if (!bounds) return;
  step(editor, `move ${id}`, () => {
    const size = { w: bounds.w, h: bounds.h };
    const corner = frame ? makeRoom(editor, frame, size, id) : outside(editor, id, size);
    editor.reparentShapes([id], frame?.id ?? editor.getCurrentPageId());
    const shape = editor.getShape(id);
    if (shape) editor.updateShape({ id, type: shape.type, x: corner.x, y: corner.y });
  });
}

/** Deletes a shape with what is in it and the arrows at any of these. Returns how many arrows went with it. */
export function deletePart(editor: Editor, id: TLShapeId): number {
  const ids = [id, ...editor.getShapeAndDescendantIds([id])];
  const arrows = new Set(
    ids.flatMap((one) => editor.getBindingsToShape(one, 'arrow').map(({ fromId }) => fromId)),
  );
  arrows.delete(id);
  step(editor, `delete ${id}`, () => editor.deleteShapes([id, ...arrows]));
  return arrows.size;
}

/** Selects a shape, on its page. */
export function selectShape(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id);
  const pageId = shape && editor.getAncestorPageId(shape);
  if (!shape || !pageId) return;
  if (pageId !== editor.getCurrentPageId()) editor.setCurrentPage(pageId);
  editor.select(id);
}

/** Brings what is selected into view; `covered` pixels at the canvas's lower end cannot be seen. */
export function showSelection(editor: Editor, covered: number): void {
  const animation = { animation: { duration: 160 } };
  const bounds = editor.getSelectionPageBounds();
  if (covered === 0 || !bounds) {
    editor.zoomToSelectionIfOffscreen(64, animation);
    return;
  }
  const { w, h } = editor.getViewportScreenBounds();
  const zoom = editor.getZoomLevel();
  const middle = { x: w / 2 / zoom, y: Math.max(0, h - covered) / 2 / zoom };
  editor.setCamera({ x: middle.x - bounds.center.x, y: middle.y - bounds.center.y, z: zoom }, animation);
}

function step(editor: Editor, name: string, change: () => void): void {
  if (editor.getIsReadonly()) return;
  editor.markHistoryStoppingPoint(name);
  editor.run(change);
}

/** A free place in a frame, from its corner; the frame is made larger where there is none. */
function makeRoom(
  editor: Editor,
  frame: TLFrameShape,
  size: { w: number; h: number },
  movedId?: TLShapeId,
): { x: number; y: number } {
  const others = editor.getSortedChildIdsForParent(frame.id).flatMap((id) => {
    const child = editor.getShape(id);
    if (!child || child.type === 'arrow' || id === movedId) return [];
    const { w, h } = editor.getShapeGeometry(child).bounds;
    return [{ x: child.x, y: child.y, w, h }];
  });
  const { x, y, room } = placeWithin(frame.props, size, others);
  if (room.w > frame.props.w || room.h > frame.props.h) {
    editor.updateShape<TLFrameShape>({ id: frame.id, type: 'frame', props: room });
  }
  return { x, y };
}

/** A free place beside what surrounds a shape, on the page. */
function outside(editor: Editor, id: TLShapeId, size: { w: number; h: number }): { x: number; y: number } {
  const outermost = editor.findShapeAncestor(id, ({ parentId }) => parentId === editor.getCurrentPageId());
  const around = editor.getShapePageBounds(outermost ?? id);
  const others = editor.getSortedChildIdsForParent(editor.getCurrentPageId()).flatMap((one) => {
    const area = editor.getShape(one)?.type === 'arrow' ? undefined : editor.getShapePageBounds(one);
    return area ? [areaOf(area)] : [];
  });
  return around ? placeBeside(areaOf(around), size, others) : { x: 0, y: 0 };
}

function areaOf({ x, y, w, h }: Box): Area {
  return { x, y, w, h };
}

function named(shape: TLShape, name: string): object {
  if (isComponent(shape)) return { label: name };
  if (shape.type === 'frame') return { name };
  if ('richText' in shape.props) return { richText: toRichText(name) };
  return 'text' in shape.props ? { text: name } : {};
}
