import { Box, type Editor, type TLPageId, type TLShapeId } from 'tldraw';
import { flattenText } from './flattenText';
import { sealSvg } from './sealSvg';

/** How a page of the board is to look. */
export type PageLook = {
  background: boolean;
  dark: boolean;
  /** Around what is drawn, in the board's pixels. */
  margin: number;
};

/** A page as a picture of lines and text, which needs nothing from anywhere. */
export type RenderedPage = {
  name: string;
  svg: SVGSVGElement;
  width: number;
  height: number;
  shapes: number;
};

/** What goes on while something takes its time. */
export type Work = {
  signal: AbortSignal;
  /** Told how much is done, from 0 to 1. */
  onProgress: (done: number) => void;
};

/** Shapes drawn in one go: few enough that the page goes on answering in between. */
const CHUNK = 60;

/** Shapes measured in one go. */
const MEASURED = 200;

/**
 * Draws a page, or some of its shapes, with tldraw's own renderer. Large boards are drawn in portions. Null if
 * there is nothing on it.
 * @throws what the signal was aborted with
 */
export async function renderPage(
  editor: Editor,
  what: { pageId: TLPageId; ids?: readonly TLShapeId[] | undefined },
  { background, dark, margin }: PageLook,
  { signal, onProgress }: Work,
): Promise<RenderedPage | null> {
  editor.setCurrentPage(what.pageId);
  const roots = rootsOf(editor, what.ids);
  if (roots.length === 0) return null;
  const bounds = await boundsOf(editor, roots, signal);
  bounds.expandBy(margin);
  const portions = portionsOf(editor, roots);
  const total = portions.reduce((sum, { size }) => sum + size, 0);
  let whole: SVGSVGElement | null = null;
  let shapes = 0;
  for (const { ids, size } of portions) {
    signal.throwIfAborted();
    // A preview may have turned the page meanwhile.
    editor.setCurrentPage(what.pageId);
    const options = { bounds: bounds.clone(), padding: 0, background, darkMode: dark, scale: 1 };
    // A frame that is asked for by itself would be taken for the page, and not be drawn.
    const part = await editor.getSvgElement(ids.length === 1 ? [...ids, ...ids] : ids, options);
    if (!part) continue;
    // A copy: the one that was drawn goes away with what drew it.
    const svg = part.svg.cloneNode(true) as SVGSVGElement;
    flattenText(svg);
    sealSvg(svg);
    if (whole) merge(whole, svg, backgroundsIn(editor, ids));
    else whole = svg;
    shapes += size;
    onProgress(shapes / total);
    await nextFrame();
  }
  signal.throwIfAborted();
  if (!whole) return null;
  whole.removeAttribute('data-backgrounds');
  const name = editor.getPage(what.pageId)?.name ?? '';
  return { name, svg: whole, width: bounds.width, height: bounds.height, shapes };
}

/** What some shapes cover: measuring labels takes its time, so it is done in portions. */
async function boundsOf(editor: Editor, roots: readonly TLShapeId[], signal: AbortSignal): Promise<Box> {
  const boxes: Box[] = [];
  for (const [i, id] of [...editor.getShapeAndDescendantIds([...roots])].entries()) {
    const box = editor.getShapeMaskedPageBounds(id);
    if (box) boxes.push(box);
    if (i % MEASURED !== MEASURED - 1) continue;
    await nextFrame();
    signal.throwIfAborted();
  }
  return Box.Common(boxes);
}

/** The given shapes without those that are inside others of them; all of the page where none are given. */
function rootsOf(editor: Editor, ids: readonly TLShapeId[] | undefined): TLShapeId[] {
  if (!ids) return editor.getSortedChildIdsForParent(editor.getCurrentPageId());
  const wanted = new Set(ids);
  return editor
    .getCurrentPageShapesSorted()
    .filter(
      (shape) => wanted.has(shape.id) && !editor.getShapeAncestors(shape).some(({ id }) => wanted.has(id)),
    )
    .map(({ id }) => id);
}

function portionsOf(editor: Editor, roots: readonly TLShapeId[]): { ids: TLShapeId[]; size: number }[] {
  const portions: { ids: TLShapeId[]; size: number }[] = [];
  for (const id of roots) {
    const size = editor.getShapeAndDescendantIds([id]).size;
    const last = portions.at(-1);
    if (last && last.size + size <= CHUNK) {
      last.ids.push(id);
      last.size += size;
    } else portions.push({ ids: [id], size });
  }
  return portions;
}

/** How many of a portion's elements lie beneath everything on the page: the wide strokes of highlighters. */
function backgroundsIn(editor: Editor, ids: readonly TLShapeId[]): number {
  return [...editor.getShapeAndDescendantIds([...ids])].filter((id) => {
    const isFramed = editor.getShapeAncestors(id).some(({ type }) => type === 'frame');
    const shape = editor.getShape(id);
    return shape && !isFramed && editor.getShapeUtil(shape).toBackgroundSvg !== undefined;
  }).length;
}

/** Adds a portion to the picture, each of its styles once. */
function merge(whole: SVGSVGElement, part: SVGSVGElement, backgrounds: number): void {
  const defs = whole.querySelector(':scope > defs');
  const known = new Set([...whole.querySelectorAll('style')].map((style) => style.textContent));
  for (const style of part.querySelectorAll('style')) {
    if (known.has(style.textContent)) style.remove();
  }
  const added = part.querySelector(':scope > defs');
  defs?.append(...(added?.childNodes ?? []));
  added?.remove();
  const elements = [...part.children];
  const beneath = elements.splice(0, backgrounds);
  const countBefore = Number(whole.dataset.backgrounds ?? 0);
  const first = [...whole.children].filter((element) => element.tagName === 'g')[countBefore];
  for (const element of beneath) whole.insertBefore(element, first ?? null);
  whole.dataset.backgrounds = String(countBefore + backgrounds);
  whole.append(...elements);
}

/** Lets the browser answer whoever is waiting. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
