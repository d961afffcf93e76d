/** A part of a draft that is compared, and merged, as one text. */
export type DraftPart<D> = {
  title: string;
  read: (draft: D) => string;
  /** What of `into` changes where this part is taken from another draft. */
  take: (from: D, into: D) => Partial<D>;
};

/** One part in two versions. */
export type PartPair = { title: string; before: string; after: string };

/** True if two drafts say the same in all these parts. */
export function sameParts<D>(parts: readonly DraftPart<D>[], a: D, b: D): boolean {
  return parts.every(({ read }) => read(a) === read(b));
}

/**
 * Puts one's own changes on top of what someone else has saved since `base`: what one did not touch is
 * theirs, what one changed stays one's own. `both` names the parts that both changed.
 */
export function combineParts<D>(
  parts: readonly DraftPart<D>[],
  base: D,
  theirs: D,
  mine: D,
): { draft: D; both: string[] } {
  let draft = theirs;
  const both: string[] = [];
  for (const { title, read, take } of parts) {
    if (read(mine) === read(base)) continue;
    draft = { ...draft, ...take(mine, draft) };
    if (read(theirs) !== read(base) && read(theirs) !== read(mine)) both.push(title);
  }
  return { draft, both };
}

/** The parts of two drafts as texts; with `all` also those that are the same. */
export function pairParts<D>(parts: readonly DraftPart<D>[], before: D, after: D, all = false): PartPair[] {
  return parts
    .map(({ title, read }) => ({ title, before: read(before), after: read(after) }))
    .filter((pair) => pair.before !== pair.after || (all && pair.after !== ''));
}
