import { type Editor, react } from 'tldraw';

/** A canvas smaller than this is hidden or not laid out yet. */
const MIN_SIDE = 64;
const MARGIN = 72;

/** Shows all that is drawn on the page, at most in its own size, as soon as the canvas has a size. */
export function showWholePage(editor: Editor): void {
  if (isLaidOut(editor)) {
    fitPage(editor);
    return;
  }
  const stop = react('show the whole page', () => {
    if (!isLaidOut(editor)) return;
    // The canvas takes in its own size first.
    editor.timers.requestAnimationFrame(() => {
      stop();
      fitPage(editor);
    });
  });
  editor.disposables.add(stop);
}

function isLaidOut(editor: Editor): boolean {
  const { w, h } = editor.getViewportScreenBounds();
  return Math.min(w, h) >= MIN_SIDE;
}

function fitPage(editor: Editor): void {
  const bounds = editor.getCurrentPageBounds();
  if (bounds) editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN, immediate: true });
}
