import {
  createShapeId,
  StateNode,
  type TLPointerEventInfo,
  type TLShapeId,
  type TLStateNodeConstructor,
  type VecLike,
} from 'tldraw';
import { isBoundaryKind, type PlacedKind } from '@/lib/board/components/kinds';
import { enclose } from './enclose';
import { createPlaced } from './placeComponent';

export const PLACE_TOOL = 'place';

/** What the tool is told when it is chosen. */
export type PlaceToolInfo = {
  kind?: PlacedKind;
  /** Something is carried from the palette with the button held down, and dropped where it is let go. */
  isCarried?: boolean;
};

/** Places what was chosen in the palette: a click puts it there, a drag gives it its size. */
export class PlaceTool extends StateNode {
  static override id = PLACE_TOOL;
  static override initial = 'idle';
  static override children(): TLStateNodeConstructor[] {
    return [Idle, Pointing];
  }

  kind: PlacedKind = 'service';
  isCarried = false;

  override onEnter({ kind, isCarried = false }: PlaceToolInfo): void {
    if (kind) this.kind = kind;
    this.isCarried = isCarried;
    this.editor.setCursor({ type: 'cross', rotation: 0 });
  }

  override onExit(): void {
    this.editor.setCursor({ type: 'default', rotation: 0 });
  }

  /** Ends with what was placed: a boundary takes in what it surrounds. */
  finish(id: TLShapeId): void {
    const { editor, kind } = this;
    if (isBoundaryKind(kind)) {
      editor.sendToBack([id]);
      enclose(editor, id);
    }
    editor.setSelectedShapes([id]);
    if (editor.getInstanceState().isToolLocked) editor.setCurrentTool(PLACE_TOOL, { kind });
    else editor.setCurrentTool('select.idle');
  }

  /** Creates what was chosen with its middle, or its first corner, at a point of the page. */
  create(at: VecLike, size?: { w: number; h: number }): { id: TLShapeId; mark: string } | null {
    const { editor } = this;
    const id = createShapeId();
    const mark = editor.markHistoryStoppingPoint(`place ${id}`);
    const middle = size ? { x: at.x + size.w / 2, y: at.y + size.h / 2 } : at;
    createPlaced(editor, id, this.kind, { at: middle, ...(size ? { props: size } : {}) });
    return editor.getShape(id) ? { id, mark } : null;
  }
}

class Idle extends StateNode {
  static override id = 'idle';

  override onPointerDown(info: TLPointerEventInfo): void {
    this.parent.transition('pointing', info);
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select');
  }
}

class Pointing extends StateNode {
  static override id = 'pointing';

  get #tool(): PlaceTool {
    return this.parent as PlaceTool;
  }

  override onPointerMove(info: TLPointerEventInfo): void {
    if (this.#tool.isCarried) this.#carry(info);
    else if (this.editor.inputs.isDragging) this.#stretch(info);
  }

  override onPointerUp(): void {
    this.onComplete();
  }

  override onComplete(): void {
    // What is let go where it was taken is not placed.
    const created = this.#tool.isCarried ? null : this.#tool.create(this.editor.inputs.originPagePoint);
    if (created) this.#tool.finish(created.id);
    else this.#leave();
  }

  override onCancel(): void {
    this.#leave();
  }

  override onInterrupt(): void {
    this.#leave();
  }

  /** It is under the pointer from now on, and stays where that lets it go. */
  #carry(info: TLPointerEventInfo): void {
    const { editor } = this;
    const created = this.#create(editor.inputs.currentPagePoint);
    if (!created) return;
    editor.setCurrentTool('select.translating', {
      ...info,
      ...created,
      target: 'shape',
      onInteractionEnd: 'select',
    });
  }

  /** It is as large as it is drawn. */
  #stretch(info: TLPointerEventInfo): void {
    const { editor } = this;
    const created = this.#create(editor.inputs.originPagePoint, { w: 1, h: 1 });
    if (!created) return;
    editor.setCurrentTool('select.resizing', {
      ...info,
      ...created,
      target: 'selection',
      handle: 'bottom_right',
      creationCursorOffset: { x: 1, y: 1 },
      onInteractionEnd: PLACE_TOOL,
    });
  }

  /** Creates and selects it; what the states of the select tool want to know of it. */
  #create(at: VecLike, size?: { w: number; h: number }) {
    const { editor } = this;
    const tool = this.#tool;
    const created = tool.create(at, size);
    if (!created) {
      this.#leave();
      return null;
    }
    editor.select(created.id);
    return {
      shape: editor.getShape(created.id),
      isCreating: true,
      creatingMarkId: created.mark,
      onCreate: () => tool.finish(created.id),
    };
  }

  #leave(): void {
    this.editor.setCurrentTool('select');
  }
}
