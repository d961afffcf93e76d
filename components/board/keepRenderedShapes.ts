import { computed, type Editor, type TLRenderingShape } from 'tldraw';

/**
 * Whenever a shape moves, tldraw gives React a new list of all shapes of the page, though it sets their places on
 * their elements itself. On this editor the list stays the same until something in it changes that React draws:
 * with 5,000 shapes, comparing all of them was half of each step of a drag.
 */
export function keepRenderedShapes(editor: Editor): void {
  const read = editor.getRenderingShapes.bind(editor);
  const shapes = computed('rendered shapes', read, { isEqual: areDrawnAlike });
  editor.getRenderingShapes = () => shapes.get();
}

function areDrawnAlike(before: TLRenderingShape[], after: TLRenderingShape[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((one, place) => isDrawnAlike(one, after[place] as TLRenderingShape));
}

/** Places are none of it, and the canvas asks for the newest shape wherever it draws one. */
function isDrawnAlike(one: TLRenderingShape, other: TLRenderingShape): boolean {
  return (
    one.id === other.id &&
    one.shape.props === other.shape.props &&
    one.shape.meta === other.shape.meta &&
    one.util === other.util &&
    one.opacity === other.opacity &&
    one.index === other.index &&
    one.backgroundIndex === other.backgroundIndex
  );
}
