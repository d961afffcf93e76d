import { type Editor, react } from 'tldraw';

/** Below this zoom, words of a component are a few pixels high. */
const FAR = 0.3;

/** Keeps on the canvas's element whether the board is seen from afar, for styles: no shape has to listen itself. */
export function tellDistance(editor: Editor): void {
  const stop = react('distance', () => {
    editor.getContainer().dataset.distance = editor.getZoomLevel() < FAR ? 'far' : 'near';
  });
  editor.disposables.add(stop);
}
