import { createShapeId, type Editor, type TLArrowShape, type TLShapeId, type TLShapePartial } from 'tldraw';
import type { Protocol } from '@/lib/board/components/kinds';
import { CONNECTION_STYLE, lookOfProtocol } from '@/lib/board/components/protocolLook';

export type ConnectOptions = {
  label?: string;
  /** How the two talk; null or nothing where nobody said. */
  protocol?: Protocol | null;
  /** Whether the arrow is selected afterwards; false unless told otherwise. */
  select?: boolean;
};

/**
 * Draws an arrow that is bound to two shapes, as one step that can be undone.
 * @returns its id; null where this person may not draw, or one of the two is no shape of this page
 */
export function connectShapes(
  editor: Editor,
  fromId: TLShapeId,
  toId: TLShapeId,
  options: ConnectOptions = {},
): TLShapeId | null {
  if (editor.getIsReadonly() || !canBeConnected(editor, fromId) || !canBeConnected(editor, toId)) return null;
  const id = createShapeId();
  editor.markHistoryStoppingPoint(`connect ${id}`);
  editor.run(() => {
    createConnection(editor, id, fromId, toId, options);
    if (options.select && editor.getShape(id)) editor.select(id);
  });
  return editor.getShape(id) ? id : null;
}

/** Creates the arrow without a mark of its own, for actions that do more than that. */
export function createConnection(
  editor: Editor,
  id: TLShapeId,
  fromId: TLShapeId,
  toId: TLShapeId,
  { label = '', protocol = null }: ConnectOptions,
): void {
  const [from, to] = [editor.getShapePageBounds(fromId)?.center, editor.getShapePageBounds(toId)?.center];
  if (!from || !to) return;
  editor.createShape<TLArrowShape>({
    id,
    type: 'arrow',
    parentId: editor.getCurrentPageId(),
    x: from.x,
    y: from.y,
    meta: protocol ? { protocol } : {},
    props: {
      ...{ ...CONNECTION_STYLE, ...lookOfProtocol(protocol), text: label },
      start: { x: 0, y: 0 },
      end: { x: to.x - from.x, y: to.y - from.y },
      // An arrow from a shape to itself has to leave it.
      bend: fromId === toId ? 80 : 0,
    },
  });
  if (!editor.getShape(id)) return;
  bindEnd(editor, id, 'start', fromId, fromId === toId ? 0.25 : 0.5);
  bindEnd(editor, id, 'end', toId, fromId === toId ? 0.75 : 0.5);
}

/** Binds one end of an arrow to a shape, `share` of the shape's width from its left. */
export function bindEnd(
  editor: Editor,
  arrowId: TLShapeId,
  terminal: 'start' | 'end',
  toId: TLShapeId,
  share = 0.5,
): void {
  const isMiddle = share === 0.5;
  editor.createBinding({
    type: 'arrow',
    fromId: arrowId,
    toId,
    props: {
      terminal,
      normalizedAnchor: { x: share, y: 0.5 },
      isExact: false,
      isPrecise: !isMiddle,
      snap: 'none',
    },
  });
}

/** The changes that make an arrow say another protocol, in its look too. */
export function withProtocol(arrow: TLArrowShape, protocol: Protocol | null): TLShapePartial<TLArrowShape> {
  return { id: arrow.id, type: 'arrow', meta: { protocol }, props: lookOfProtocol(protocol) };
}

/** True for a shape of this page that an arrow can be bound to. */
export function canBeConnected(editor: Editor, id: TLShapeId): boolean {
  const shape = editor.getShape(id);
  return shape !== undefined && shape.type !== 'arrow' && editor.isShapeInPage(shape);
}
