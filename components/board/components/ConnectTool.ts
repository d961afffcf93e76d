import {
  createShapeId,
  getArrowBindings,
  StateNode,
  type TLArrowShape,
  type TLPointerEventInfo,
  type TLShapeId,
} from 'tldraw';
import { CONNECTION_STYLE, lookOfProtocol } from '@/lib/board/components/protocolLook';
import { bindEnd } from './connectShapes';
import { openPalette } from './palette';

export const CONNECT_TOOL = 'connect';

/** What the tool is told when it is chosen: where the arrow comes from. */
export type ConnectToolInfo = { fromId: TLShapeId };

/** Draws an arrow out of a shape while the pointer is pressed; tldraw's own handles do the dragging. */
export class ConnectTool extends StateNode {
  static override id = CONNECT_TOOL;

  #fromId: TLShapeId | null = null;
  #arrowId: TLShapeId | null = null;
  #mark = '';

  override onEnter({ fromId }: ConnectToolInfo): void {
    this.#fromId = fromId;
    this.#arrowId = null;
  }

  override onPointerDown(info: TLPointerEventInfo): void {
    const { editor } = this;
    const from = this.#fromId;
    const middle = from ? editor.getShapePageBounds(from)?.center : undefined;
    const id = createShapeId();
    this.#mark = editor.markHistoryStoppingPoint(`connect ${id}`);
    const pointer = editor.inputs.currentPagePoint;
    if (from && middle) {
      const end = { x: pointer.x - middle.x, y: pointer.y - middle.y };
      editor.createShape<TLArrowShape>({
        id,
        type: 'arrow',
        parentId: editor.getCurrentPageId(),
        x: middle.x,
        y: middle.y,
        props: {
          ...{ ...CONNECTION_STYLE, ...lookOfProtocol(null), start: { x: 0, y: 0 }, end },
        },
      });
    }
    if (!from || !editor.getShape(id)) {
      editor.setCurrentTool('select');
      return;
    }
    this.#arrowId = id;
    bindEnd(editor, id, 'start', from);
    editor.select(id);
    const arrow = editor.getShape<TLArrowShape>(id);
    const handle = arrow && editor.getShapeHandles(arrow)?.find((one) => one.id === 'end');
    editor.setCurrentTool('select.dragging_handle', {
      ...info,
      shape: arrow,
      handle,
      isCreating: true,
      creatingMarkId: this.#mark,
    });
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select');
  }

  /** Called when an arrow's end was let go: over nothing, the palette asks for what should be there. */
  finish(arrowId: TLShapeId): void {
    const arrow = this.editor.getShape<TLArrowShape>(arrowId);
    if (arrowId !== this.#arrowId || !arrow) return;
    this.#arrowId = null;
    const { start, end } = getArrowBindings(this.editor, arrow);
    const at = this.editor.inputs.currentPagePoint.clone();
    if (!end) openPalette(this.editor, { what: 'finish', arrowId, at });
    // Let go where it came from: nothing was meant.
    else if (end.toId === start?.toId) this.editor.bailToMark(this.#mark);
  }
}
