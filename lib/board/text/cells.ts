import { isEqual } from '@tldraw/utils';
import { TEXT_FIELDS } from '../bounds';

/**
 * A text as a row of characters, so that what two people type into it can be merged. A cell is one character
 * with what is said about it: the marks of a letter, the block that a line's end closes.
 */
export type Cell = { text: string; about: About };

/** Marks by name, with their attributes or true; of a line's end, the `block`. */
export type About = Readonly<Record<string, unknown>>;

/** A rich text: its cells, and the block that its end closes. */
export type RichCells = { cells: Cell[]; end: Block };

/** A paragraph or heading and what it stands in, from the outside in: lists and their items. */
export type Block = {
  type: string;
  attrs?: unknown;
  within?: { type: string; attrs?: unknown }[];
  /** How many of `within` it shares with the block before it. */
  shared?: number;
};

type Node = { type: string; attrs?: unknown; content?: Node[]; text?: string; marks?: Mark[] };
type Mark = { type: string; attrs?: unknown };

const LINE_END = '\n';
/** A break within a block. */
const BREAK = '\u2028';
const NOTHING: About = {};

/** The order in which tldraw's editor names marks. */
const MARKS = ['highlight', 'link', 'bold', 'code', 'italic', 'strike'];

/** The property that holds a rich text; those of `TEXT_FIELDS` hold plain ones. */
const RICH = 'richText';
const PLAIN: ReadonlySet<string> = new Set(TEXT_FIELDS);

/** The cells of a property's value; null where it is no text, or one that would not come of its cells again. */
export function textCells(property: string, value: unknown): RichCells | null {
  if (property === RICH) return richCells(value);
  return PLAIN.has(property) && typeof value === 'string'
    ? { cells: plainCells(value), end: PLAIN_END }
    : null;
}

/** The value of a property that holds a text of these cells. */
export function textValue(property: string, rich: RichCells): unknown {
  return property === RICH ? toRichText(rich) : rich.cells.map(({ text }) => text).join('');
}

/** The characters of a plain text. Pairs that stand for one character are not torn apart. */
export function plainCells(text: string): Cell[] {
  return Array.from(text, (character) => ({ text: character, about: NOTHING }));
}

/** The cells of a rich text, or null if the same text would not come of them. */
export function richCells(richText: unknown): RichCells | null {
  const doc = richText as Node;
  if (doc?.type !== 'doc' || !Array.isArray(doc.content)) return null;
  const writer = new CellWriter();
  for (const node of doc.content) writer.add(node, []);
  const rich = writer.finish();
  return rich && isEqual(toRichText(rich), richText) ? rich : null;
}

/** The rich text of cells, whatever merging has made of them. */
export function toRichText({ cells, end }: RichCells): object {
  const doc: Node = { type: 'doc', content: [] };
  let open: { block: Block; nodes: Node[] } | null = null;
  let line: Cell[] = [];
  const close = (said: unknown) => {
    const block = readBlock(said);
    open = appendBlock(doc, open, block, inlineNodes(line));
    line = [];
  };
  for (const cell of cells) {
    if (cell.text === LINE_END) close(cell.about.block);
    else line.push(cell);
  }
  close(end);
  return doc;
}

/** The block that a text ends with unless something else is said. */
export const PLAIN_END: Block = { type: 'paragraph' };

class CellWriter {
  readonly #cells: Cell[] = [];
  #end: Block | null = null;
  #before: { node: Node; within: Node[] } | null = null;
  #isStrange = false;

  add(node: Node, within: Node[]): void {
    if (node?.type === 'bulletList' || node?.type === 'orderedList' || node?.type === 'listItem') {
      for (const child of node.content ?? []) this.add(child, [...within, node]);
      return;
    }
    if (node?.type !== 'paragraph' && node?.type !== 'heading') {
      this.#isStrange = true;
      return;
    }
    if (this.#end) this.#cells.push({ text: LINE_END, about: { block: this.#end } });
    let shared = 0;
    while (shared < within.length && this.#before?.within[shared] === within[shared]) shared++;
    this.#end = {
      ...spelled(node),
      ...(within.length > 0 ? { within: within.map(spelled), shared } : {}),
    };
    this.#before = { node, within };
    for (const child of node.content ?? []) this.#addInline(child);
  }

  finish(): RichCells | null {
    return this.#isStrange || !this.#end ? null : { cells: this.#cells, end: this.#end };
  }

  #addInline({ type, text, marks = [] }: Node): void {
    const about = Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? true]));
    if (type === 'hardBreak') this.#cells.push({ text: BREAK, about });
    else for (const character of text ?? '') this.#cells.push({ text: character, about });
  }
}

function appendBlock(
  doc: Node,
  open: { block: Block; nodes: Node[] } | null,
  block: Block,
  content: Node[],
): { block: Block; nodes: Node[] } {
  const within = block.within ?? [];
  const nodes: Node[] = [];
  for (const [depth, outer] of within.entries()) {
    const before = open?.nodes[depth];
    if (!before || depth >= (block.shared ?? 0) || !isEqual(spelled(before), spelled(outer))) break;
    nodes.push(before);
  }
  for (const outer of within.slice(nodes.length)) {
    const node: Node = { ...spelled(outer), content: [] };
    (nodes.at(-1) ?? doc).content?.push(node);
    nodes.push(node);
  }
  (nodes.at(-1) ?? doc).content?.push({ ...spelled(block), ...(content.length > 0 ? { content } : {}) });
  return { block, nodes };
}

function inlineNodes(line: readonly Cell[]): Node[] {
  const nodes: Node[] = [];
  let last: { about: About; node: Node } | null = null;
  for (const { text, about } of line) {
    const marks = marksOf(about);
    const marked = marks.length > 0 ? { marks } : {};
    if (text === BREAK) {
      nodes.push({ type: 'hardBreak', ...marked });
      last = null;
    } else if (last && (last.about === about || isEqual(last.about, about))) {
      last.node.text += text;
    } else {
      last = { about, node: { type: 'text', text, ...marked } };
      nodes.push(last.node);
    }
  }
  return nodes;
}

function marksOf(about: About): Mark[] {
  return MARKS.flatMap((type) => {
    const attrs = Object.hasOwn(about, type) ? about[type] : undefined;
    if (attrs === undefined || attrs === null) return [];
    return [attrs === true ? { type } : { type, attrs }];
  });
}

function spelled({ type, attrs }: { type: string; attrs?: unknown }): { type: string; attrs?: unknown } {
  return attrs === undefined ? { type } : { type, attrs };
}

/** What is said of a block; a plain paragraph where that is nothing of the kind. */
function readBlock(said: unknown): Block {
  const block = said as Block | null | undefined;
  if (typeof block !== 'object' || block === null || typeof block.type !== 'string') return PLAIN_END;
  const isWithin =
    Array.isArray(block.within) && block.within.every((outer) => typeof outer?.type === 'string');
  return isWithin || block.within === undefined ? block : { ...spelled(block) };
}
