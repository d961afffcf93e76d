import { atom, computed, type Editor, type TLRenderingShape, type TLShapeId } from 'tldraw';

/** So many shapes are drawn in one frame; more would keep the page from answering. */
const PART = 250;

/**
 * Draws what a large board begins with part by part, one in each frame, so that the page answers meanwhile. The
 * editor has all of it from the beginning: the camera shows the whole page, and everything can be pointed at.
 * What comes later is drawn at once.
 */
export function drawInParts(editor: Editor): void {
  const list = editor.getRenderingShapes.bind(editor);
  const waiting = list()
    .slice(PART)
    .map(({ id }) => id);
  if (waiting.length === 0) return;
  const later = atom<ReadonlySet<TLShapeId>>('shapes that are drawn later', new Set(waiting));
  const drawn = computed<TLRenderingShape[]>('shapes that are drawn', () => {
    const hidden = later.get();
    return hidden.size === 0 ? list() : list().filter(({ id }) => !hidden.has(id));
  });
  editor.getRenderingShapes = () => drawn.get();

  const drawNext = () => {
    waiting.splice(0, PART);
    later.set(new Set(waiting));
    if (waiting.length > 0) editor.timers.requestAnimationFrame(drawNext);
  };
  editor.timers.requestAnimationFrame(drawNext);
}
