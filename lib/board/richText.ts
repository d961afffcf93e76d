import { fitText, hasLongWord, lastWord, MAX_TEXT } from './bounds';
import { isSafeLink } from './links';

/** How much structure one text may have: far more than a whiteboard's, and little enough to lay out. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 24;

type Node = Record<string, unknown>;

/** What each kind of node may contain. tldraw's text editor throws on any other kind. */
const CHILDREN: Record<string, ReadonlySet<string>> = {
  doc: new Set(['paragraph', 'heading', 'bulletList', 'orderedList']),
  paragraph: new Set(['text', 'hardBreak']),
  heading: new Set(['text', 'hardBreak']),
  bulletList: new Set(['listItem']),
  orderedList: new Set(['listItem']),
  listItem: new Set(['paragraph', 'heading', 'bulletList', 'orderedList']),
  hardBreak: new Set(),
  text: new Set(),
};

const MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'code', 'highlight', 'link']);

/** Why a text cannot be shown, or null if it can: tldraw's validator looks at its outermost level only. */
export function whyBadText(richText: unknown): string | null {
  if (!isObject(richText) || richText.type !== 'doc') return 'a text that is no document';
  return new TextCheck().whyBad(richText, 0);
}

class TextCheck {
  #nodes = 0;
  #length = 0;
  /** The end of the text so far, which the next node may continue. */
  #word = '';

  whyBad(node: unknown, depth: number): string | null {
    if (!isObject(node) || typeof node.type !== 'string') return 'a text with a part that is no node';
    const allowed = Object.hasOwn(CHILDREN, node.type) ? CHILDREN[node.type] : undefined;
    if (!allowed) return 'a text with an unknown kind of node';
    if (++this.#nodes > MAX_NODES || depth > MAX_DEPTH) return 'a text with too many parts';
    if (node.attrs !== undefined && !isObject(node.attrs)) return 'a text with malformed attributes';
    if (node.type !== 'text') this.#word = '';
    const why = (node.type === 'text' ? this.#whyBadWords(node.text) : null) ?? whyBadMarks(node.marks);
    if (why) return why;
    const children = node.content ?? [];
    if (!Array.isArray(children)) return 'a text with malformed content';
    for (const child of children) {
      const inner = this.whyBad(child, depth + 1);
      if (inner) return inner;
      if (!allowed.has(child.type)) return 'a text with a node in the wrong place';
    }
    return null;
  }

  #whyBadWords(text: unknown): string | null {
    if (typeof text !== 'string' || text === '') return 'an empty text node';
    this.#length += text.length;
    if (this.#length > MAX_TEXT) return 'a text that is too long';
    if (hasLongWord(this.#word + text)) return 'a text with a word that is too long';
    this.#word = lastWord(this.#word + text);
    return null;
  }
}

function whyBadMarks(marks: unknown): string | null {
  if (marks === undefined) return null;
  if (!Array.isArray(marks)) return 'a text with malformed marks';
  for (const mark of marks) {
    if (!isObject(mark) || typeof mark.type !== 'string' || !MARKS.has(mark.type)) {
      return 'a text with an unknown mark';
    }
    if (mark.attrs !== undefined && !isObject(mark.attrs)) return 'a text with malformed attributes';
    if (isBadLink(mark)) return 'a text with a link that is not http or https';
  }
  return null;
}

/**
 * The text without the links that boards refuse and without what is too long; the same object if there is
 * nothing of the kind.
 */
export function fitRichText<T>(richText: T): T {
  let left = MAX_TEXT;
  let word = '';
  const fitNode = (node: unknown): unknown => {
    if (!isObject(node)) return node;
    const changed: Node = {};
    if (typeof node.text !== 'string') word = '';
    else {
      const text = fitText(word + node.text, word.length + left).slice(word.length);
      left -= text.length;
      word = lastWord(word + text);
      if (text === '') return null;
      if (text !== node.text) changed.text = text;
    }
    if (Array.isArray(node.marks) && node.marks.some(isBadLink)) {
      changed.marks = node.marks.filter((mark) => !isBadLink(mark));
    }
    if (Array.isArray(node.content)) {
      const before: unknown[] = node.content;
      const content = before.map(fitNode);
      if (content.some((child, i) => child !== before[i])) {
        changed.content = content.filter((child) => child !== null);
      }
    }
    return Object.keys(changed).length > 0 ? { ...node, ...changed } : node;
  };
  return fitNode(richText) as T;
}

function isBadLink(mark: unknown): boolean {
  if (!isObject(mark) || mark.type !== 'link') return false;
  const href = isObject(mark.attrs) ? mark.attrs.href : undefined;
  return href !== undefined && href !== null && !isSafeLink(href);
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
