import { createShapeId, type Editor, isShapeId, type TLParentId, type TLShapeId, type VecLike } from 'tldraw';
import { type ComponentKind, isBoundaryKind, type PlacedKind } from '@/lib/board/components/kinds';
import { placeBeside, placeNear, type Side } from '@/lib/board/components/placement';
import { COMPONENT, type ComponentProps, newComponentProps } from '@/lib/board/components/shape';
import type { Area, Point } from '@/lib/board/components/silhouette';
import { type ConnectOptions, canBeConnected, createConnection } from './connectShapes';

export type PlaceOptions = {
  /** Its middle, on the page. Without it a free place is looked for. */
  at?: VecLike;
  /** Something on this page to stand beside; without it, the only selected shape if there is one. */
  beside?: TLShapeId | null;
  /** On which sides of it, the best first. */
  sides?: readonly Side[];
  /** The boundary it is placed in. */
  within?: TLShapeId;
  label?: string;
  /** Of a component: what else is known of it. */
  props?: Partial<Omit<ComponentProps, 'kind' | 'label'>>;
  /** Whether it is selected afterwards; true unless told otherwise. */
  select?: boolean;
};

/** A boundary that is placed without a size has place for some components. */
const BOUNDARY_SIZE = { w: 520, h: 340 };

/**
 * Places a component or a boundary as one step that can be undone: where it is told to, otherwise beside what is
 * selected or in the middle of what is seen, at the nearest place that is free.
 * @returns its id; null where this person may not draw or the page is full
 */
export function placeComponent(
  editor: Editor,
  kind: PlacedKind,
  options: PlaceOptions = {},
): TLShapeId | null {
  if (editor.getIsReadonly()) return null;
  const id = createShapeId();
  editor.markHistoryStoppingPoint(`place ${id}`);
  editor.run(() => {
    createPlaced(editor, id, kind, options);
    if (options.select !== false && editor.getShape(id)) editor.select(id);
  });
  return editor.getShape(id) ? id : null;
}

/**
 * Places a component beside another one, with an arrow from that to the new one: one step that can be undone.
 * @returns its id; null where this person may not draw, or `fromId` is no shape of this page
 */
export function placeConnected(
  editor: Editor,
  fromId: TLShapeId,
  kind: ComponentKind,
  options: Omit<PlaceOptions, 'beside'> & Omit<ConnectOptions, 'label'> = {},
): TLShapeId | null {
  if (editor.getIsReadonly() || !canBeConnected(editor, fromId)) return null;
  const { protocol = null, ...place } = options;
  const id = createShapeId();
  editor.markHistoryStoppingPoint(`place ${id}`);
  editor.run(() => {
    createPlaced(editor, id, kind, { ...place, beside: fromId });
    if (!editor.getShape(id)) return;
    createConnection(editor, createShapeId(), fromId, id, { protocol });
    if (options.select !== false) editor.select(id);
  });
  return editor.getShape(id) ? id : null;
}

/** Creates the shape without a mark of its own, for actions that do more than that. */
export function createPlaced(editor: Editor, id: TLShapeId, kind: PlacedKind, options: PlaceOptions): void {
  const size = sizeOf(kind, options);
  const corner = cornerFor(editor, size, options);
  const parentId = options.within ?? parentFor(editor, { ...corner, ...size });
  const { x, y } = pointInParent(editor, parentId, corner);
  const place = { id, parentId, x, y };
  if (isBoundaryKind(kind)) {
    const name = options.label ?? '';
    editor.createShape({ ...place, type: 'frame', meta: { boundary: kind }, props: { ...size, name } });
    if (editor.getShape(id)) editor.sendToBack([id]);
  } else {
    const props = { ...newComponentProps(kind), ...options.props, label: options.label ?? '' };
    editor.createShape({ ...place, type: COMPONENT, props });
  }
}

/** How large something is when it is placed. */
export function sizeOf(kind: PlacedKind, { props }: PlaceOptions = {}): { w: number; h: number } {
  const { w, h } = isBoundaryKind(kind) ? BOUNDARY_SIZE : newComponentProps(kind);
  return { w: props?.w ?? w, h: props?.h ?? h };
}

/** The boundary that an area of the page lies in, or the page. */
export function parentFor(editor: Editor, area: Area): TLParentId {
  const middle = { x: area.x + area.w / 2, y: area.y + area.h / 2 };
  const frames = editor
    .getCurrentPageShapesSorted()
    .filter(({ type, isLocked }) => type === 'frame' && !isLocked);
  const frame = frames.findLast((one) => editor.isPointInShape(one, middle, { hitInside: true, margin: 0 }));
  return frame?.id ?? editor.getCurrentPageId();
}

function cornerFor(editor: Editor, size: { w: number; h: number }, options: PlaceOptions): Point {
  const { at, sides, within } = options;
  if (at) return { x: at.x - size.w / 2, y: at.y - size.h / 2 };
  const beside = options.beside === undefined ? editor.getOnlySelectedShapeId() : options.beside;
  const area = beside ? areaOf(editor, beside) : null;
  const others = areasInTheWay(editor);
  if (area) {
    const parentId = within ?? (beside ? editor.getShapeParent(beside)?.id : undefined);
    const room = parentId && isShapeId(parentId) ? areaOf(editor, parentId) : null;
    return placeBeside(area, size, others, { ...(sides ? { sides } : {}), within: room ?? undefined });
  }
  const middle = within ? editor.getShapePageBounds(within)?.center : undefined;
  return placeNear(middle ?? editor.getViewportPageBounds().center, size, others);
}

function areaOf(editor: Editor, id: TLShapeId): Area | null {
  const bounds = editor.getShapePageBounds(id);
  return bounds ? { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h } : null;
}

/** What a new shape should not cover: all that is drawn, but for lines between things and what surrounds them. */
function areasInTheWay(editor: Editor): Area[] {
  return editor.getCurrentPageShapes().flatMap(({ id, type }) => {
    if (type === 'arrow' || type === 'frame' || type === 'group') return [];
    return areaOf(editor, id) ?? [];
  });
}

function pointInParent(editor: Editor, parentId: TLParentId, point: Point): Point {
  return isShapeId(parentId) ? editor.getPointInShapeSpace(parentId, point) : point;
}
