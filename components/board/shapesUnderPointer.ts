import type { Editor } from 'tldraw';

/**
 * With every step of a drag, tldraw asks each shape of the page whether the pointer is in it. On this editor only
 * the shapes in view are asked, as no other can be under a pointer that is in view: with 5,000 shapes, that was a
 * third of each step.
 */
export function askShapesInView(editor: Editor): void {
  const askAll = editor.getShapesAtPoint.bind(editor);
  editor.getShapesAtPoint = (point, options = {}) => {
    if (options.margin || !editor.getViewportPageBounds().containsPoint(point)) return askAll(point, options);
    return editor
      .getCurrentPageRenderingShapesSorted()
      .filter((shape) => editor.isPointInShape(shape, point, options))
      .reverse();
  };
}
