import { isEqual } from '@tldraw/utils';
import * as Y from 'yjs';
import type { Fields } from '../fields';
import { type About, type Cell, PLAIN_END, type RichCells, textCells, textValue } from './cells';
import { editAfter, editBetween } from './mergeEdit';

// Texts are stored as texts and not as values, so that of two people who type at once both keep their words.

/** The field that says which block a rich text ends with, if that is not a plain paragraph. */
export const TEXT_END = 'richText.end';

/** A text to be stored, and the fields that go with it; null where the value is not stored as a text. */
export function newText(name: string, value: unknown): { text: Y.Text; fields: Fields } | null {
  const rich = textCells(propertyOf(name), value);
  if (!rich) return null;
  const text = new Y.Text();
  // Yjs complains of a text that is read before it is in a document, and not of one that is written.
  if (rich.cells.length > 0)
    text.applyDelta(
      runsOf(rich.cells).map(({ text: insert, about }) => ({ insert, attributes: { ...about } })),
    );
  return { text, fields: endFields(PLAIN_END, rich) };
}

/** The value of a stored text. */
export function readText(name: string, text: Y.Text, fields: Fields): unknown {
  const end = (fields.get(TEXT_END) ?? PLAIN_END) as RichCells['end'];
  return textValue(propertyOf(name), { cells: storedCells(text), end });
}

/**
 * Changes a stored text as somebody has changed its value.
 * @returns the fields to write with it, or null if the new value cannot be stored as a text
 */
export function writeText(text: Y.Text, name: string, before: unknown, after: unknown): Fields | null {
  const to = textCells(propertyOf(name), after);
  if (!to) return null;
  const now = storedCells(text);
  const from = textCells(propertyOf(name), before);
  const edit = editBetween(from?.cells ?? now, to.cells);
  for (const { start, end, cells } of edit ? editAfter(edit, editBetween(from?.cells ?? now, now)) : []) {
    const place = lengthOf(now.slice(0, start));
    const old = now.slice(start, end);
    if (isRespelling(old, cells)) format(text, place, old, cells);
    else {
      if (old.length > 0) text.delete(place, lengthOf(old));
      let at = place;
      for (const run of runsOf(cells)) {
        text.insert(at, run.text, { ...run.about });
        at += run.text.length;
      }
    }
  }
  return endFields(from?.end ?? PLAIN_END, to);
}

/** A field's property: of shapes they lie in `props`. */
function propertyOf(name: string): string {
  return name.startsWith('props.') ? name.slice('props.'.length) : name;
}

function endFields(before: RichCells['end'], { end }: RichCells): Fields {
  return new Map(isEqual(before, end) ? [] : [[TEXT_END, end]]);
}

function storedCells(text: Y.Text): Cell[] {
  return text.toDelta().flatMap(({ insert, attributes = {} }: { insert?: unknown; attributes?: About }) => {
    return typeof insert === 'string'
      ? Array.from(insert, (character) => ({ text: character, about: attributes }))
      : [];
  });
}

/** True if the same characters are only marked otherwise. */
function isRespelling(old: readonly Cell[], cells: readonly Cell[]): boolean {
  return old.length > 0 && old.length === cells.length && old.every(({ text }, i) => text === cells[i]?.text);
}

function format(text: Y.Text, start: number, old: readonly Cell[], cells: readonly Cell[]): void {
  let at = start;
  for (const [i, { text: character, about }] of cells.entries()) {
    const before = old[i]?.about ?? {};
    const gone = Object.keys(before).filter((name) => !Object.hasOwn(about, name));
    const attributes = { ...about, ...Object.fromEntries(gone.map((name) => [name, null])) };
    if (!isEqual(before, about)) text.format(at, character.length, attributes);
    at += character.length;
  }
}

function runsOf(cells: readonly Cell[]): Cell[] {
  const runs: Cell[] = [];
  for (const { text, about } of cells) {
    const last = runs.at(-1);
    if (last && isEqual(last.about, about)) last.text += text;
    else runs.push({ text, about });
  }
  return runs;
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((length, { text }) => length + text.length, 0);
}
