import type { Editor, TLShape, TLShapeId } from 'tldraw';

/** A shape that is asked for: its id, and what it is called to the person. */
export type AskedShape = { id: TLShapeId; label: string };

/** As much of a text is shown. */
const MAX_LABEL = 60;

/** What is selected, in its order on the board; of a group what is in it. */
export function askedShapes(editor: Editor): AskedShape[] {
  const ids = new Set<TLShapeId>();
  for (const shape of editor.getSelectedShapes()) {
    if (shape.type !== 'group') ids.add(shape.id);
    else for (const id of editor.getShapeAndDescendantIds([shape.id])) ids.add(id);
  }
  return editor
    .getCurrentPageShapesSorted()
    .filter(({ id, type }) => ids.has(id) && type !== 'group')
    .map((shape) => ({ id: shape.id, label: labelOf(editor, shape) }));
}

function labelOf(editor: Editor, shape: TLShape): string {
  const text = editor.getShapeUtil(shape).getText(shape)?.replace(/\s+/g, ' ').trim();
  if (text) return text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL)}…` : text;
  return KINDS[shape.type] ?? 'Shape';
}

const KINDS: Record<string, string> = {
  arrow: 'Arrow',
  component: 'Component',
  draw: 'Stroke',
  frame: 'Frame',
  geo: 'Shape',
  highlight: 'Highlight',
  image: 'Picture',
  line: 'Line',
  note: 'Note',
  text: 'Text',
};
