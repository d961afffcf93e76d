/** How far from the origin shapes may lie, in the page's pixels: 25 screens zoomed out. */
export const MAX_POSITION = 1e6;

/** Sizes, lengths and bends: much larger ones are laid out point by point until the browser hangs. */
export const MAX_SIZE = 1e5;

/** Where a binding holds on to a shape, in widths and heights of it. */
export const MAX_ANCHOR = 100;

/** How deep plain data in a record is looked into; no valid record is deeper, but for texts. */
const MAX_DEPTH = 64;

/**
 * Shapes of one board, on one page or on several. The largest drawings that people make in an hour have some
 * hundred; canvases are measured with 5,000, and people can still draw there.
 */
export const MAX_SHAPES = 6_000;

/** Pages of one board, as many as the canvas can list. */
export const MAX_PAGES = 40;

/** What is put onto a board at once, in UTF-16 units of its JSON: a message of the board's protocol takes as much. */
export const MAX_ADDED = 6_000_000;

/** The text of one shape, in UTF-16 units: a long page of log lines. */
export const MAX_TEXT = 20_000;

/** Text without a break, in UTF-16 units: browsers take seconds to lay out a longer one. */
export const MAX_WORD = 1_000;

/** Points of one stroke: tldraw begins a new one after some hundred. */
export const MAX_STROKE_POINTS = 20_000;

/** A place where a line may end that is not seen. */
const INVISIBLE_BREAK = '\u200b';

const LONG_WORD = new RegExp(`[^\\s${INVISIBLE_BREAK}]{${MAX_WORD}}(?=[^\\s${INVISIBLE_BREAK}])`, 'g');

const LAST_WORD = new RegExp(`[^\\s${INVISIBLE_BREAK}]*$`);

/** True if a number anywhere in the value is further from zero than `limit`. */
export function hasWildNumber(value: unknown, limit: number, depth = 0): boolean {
  if (typeof value === 'number') return !(Math.abs(value) <= limit);
  if (typeof value !== 'object' || value === null) return false;
  if (depth > MAX_DEPTH) return true;
  return Object.values(value).some((inner) => hasWildNumber(inner, limit, depth + 1));
}

/** True if the text has a stretch that is too long to be laid out. */
export function hasLongWord(text: string): boolean {
  LONG_WORD.lastIndex = 0;
  return LONG_WORD.test(text);
}

/** The unbroken stretch at the text's end. */
export function lastWord(text: string): string {
  return LAST_WORD.exec(text)?.[0] ?? '';
}

/** The text with places to break in its longest words, cut to `length`; the same text if it is fine. */
export function fitText(text: string, length = MAX_TEXT): string {
  const broken = hasLongWord(text) ? text.replace(LONG_WORD, `$&${INVISIBLE_BREAK}`) : text;
  return broken.length > length ? broken.slice(0, Math.max(0, length)) : broken;
}

/** The properties of shapes that are plain text. */
export const TEXT_FIELDS = ['text', 'name', 'label', 'detail', 'region', 'title', 'altText'] as const;
