import { type Editor, isEqual, type TLRichText, type TLShape, type TLShapeId } from 'tldraw';
import { TEXT_FIELDS } from '@/lib/board/bounds';
import { plainCells } from '@/lib/board/text/cells';
import { type Edit, editBetween } from '@/lib/board/text/mergeEdit';

type Texts = Record<(typeof TEXT_FIELDS)[number] | 'richText', unknown>;
type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Shows what others type into the text that is being edited here, at once and with the caret where it was.
 * The canvas's own text fields show it late or not at all, and the next letter would overwrite it; ours would
 * lose the caret. Ends with the returned function.
 */
export function keepTextLive(editor: Editor): () => void {
  return editor.sideEffects.registerAfterChangeHandler('shape', (before, shape, source) => {
    if (source !== 'remote') return;
    const [was, is] = [before.props as Texts, shape.props as Texts];
    if (isEditing(editor, shape) && !isEqual(was.richText, is.richText)) {
      showRichText(editor, is.richText as TLRichText);
    }
    for (const name of TEXT_FIELDS) {
      const text = is[name];
      if (typeof text !== 'string' || was[name] === text) continue;
      for (const field of fieldsOf(editor, shape.id, name)) showPlainText(field, text);
    }
  });
}

function isEditing(editor: Editor, { id }: Pick<TLShape, 'id'>): boolean {
  return id === editor.getEditingShapeId();
}

/** The fields that a text is typed into now: one of ours that says so, or the canvas's own. */
function fieldsOf(editor: Editor, id: TLShapeId, name: string): TextControl[] {
  const container = editor.getContainer();
  const ours = container.querySelectorAll<TextControl>(`[data-text-of="${CSS.escape(`${id} ${name}`)}"]`);
  const own = name === 'text' && isEditing(editor, { id }) ? 'textarea.tl-text-input' : null;
  return [...ours, ...(own ? container.querySelectorAll<TextControl>(own) : [])];
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

function showPlainText(field: TextControl, text: string): void {
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const before = field.value;
  const edit = editBetween(plainCells(before), plainCells(text));
  if (!edit) return;
  field.value = text;
  field.setSelectionRange(caretAfter(before, edit, start), caretAfter(before, edit, end));
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
