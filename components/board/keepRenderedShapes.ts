import {
  computed,
  type Editor,
  isUninitialized,
  RESET_VALUE,
  type RecordsDiff,
  type TLRecord,
  type TLRenderingShape,
  unsafe__withoutCapture,
} from 'tldraw';

/**
 * Whenever a shape moves, tldraw lists all shapes of the page anew for React, though it sets their places on their
 * elements itself. On this editor the list stays the same until something in it changes that React draws: with
 * 5,000 shapes, making it and comparing all of them was half of each step of a drag.
 */
export function keepRenderedShapes(editor: Editor): void {
  const list = editor.getRenderingShapes.bind(editor);
  const { history } = editor.store;
  const shapes = computed<TLRenderingShape[]>('rendered shapes', (before, lastEpoch) => {
    // All that the list is made of is in the store, so its history tells of every change.
    history.get();
    const diffs = isUninitialized(before) ? RESET_VALUE : history.getDiffSince(lastEpoch);
    if (!isUninitialized(before) && diffs !== RESET_VALUE && !diffs.some(mayChangeTheList)) return before;
    const after = unsafe__withoutCapture(list);
    return !isUninitialized(before) && areDrawnAlike(before, after) ? before : after;
  });
  editor.getRenderingShapes = () => shapes.get();
}

function mayChangeTheList({ added, updated, removed }: RecordsDiff<TLRecord>): boolean {
  return (
    Object.values(added).some(isListed) ||
    Object.values(removed).some(isListed) ||
    Object.values(updated).some(([from, to]) => isListedOtherwise(from, to))
  );
}

function isListed({ typeName }: TLRecord): boolean {
  return ['shape', 'page', 'instance', 'instance_page_state'].includes(typeName);
}

/** Places are not in the list. */
function isListedOtherwise(from: TLRecord, to: TLRecord): boolean {
  if (from.typeName === 'shape' && to.typeName === 'shape') {
    return (
      from.props !== to.props ||
      from.meta !== to.meta ||
      from.opacity !== to.opacity ||
      from.index !== to.index ||
      from.parentId !== to.parentId
    );
  }
  if (from.typeName === 'instance' && to.typeName === 'instance') {
    return from.currentPageId !== to.currentPageId;
  }
  if (from.typeName === 'instance_page_state' && to.typeName === 'instance_page_state') {
    return from.erasingShapeIds !== to.erasingShapeIds;
  }
  return isListed(to);
}

function areDrawnAlike(before: TLRenderingShape[], after: TLRenderingShape[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((one, place) => isDrawnAlike(one, after[place] as TLRenderingShape));
}

/** The canvas asks for the newest shape wherever it draws one. */
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
