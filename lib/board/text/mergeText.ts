import { isEqual } from '@tldraw/utils';
import { textCells, textValue } from './cells';
import { editAfter, editBetween } from './mergeEdit';

/**
 * A text as it is now, with the change from `from` to `to` made in it.
 * @param property what it is the value of
 * @returns `to` itself where the property is no text, or not one that can be merged
 */
export function mergeText(property: string, now: unknown, from: unknown, to: unknown): unknown {
  const current = textCells(property, now);
  const before = textCells(property, from);
  const after = textCells(property, to);
  if (!current || !before || !after) return to;
  const edit = editBetween(before.cells, after.cells);
  const cells = [...current.cells];
  for (const step of edit ? editAfter(edit, editBetween(before.cells, current.cells)) : []) {
    cells.splice(step.start, step.end - step.start, ...step.cells);
  }
  const end = isEqual(before.end, after.end) ? current.end : after.end;
  return textValue(property, { cells, end });
}
