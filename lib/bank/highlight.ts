/** A stretch of text, and whether it is what was searched for. */
export type Marked = { text: string; hit: boolean };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Shorter stems would mark half the text. */
const STEM_MIN = 3;
/** Characters shown before and after the first hit of an excerpt. */
const BEFORE = 60;
const AFTER = 110;

/** What a search looks for: the words as typed, and their stems. In lower case. */
export type SearchTerms = { words: readonly string[]; stems: readonly string[] };

/** Whether a word of a text is one that the search found it by: it begins with a word or stem of the search. */
function isHit(word: string, { words, stems }: SearchTerms): boolean {
  const lower = word.toLowerCase();
  return (
    words.some((wanted) => lower.startsWith(wanted)) ||
    stems.some((stem) => stem.length >= STEM_MIN && lower.startsWith(stem))
  );
}

/** Cuts a text into stretches that were searched for and the others; joined they are the text. */
export function highlight(text: string, terms: SearchTerms): Marked[] {
  const stretches: Marked[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    if (!isHit(match[0], terms)) continue;
    if (match.index > last) stretches.push({ text: text.slice(last, match.index), hit: false });
    stretches.push({ text: match[0], hit: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) stretches.push({ text: text.slice(last), hit: false });
  return stretches;
}

/**
 * The surroundings of the first hit in a Markdown text, on one line and without its marks; null where there
 * is none. It begins and ends between words, with an ellipsis where something was cut off.
 */
export function excerpt(markdown: string, terms: SearchTerms): string | null {
  const text = plainText(markdown);
  const first = firstHit(text, terms);
  if (!first) return null;
  const from = first.index <= BEFORE ? 0 : text.indexOf(' ', first.index - BEFORE) + 1;
  const reach = first.index + first[0].length + AFTER;
  const end = reach >= text.length ? text.length : text.lastIndexOf(' ', reach);
  const to = Math.max(end, first.index + first[0].length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function firstHit(text: string, terms: SearchTerms): RegExpExecArray | null {
  for (const match of text.matchAll(WORD)) if (isHit(match[0], terms)) return match;
  return null;
}

/** Markdown as one line of running text. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^(?:```|~~~).*$/gm, ' ')
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
