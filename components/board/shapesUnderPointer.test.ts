import { Box, type Editor, type TLShape } from 'tldraw';
import { expect, it } from 'vitest';
import { askShapesInView } from './shapesUnderPointer';

const shape = (id: string) => ({ id }) as unknown as TLShape;

/** A page with a shape in view above another one, and a third out of view; all hit by every point. */
function makeEditor() {
  const asked: string[] = [];
  const editor = {
    getViewportPageBounds: () => new Box(0, 0, 100, 100),
    getCurrentPageRenderingShapesSorted: () => [shape('below'), shape('above')],
    isPointInShape: ({ id }: TLShape) => asked.push(id) > 0,
    getShapesAtPoint: () => [shape('above'), shape('below'), shape('away')],
  } as unknown as Editor;
  askShapesInView(editor);
  const idsAt = (...at: Parameters<Editor['getShapesAtPoint']>) =>
    editor.getShapesAtPoint(...at).map(({ id }) => String(id));
  return { asked, idsAt };
}

it('asks only the shapes in view what is under a point in view, the highest first', () => {
  const { asked, idsAt } = makeEditor();
  expect(idsAt({ x: 50, y: 50 }, { hitInside: true, margin: 0 })).toEqual(['above', 'below']);
  expect(asked).toEqual(['below', 'above']);
});

it('leaves all else to the canvas: a point out of view, or a margin that reaches there', () => {
  const { asked, idsAt } = makeEditor();
  expect(idsAt({ x: 500, y: 50 })).toEqual(['above', 'below', 'away']);
  expect(idsAt({ x: 99, y: 50 }, { margin: 8 })).toEqual(['above', 'below', 'away']);
  expect(asked).toEqual([]);
});
