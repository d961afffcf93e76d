import { createShapeId, type Editor, StateNode, type TLKeyboardEventInfo, type VecLike } from 'tldraw';
import { estimateSize } from '@/lib/board/estimate/cardMeasures';
import { ESTIMATE, type EstimateShape, newEstimateProps } from '@/lib/board/estimate/shape';

/** Places an estimate where one clicks, or with Enter in the middle of what is seen. */
export class EstimateTool extends StateNode {
  static override id = ESTIMATE;

  override onEnter(): void {
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }

  override onExit(): void {
    this.editor.setCursor({ type: 'default', rotation: 0 });
  }

  override onPointerUp(): void {
    placeEstimate(this.editor, this.editor.inputs.currentPagePoint);
  }

  override onKeyDown({ key }: TLKeyboardEventInfo): void {
    if (key === 'Enter') placeEstimate(this.editor, this.editor.getViewportPageBounds().center);
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select');
  }
}

/** Places an estimate with its middle at a point of the page, and begins to edit it. */
function placeEstimate(editor: Editor, { x, y }: VecLike): void {
  if (editor.getIsReadonly()) return;
  const id = createShapeId();
  const props = newEstimateProps();
  const { w, h } = estimateSize(props, {});
  editor.markHistoryStoppingPoint(`place ${id}`);
  editor.createShape<EstimateShape>({ id, type: ESTIMATE, x: x - w / 2, y: y - h / 2, props });
  // Where the page is full, there is none.
  if (!editor.getShape(id)) return;
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool('select.editing_shape');
}
