import type { Editor, TLRenderingShape, TLShapeId } from 'tldraw';
import { expect, it } from 'vitest';
import { drawInParts } from './drawInParts';

/** As much of an editor as lists shapes and waits for frames. */
function makeEditor(count: number) {
  let shapes = Array.from(
    { length: count },
    (_, i) => ({ id: `shape:${i}` as TLShapeId }) as TLRenderingShape,
  );
  const frames: (() => void)[] = [];
  const editor = {
    getRenderingShapes: () => shapes,
    timers: { requestAnimationFrame: (run: () => void) => frames.push(run) },
  } as unknown as Editor;
  drawInParts(editor);
  return {
    frames,
    drawn: () => editor.getRenderingShapes().map(({ id }) => id),
    all: () => shapes.map(({ id }) => id),
    change: (to: (before: TLRenderingShape[]) => TLRenderingShape[]) => {
      shapes = to(shapes);
    },
  };
}

it('leaves a board alone that is drawn in one go', () => {
  const { drawn, all, frames } = makeEditor(250);
  expect(drawn()).toEqual(all());
  expect(frames).toEqual([]);
});

it('draws a large board in parts, until all of it is there, in its order', () => {
  const { drawn, all, frames } = makeEditor(700);
  const lengths = [drawn().length];
  while (frames.length > 0) {
    frames.shift()?.();
    lengths.push(drawn().length);
  }
  expect(lengths).toEqual([250, 500, 700]);
  expect(drawn()).toEqual(all());
});

it('draws at once what comes later, and nothing that is gone', () => {
  const { drawn, frames, change } = makeEditor(700);
  change((before) => [{ id: 'shape:new' as TLShapeId } as TLRenderingShape, ...before.slice(1, -1)]);
  frames.shift()?.();
  expect(drawn()[0]).toBe('shape:new');
  expect(drawn()).toHaveLength(500);
  frames.shift()?.();
  expect(drawn()).toHaveLength(699);
  expect(frames).toEqual([]);
});
