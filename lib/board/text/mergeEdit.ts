import { isEqual } from '@tldraw/utils';
import type { Cell } from './cells';

/** Instead of the cells from `start` to before `end`, those of `cells`. */
export type Edit = { start: number; end: number; cells: Cell[] };

/** The one stretch in which two texts differ, or null if they are the same. */
export function editBetween(from: readonly Cell[], to: readonly Cell[]): Edit | null {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && isSame(from[start], to[start])) start++;
  let same = 0;
  while (same < shorter - start && isSame(from[from.length - 1 - same], to[to.length - 1 - same])) same++;
  const [end, newEnd] = [from.length - same, to.length - same];
  return start === end && start === newEnd ? null : { start, end, cells: to.slice(start, newEnd) };
}

/**
 * The edit of a text that somebody else has changed meanwhile. What both have taken out is out, what either has
 * put in is in, and of two insertions at one place theirs comes first.
 */
export function editAfter(edit: Edit, theirs: Edit | null): Edit[] {
  if (!theirs) return [edit];
  const { start, end, cells } = edit;
  const grown = theirs.cells.length - (theirs.end - theirs.start);
  const edits: Edit[] = [];
  // From the back, so that the places of what comes before stay as they are.
  if (end > theirs.end) {
    const from = Math.max(start, theirs.end) + grown;
    edits.push({ start: from, end: end + grown, cells: start >= theirs.start ? cells : [] });
  }
  if (start < theirs.start) {
    edits.push({ start, end: Math.min(end, theirs.start), cells });
  } else if (end <= theirs.end && cells.length > 0) {
    const place = theirs.start + theirs.cells.length;
    edits.push({ start: place, end: place, cells });
  }
  return edits;
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  return a?.text === b?.text && (a?.about === b?.about || isEqual(a?.about, b?.about));
}
