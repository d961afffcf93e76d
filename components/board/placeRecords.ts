import {
  type Box,
  type Editor,
  getIndicesAbove,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  uniqueId,
} from 'tldraw';
import { MAX_ADDED, MAX_SHAPES } from '@/lib/board/bounds';
import { placeBeside } from '@/lib/board/components/placement';
import type { Area } from '@/lib/board/components/silhouette';
import type { BoardRecord } from '@/lib/board/schema';

/** Around what has been placed when it is shown, in pixels of the screen. */
const MARGIN = 72;

/** Records that there is no place for, and why, as a sentence. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace';
}

/**
 * Puts another board's records onto this one under new ids, as one step that can be undone: a single page where
 * something is, beside what is there; of several pages each as a page of its own.
 * @returns the ids of the shapes that are on the current page and in nothing else, and how many shapes there are
 * @throws NoPlace
 */
export function placeRecords(
  editor: Editor,
  records: readonly BoardRecord[],
): { top: TLShapeId[]; count: number } {
  const placement = new Placement(editor, records);
  const made = placement.records();
  if (made.length === 0) return { top: [], count: 0 };
  editor.markHistoryStoppingPoint('import');
  editor.run(() => {
    editor.store.put(made);
    if (placement.top.length > 0) editor.setSelectedShapes(placement.top);
  });
  showSelection(editor);
  return { top: placement.top, count: made.filter(({ typeName }) => typeName === 'shape').length };
}

class Placement {
  readonly #pages: TLPage[];
  readonly #shapes: TLShape[];
  readonly #here: TLPage | undefined;
  readonly #ids = new Map<string, string>();

  constructor(
    private readonly editor: Editor,
    private readonly source: readonly BoardRecord[],
  ) {
    this.#shapes = source.filter((record) => record.typeName === 'shape');
    const filled = source
      .filter((record) => record.typeName === 'page')
      .sort((a, b) => (a.index < b.index ? -1 : 1))
      .filter(({ id }) => this.#shapes.some(({ parentId }) => parentId === id));
    // One page goes where one stands; of several the first does so only where nothing is.
    const isHere = filled.length === 1 || editor.getCurrentPageShapeIds().size === 0;
    this.#here = isHere ? filled[0] : undefined;
    this.#pages = filled.filter((page) => page !== this.#here);
    if (filled.length > 0) this.#check(filled.length);
    if (this.#here) this.#ids.set(this.#here.id, editor.getCurrentPageId());
    if (filled.length === 0) this.#shapes = [];
    for (const record of [...this.#pages, ...this.#shapes]) {
      this.#ids.set(record.id, `${record.typeName}:${uniqueId()}`);
    }
  }

  /** The new ids of the shapes that lie on the current page itself. */
  get top(): TLShapeId[] {
    return this.#topShapes().map(({ id }) => this.#renamed(id));
  }

  records(): TLRecord[] {
    if (this.#shapes.length === 0) return [];
    return [
      ...this.#assetRecords(),
      ...this.#pageRecords(),
      ...this.#shapeRecords(),
      ...this.#bindingRecords(),
    ];
  }

  /** Pictures keep their ids: the same picture is one, however often it is placed. */
  #assetRecords(): TLRecord[] {
    return this.source.filter(({ typeName, id }) => typeName === 'asset' && !this.editor.store.has(id));
  }

  #check(pages: number): void {
    const { maxPages } = this.editor.options;
    if (this.#pages.length > maxPages - this.editor.getPages().length) {
      throw new NoPlace(`This file has ${pages} pages, and a board holds ${maxPages}.`);
    }
    const already = this.editor.store.allRecords().filter(({ typeName }) => typeName === 'shape').length;
    if (this.#shapes.length + already > MAX_SHAPES) {
      throw new NoPlace(
        `A board holds ${MAX_SHAPES.toLocaleString('en')} shapes, and these are too many for it.`,
      );
    }
    if (JSON.stringify(this.source).length > MAX_ADDED) {
      throw new NoPlace('This holds too much to be put onto a board at once.');
    }
  }

  #pageRecords(): TLPage[] {
    const indices = getIndicesAbove(this.editor.getPages().at(-1)?.index, this.#pages.length);
    return this.#pages.map((page, i) => ({
      ...page,
      id: this.#renamed<TLPageId>(page.id),
      index: indices[i] ?? page.index,
    }));
  }

  #shapeRecords(): TLShape[] {
    const top = this.#topShapes();
    const places = new Map(top.map((shape, i) => [shape.id, i]));
    const highest = this.editor.getHighestIndexForParent(this.editor.getCurrentPageId());
    const above = getIndicesAbove(highest, top.length);
    const shift = this.#shift(top);
    return this.#shapes.map((shape) => {
      const copy = {
        ...shape,
        id: this.#renamed(shape.id),
        parentId: this.#renamed(shape.parentId),
      } as TLShape;
      const index = above[places.get(shape.id) ?? -1];
      return index ? { ...copy, index, x: copy.x + shift.x, y: copy.y + shift.y } : copy;
    });
  }

  #bindingRecords(): TLRecord[] {
    return (
      this.source
        .filter((record) => record.typeName === 'binding')
        // The picture that one end held on to may be missing.
        .filter(({ fromId, toId }) => this.#ids.has(fromId) && this.#ids.has(toId))
        .map((binding) => ({
          ...binding,
          id: `binding:${uniqueId()}` as typeof binding.id,
          fromId: this.#renamed<typeof binding.fromId>(binding.fromId),
          toId: this.#renamed<typeof binding.toId>(binding.toId),
        }))
    );
  }

  #topShapes(): TLShape[] {
    return this.#shapes
      .filter(({ parentId }) => parentId === this.#here?.id)
      .sort((a, b) => (a.index < b.index ? -1 : 1));
  }

  #renamed<Id extends string = TLShapeId>(id: string): Id {
    return (this.#ids.get(id) ?? id) as Id;
  }

  /** How far they go to lie free and in view; not at all on an empty page, where they stay where they were. */
  #shift(top: readonly TLShape[]): { x: number; y: number } {
    const box = areaAround(top);
    if (this.editor.getCurrentPageShapeIds().size === 0 || !box) return { x: 0, y: 0 };
    const { center } = this.editor.getViewportPageBounds();
    const size = { w: box.w, h: box.h };
    const others = areasOnPage(this.editor);
    const middle = { x: center.x - box.w / 2, y: center.y - box.h / 2 };
    const page = this.editor.getCurrentPageBounds();
    const isFree = !others.some((other) => isOver(other, { ...middle, ...size }));
    const place = isFree || !page ? middle : placeBeside(areaOf(page), size, others);
    return { x: place.x - box.x, y: place.y - box.y };
  }
}

/** What new shapes should not cover: all that is on the page, but for lines between things. */
function areasOnPage(editor: Editor): Area[] {
  return editor.getSortedChildIdsForParent(editor.getCurrentPageId()).flatMap((id) => {
    const bounds = editor.getShape(id)?.type === 'arrow' ? undefined : editor.getShapePageBounds(id);
    return bounds ? [areaOf(bounds)] : [];
  });
}

function areaOf({ x, y, w, h }: Box): Area {
  return { x, y, w, h };
}

function isOver(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Shows all that is selected, no larger than it is. */
function showSelection(editor: Editor): void {
  const bounds = editor.getSelectionPageBounds();
  if (!bounds || editor.getViewportPageBounds().contains(bounds)) return;
  editor.zoomToBounds(bounds, { targetZoom: Math.min(1, editor.getZoomLevel()), inset: MARGIN });
}

/** About what shapes cover that no editor has laid out yet. Arrows lie between the others. */
function areaAround(shapes: readonly TLShape[]): Area | null {
  const areas = shapes
    .filter(({ type }) => type !== 'arrow')
    .map(({ x, y, props }) => {
      const { w = 0, h = 0 } = props as { w?: number; h?: number };
      return { x, y, w, h };
    });
  if (areas.length === 0) return null;
  const [left, top] = [Math.min(...areas.map(({ x }) => x)), Math.min(...areas.map(({ y }) => y))];
  const right = Math.max(...areas.map(({ x, w }) => x + w));
  const bottom = Math.max(...areas.map(({ y, h }) => y + h));
  return { x: left, y: top, w: right - left, h: bottom - top };
}
