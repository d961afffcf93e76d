import type { Editor, TLShape } from 'tldraw';
import { newRowId, ownRowKey } from '@/lib/board/estimate/ownRows';
import { ESTIMATE, type EstimateShape } from '@/lib/board/estimate/shape';

/** Writes what was typed into a box of a card: a property of its own, or a part of an own row. */
export function typeInto(editor: Editor, { id, props }: EstimateShape, key: string, text: string): void {
  const change = Object.hasOwn(props, key) ? { props: { [key]: text } } : { meta: { [key]: text } };
  editor.updateShape<EstimateShape>({ id, type: ESTIMATE, ...change });
}

/** Adds an own row, empty. Returns its id. */
export function addOwnRow(editor: Editor, { id }: EstimateShape): string {
  const row = newRowId(Date.now(), Math.random());
  const meta = { [ownRowKey(row, 'name')]: '', [ownRowKey(row, 'formula')]: '' };
  editor.markHistoryStoppingPoint('add a row');
  editor.updateShape<EstimateShape>({ id, type: ESTIMATE, meta });
  return row;
}

/** Takes an own row out. */
export function removeOwnRow(editor: Editor, { id }: EstimateShape, row: string): void {
  if (editor.getIsReadonly()) return;
  editor.markHistoryStoppingPoint('remove a row');
  const keys = [ownRowKey(row, 'name'), ownRowKey(row, 'formula')];
  editor.store.update(id, (shape: TLShape) => {
    const kept = Object.entries(shape.meta).filter(([key]) => !keys.includes(key));
    return { ...shape, meta: Object.fromEntries(kept) };
  });
}
