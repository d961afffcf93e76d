import { plainCells } from './cells';
import { type Edit, editBetween } from './mergeEdit';

/** Where the places of a selection in a text are once somebody has changed it; places are UTF-16 units. */
export function selectionAfter(before: string, after: string, places: readonly number[]): number[] {
  const edit = editBetween(plainCells(before), plainCells(after));
  return edit ? places.map((place) => caretAfter(before, edit, place)) : [...places];
}

/** Edits count characters, places UTF-16 units. */
function caretAfter(text: string, { start, end, cells }: Edit, place: number): number {
  const characters = Array.from(text);
  const unitsTo = (count: number) => characters.slice(0, count).join('').length;
  const inserted = cells.reduce((length, cell) => length + cell.text.length, 0);
  const [from, to] = [unitsTo(start), unitsTo(end)];
  if (place <= from) return place;
  return place >= to ? place + inserted - (to - from) : from + inserted;
}
