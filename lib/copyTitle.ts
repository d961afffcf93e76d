const MARK = ' (copy)';

/** The title of a copy, of at most `max` characters. */
export function copyTitle(title: string, max: number): string {
  // Half a letter that takes two units is no letter.
  const kept = title.slice(0, max - MARK.length).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}${MARK}`;
}
