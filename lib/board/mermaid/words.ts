import { tidy } from '../plainText';

/** What Mermaid's words may be broken by. */
const BREAK = /<br\s*\/?>|\\n/gi;
/** Tags that only say how words look. */
const LOOK = /<\/?(?:b|i|u|em|strong|small|big|code|sub|sup|span|div|p|center|font)(?:\s[^<>]*)?>/gi;
/** Tags that do something; words have none. */
const ACTIVE =
  /<\s*\/?\s*(?:script|style|iframe|object|embed|svg|img|link|meta|form|input|button|video|audio)\b/i;
const ICON = /\bfa[bsrlk]?:fa-[\w-]+/g;
const ENTITY = /(?:&#|&|#)([a-z]{2,8}|x[0-9a-f]{1,6}|[0-9]{1,7});/gi;
/** What is no character, or one that nobody sees and that turns or hides others. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['num', '#'],
  ['semi', ';'],
  ['colon', ':'],
  ['comma', ','],
]);

/** The characters that mean something else within Mermaid's quotes. */
const SPECIAL: Record<string, string> = {
  '"': '#quot;',
  '#': '#35;',
  '&': '#amp;',
  '<': '#lt;',
  '>': '#gt;',
  '`': '#96;',
  '\\': '#92;',
  '|': '#124;',
};

/** True if Mermaid's words hold more than words. */
export function isActive(source: string): boolean {
  return ACTIVE.test(source);
}

/** The words that Mermaid's text stands for, in tidy lines. */
export function readWords(source: string): string {
  const markdown = /^`([^`]*)`$/.exec(source.trim());
  const plain = markdown?.[1]?.replaceAll('**', '') ?? source;
  const decoded = plain
    .replace(BREAK, '\n')
    .replace(LOOK, '')
    .replace(ICON, ' ')
    .replace(ENTITY, (whole, name: string) => characterOf(name.toLowerCase()) ?? whole);
  return tidy(decoded.replace(UNSEEN, (character) => (character === '\n' ? '\n' : ' ')));
}

/** Lines of words as Mermaid's text within quotes. `readWords` gives the same words, once they are tidy. */
export function writeWords(words: string): string {
  const escaped = (line: string) =>
    line.replace(/["#&<>`\\|]/g, (character) => SPECIAL[character] ?? character).replaceAll('%%', '%#37;');
  return tidy(words).split('\n').map(escaped).join('<br/>');
}

function characterOf(name: string): string | undefined {
  const named = NAMED.get(name);
  if (named !== undefined) return named;
  const digits = /^(x[0-9a-f]+|[0-9]+)$/.exec(name)?.[1];
  if (digits === undefined) return undefined;
  const code = digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
