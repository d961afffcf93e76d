import { type Editor, isEqual, type TLRichText, type TLShape } from 'tldraw';
import { plainCells } from '@/lib/board/text/cells';
import { type Edit, editBetween } from '@/lib/board/text/mergeEdit';

type Texts = { richText?: unknown; text?: unknown; label?: unknown };

/**
 * Shows what others type into the text that is being edited here, at once and with the caret where it was.
 * The canvas's own text fields show it late or not at all, and the next letter would overwrite it. Ends with
 * the returned function.
 */
export function keepTextLive(editor: Editor): () => void {
  return editor.sideEffects.registerAfterChangeHandler('shape', (before, shape, source) => {
    if (source !== 'remote' || shape.id !== editor.getEditingShapeId()) return;
    const [was, is] = [before.props as Texts, shape.props as Texts];
    if (!isEqual(was.richText, is.richText)) showRichText(editor, is.richText as TLRichText);
    for (const name of ['text', 'label'] as const) {
      const text = is[name];
      if (typeof text === 'string' && was[name] !== text) showPlainText(editor, shape, text);
    }
  });
}

/** Changes the stretch of the text that is different; the caret and the selection move along with it. */
function showRichText(editor: Editor, richText: TLRichText): void {
  const textEditor = editor.getRichTextEditor();
  if (!textEditor || textEditor.isDestroyed) return;
  const { state, view, schema } = textEditor;
  const shown = schema.nodeFromJSON(richText);
  const start = state.doc.content.findDiffStart(shown.content);
  const end = state.doc.content.findDiffEnd(shown.content);
  if (start === null || !end) return;
  // Where letters repeat, the two ends may cross.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = state.tr.replace(start, end.a + overlap, shown.slice(start, end.b + overlap));
  view.dispatch(change.setMeta('addToHistory', false));
}

function showPlainText(editor: Editor, shape: TLShape, text: string): void {
  const field = editor.getContainer().querySelector<HTMLTextAreaElement>('textarea.tl-text-input');
  if (!field || editor.getEditingShapeId() !== shape.id) return;
  const { selectionStart, selectionEnd } = field;
  const edit = editBetween(plainCells(field.value), plainCells(text));
  if (!edit) return;
  const before = field.value;
  field.value = text;
  field.setSelectionRange(caretAfter(before, edit, selectionStart), caretAfter(before, edit, selectionEnd));
}

/** Where a place in a text is after an edit; edits count characters, places UTF-16 units. */
function caretAfter(text: string, { start, end, cells }: Edit, place: number): number {
  const characters = Array.from(text);
  const unitsTo = (count: number) => characters.slice(0, count).join('').length;
  const inserted = cells.reduce((length, cell) => length + cell.text.length, 0);
  const [from, to] = [unitsTo(start), unitsTo(end)];
  if (place <= from) return place;
  return place >= to ? place + inserted - (to - from) : from + inserted;
}
