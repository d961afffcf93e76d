import { BOUNDARY_NAMES } from '../components/kinds';
import {
  type Outline,
  type OutlineEntry,
  type OutlineLink,
  type OutlinePage,
  outlineOf,
} from '../outline/outline';
import { nameOf } from '../outline/words';
import type { BoardRecord } from '../schema';
import { classOf, FORM_BRACKETS, formOf, formOfGeo, type GroupMeaning, writeProtocol } from './convention';
import type { DiagramLink, NodeForm } from './diagram';
import { linesOf } from './meaning';
import { MermaidIds } from './mermaidIds';
import { writeWords } from './words';

export const MERMAID_EXTENSION = 'mmd';
export const MERMAID_MIME_TYPE = 'text/vnd.mermaid';

const SURROUNDING: ReadonlySet<string> = new Set(['boundary', 'frame', 'page']);

type Entry = Omit<OutlineEntry, 'what' | 'children'> & {
  what: OutlineEntry['what'] | { type: 'page' };
  children: Entry[];
};

/** A board as a Mermaid flowchart: one of its pages, or all of it, where several pages are subgraphs. */
export function writeMermaid(records: Iterable<BoardRecord>, pageId: string | null): string {
  return mermaidOf(outlineOf(records), pageId);
}

/**
 * An outline as a Mermaid flowchart. Reading it and putting it onto a board gives the same flowchart again.
 * Arrows that lead from or to nothing cannot be written; a comment says how many there are.
 */
export function mermaidOf(outline: Outline, pageId: string | null): string {
  const pages = outline.pages.filter(
    ({ id, entries }) => (pageId === null || id === pageId) && entries.length > 0,
  );
  const writer = new Writer();
  if (pages.length > 1) for (const page of pages) writer.entry(asEntry(page), 1);
  else for (const entry of pages[0]?.entries ?? []) writer.entry(entry, 1);
  for (const { links } of pages) for (const link of links) writer.link(link);
  return writer.text();
}

function asEntry({ id, name, entries }: OutlinePage): Entry {
  const one = { replicas: 1, shards: 1, region: '', detail: '' };
  return { ...one, id, text: name || 'Page', what: { type: 'page' }, children: entries };
}

class Writer {
  readonly #lines = ['flowchart LR'];
  readonly #arrows: string[] = [];
  readonly #classes: string[] = [];
  readonly #ids = new MermaidIds();
  readonly #idOf = new Map<string, string>();
  #loose = 0;

  text(): string {
    const loose = this.#loose;
    const one = loose === 1 ? 'One arrow leads' : `${loose} arrows lead`;
    const note = loose > 0 ? [`  %% ${one} from or to nothing and cannot be written here.`] : [];
    return `${[...this.#lines, ...this.#arrows, ...this.#classes, ...note].join('\n')}\n`;
  }

  entry(entry: Entry, depth: number): void {
    const indent = '  '.repeat(depth);
    const { what, children } = entry;
    // Shapes that are grouped are moved together, and that is all it says.
    if (what.type === 'group') {
      for (const child of children) this.entry(child, depth);
      const first = children[0] && this.#idOf.get(children[0].id);
      if (first) this.#idOf.set(entry.id, first);
      return;
    }
    const words = wordsOf(entry);
    const id = this.#ids.idFor(words);
    this.#idOf.set(entry.id, id);
    if (SURROUNDING.has(what.type)) {
      this.#lines.push(`${indent}subgraph ${id}["${writeWords(words)}"]`);
      const meaning: GroupMeaning = what.type === 'boundary' ? what.kind : 'frame';
      this.#classes.push(`  class ${id} ${classOf(meaning)}`);
      for (const child of children) this.entry(child, depth + 1);
      this.#lines.push(`${indent}end`);
      return;
    }
    const [form, name] = formAndClass(what);
    const [open, close] = FORM_BRACKETS[form];
    this.#lines.push(`${indent}${id}${open}"${writeWords(words)}"${close}:::${name}`);
    // What somebody has put into a plain shape stands beside it.
    for (const child of children) this.entry(child, depth);
  }

  link({ from, to, label, protocol, points }: OutlineLink): void {
    const [start, end] = [from && this.#idOf.get(from), to && this.#idOf.get(to)];
    if (!start || !end) {
      this.#loose++;
      return;
    }
    const { line, words } = writeProtocol(protocol, label);
    const text = words === '' ? '' : `|"${writeWords(words)}"|`;
    this.#arrows.push(`  ${start} ${arrowOf(line, points)}${text} ${end}`);
  }
}

function formAndClass(what: Entry['what']): [NodeForm, string] {
  switch (what.type) {
    case 'component':
      return [formOf(what.kind), classOf(what.kind)];
    case 'note':
      return ['flag', classOf('note')];
    case 'text':
      return ['rectangle', classOf('text')];
    case 'shape':
      return [formOfGeo(what.geo), classOf('shape')];
    default:
      return ['rectangle', classOf('shape')];
  }
}

function wordsOf(entry: Entry): string {
  const { what, text } = entry;
  switch (what.type) {
    case 'component':
      return linesOf({ ...entry, kind: what.kind, label: text });
    case 'boundary':
      return text || BOUNDARY_NAMES[what.kind];
    case 'page':
      return text;
    default:
      return text || nameOf({ what, text });
  }
}

function arrowOf(line: DiagramLink['line'], points: OutlineLink['points']): string {
  const middle = { plain: '--', dotted: '-.-', thick: '==' }[line];
  switch (points) {
    case 'both ways':
      return `<${middle}>`;
    case 'no way':
      return { plain: '---', dotted: '-.-', thick: '===' }[line];
    case 'one way':
      return `${middle}>`;
  }
}
