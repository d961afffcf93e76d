import { NAME_MAX } from '@/lib/schemas/lengths';

const MARK = ' (copy)';

/** The title of a copy, no longer than a title may be. */
export function copyTitle(title: string): string {
  const room = NAME_MAX - MARK.length;
  // Half a letter that takes two units is no letter.
  const kept = title.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}${MARK}`;
}
