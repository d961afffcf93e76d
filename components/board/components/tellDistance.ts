import { computed, type Editor, react } from 'tldraw';

/** Below this zoom, words of a component are a few pixels high. */
const FAR = 0.3;

/** Keeps on the canvas's element whether the board is seen from afar, for styles: no shape has to listen itself. */
export function tellDistance(editor: Editor): void {
  const distance = computed('distance', () => (editor.getZoomLevel() < FAR ? 'far' : 'near'));
  const stop = react('tell the distance', () => {
    editor.getContainer().dataset.distance = distance.get();
  });
  editor.disposables.add(stop);
}
