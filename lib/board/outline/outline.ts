import type { BoundaryKind, ComponentKind, Protocol } from '../components/kinds';
import type { BoardRecord } from '../schema';
import { type ArrowFacts, type Facts, factsOf, type ShapeFacts, type What } from './facts';

/** A part of a board: a component, something else that words stand on, or what surrounds others. */
export type OutlineEntry = {
  /** The id of its shape. */
  id: string;
  what: What;
  /** What is written on it, in lines; empty where nothing is. */
  text: string;
  detail: string;
  replicas: number;
  shards: number;
  region: string;
  /** What it surrounds, in the order of the board. */
  children: OutlineEntry[];
};

/** An arrow, from whoever calls to whoever is called. */
export type OutlineLink = {
  /** The id of the arrow. */
  id: string;
  /** The ids of the entries at its ends; null for an end that is bound to nothing. */
  from: string | null;
  to: string | null;
  label: string;
  protocol: Protocol | null;
  /** Whether it points at neither end, at `to`, or at both. */
  points: 'one way' | 'both ways' | 'no way';
};

export type OutlinePage = {
  id: string;
  name: string;
  entries: OutlineEntry[];
  /** By the order of their beginnings, then of their ends; those that begin at nothing come last. */
  links: OutlineLink[];
  /** How many drawings and shapes have no words and no arrow, and so are not in the outline. */
  silent: number;
};

/** What a board says, page by page: who calls whom, over what, and what is inside what. */
export type Outline = { pages: OutlinePage[] };

/** The outline of a board's records. The same for everyone with the same board, wherever its shapes stand. */
export function outlineOf(records: Iterable<BoardRecord>): Outline {
  const facts: Facts[] = [];
  for (const record of records) {
    const fact = factsOf(record);
    if (fact) facts.push(fact);
  }
  return outlineOfFacts(facts);
}

/** The outline of what is known of the records. */
export function outlineOfFacts(facts: Iterable<Facts>): Outline {
  const board = new Board(facts);
  const pages = board.pages.sort(byIndex).map(({ id, name }) => board.page(id, name));
  return { pages };
}

/** All entries of a page, each before what is in it. */
export function* entriesOf(entries: readonly OutlineEntry[]): Generator<OutlineEntry> {
  for (const entry of entries) {
    yield entry;
    yield* entriesOf(entry.children);
  }
}

class Board {
  readonly pages: Extract<Facts, { is: 'page' }>[] = [];
  readonly #children = new Map<string, ShapeFacts[]>();
  readonly #arrows: ArrowFacts[] = [];
  readonly #ends = new Map<string, { start?: string; end?: string }>();
  readonly #bound = new Set<string>();

  constructor(facts: Iterable<Facts>) {
    for (const fact of facts) this.#add(fact);
    for (const siblings of this.#children.values()) siblings.sort(byIndex);
  }

  #add(fact: Facts): void {
    switch (fact.is) {
      case 'page':
        this.pages.push(fact);
        return;
      case 'arrow':
        this.#arrows.push(fact);
        return;
      case 'binding': {
        const ends = this.#ends.get(fact.arrowId) ?? {};
        ends[fact.isStart ? 'start' : 'end'] = fact.shapeId;
        this.#ends.set(fact.arrowId, ends);
        this.#bound.add(fact.shapeId);
        return;
      }
      case 'shape': {
        const siblings = this.#children.get(fact.parentId);
        if (siblings) siblings.push(fact);
        else this.#children.set(fact.parentId, [fact]);
      }
    }
  }

  page(id: string, name: string): OutlinePage {
    const order = new Map<string, number>();
    const reached = new Set([id]);
    let silent = 0;
    const entriesIn = (parentId: string): OutlineEntry[] =>
      (this.#children.get(parentId) ?? []).flatMap((shape) => {
        reached.add(shape.id);
        order.set(shape.id, reached.size);
        const children = entriesIn(shape.id);
        if (this.#isSaid(shape, children)) return [entryOf(shape, children)];
        order.delete(shape.id);
        if (shape.type !== 'group') silent++;
        return children;
      });
    const entries = entriesIn(id);
    const links = this.#arrows
      .filter(({ parentId }) => reached.has(parentId))
      .map((arrow) => this.#linkOf(arrow, order))
      .sort((a, b) => compareLinks(a, b, order));
    return { id, name, entries, links, silent };
  }

  #isSaid(shape: ShapeFacts, children: readonly OutlineEntry[]): boolean {
    if (['component', 'boundary', 'frame'].includes(shape.type)) return true;
    return shape.type === 'group' ? children.length > 0 : shape.text !== '' || this.#bound.has(shape.id);
  }

  #linkOf({ id, label, protocol, heads }: ArrowFacts, order: ReadonlyMap<string, number>): OutlineLink {
    const { start, end } = this.#ends.get(id) ?? {};
    const known = (shapeId: string | undefined) => (shapeId && order.has(shapeId) ? shapeId : null);
    const [from, to] = heads === 'start' ? [known(end), known(start)] : [known(start), known(end)];
    const points = heads === 'both' ? 'both ways' : heads === 'none' ? 'no way' : 'one way';
    return { id, from, to, label, protocol, points };
  }
}

function entryOf(shape: ShapeFacts, children: OutlineEntry[]): OutlineEntry {
  const { id, text, detail, replicas, shards, region } = shape;
  return { id, what: whatOf(shape), text, detail, replicas, shards, region, children };
}

function whatOf({ type, kind }: ShapeFacts): What {
  switch (type) {
    case 'component':
      return { type, kind: kind as ComponentKind };
    case 'boundary':
      return { type, kind: kind as BoundaryKind };
    case 'shape':
      return { type, geo: kind };
    default:
      return { type };
  }
}

function compareLinks(a: OutlineLink, b: OutlineLink, order: ReadonlyMap<string, number>): number {
  const place = (id: string | null) => (id === null ? Number.POSITIVE_INFINITY : (order.get(id) ?? 0));
  const compare = <T>(x: T, y: T) => (x === y ? 0 : x < y ? -1 : 1);
  return (
    compare(place(a.from), place(b.from)) ||
    compare(place(a.to), place(b.to)) ||
    compare(a.label, b.label) ||
    compare(a.protocol ?? '', b.protocol ?? '') ||
    compare(a.points, b.points) ||
    compare(a.id, b.id)
  );
}

function byIndex(a: { index: string; id: string }, b: { index: string; id: string }): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
