const MARK = ' (copy)';

/** The title of a copy, of at most `max` characters. */
export function copyTitle(title: string, max: number): string {
  return `${title.slice(0, max - MARK.length).trimEnd()}${MARK}`;
}
