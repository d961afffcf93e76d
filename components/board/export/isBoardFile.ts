const ENDING = '.tldr';

/** True for a file that can be imported, by its name. Apart from the import, which is loaded when there is one. */
export function isBoardFile({ name }: File): boolean {
  return name.toLowerCase().endsWith(ENDING);
}
