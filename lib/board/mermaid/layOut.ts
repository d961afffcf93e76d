import { Graph, layout } from '@dagrejs/dagre';
import type { Area } from '../components/silhouette';
import type { Diagram, DiagramLink } from './diagram';

/** Between things of one rank, and between ranks, in pixels; labels of arrows widen the latter. */
const NODE_GAP = 48;
const RANK_GAP = 96;
/** Between a boundary's edge and what is in it, which may have a title above it. */
const PADDING = { side: 40, top: 64 };
const EMPTY_GROUP = { w: 320, h: 200 };
/** About how large a label is on an arrow. */
const LABEL = { letter: 7, most: 200, line: 22 };

type Size = { w: number; h: number };
type Item = { id: string; order: number };
type Edge = { from: string; to: string; label: string };

/**
 * Where the nodes and subgraphs of a flowchart go, by id, each from the corner of the subgraph that it is in.
 * What is in a subgraph is laid out by itself, so that it never covers anything outside it.
 */
export function layOut(diagram: Diagram, sizeOf: (nodeId: string) => Size): Map<string, Area> {
  return new Layout(diagram, sizeOf).run();
}

class Layout {
  readonly #areas = new Map<string, Area>();
  readonly #parents = new Map<string, string | null>();
  readonly #items = new Map<string | null, Item[]>();

  constructor(
    private readonly diagram: Diagram,
    private readonly sizeOf: (nodeId: string) => Size,
  ) {
    for (const { id, parent, order } of [...diagram.nodes, ...diagram.groups]) {
      this.#parents.set(id, parent);
      this.#items.set(parent, [...(this.#items.get(parent) ?? []), { id, order }]);
    }
  }

  run(): Map<string, Area> {
    this.#layOutInside(null, this.#edgesByLevel());
    return this.#areas;
  }

  /** The size of what is in a subgraph, after it has been laid out. */
  #layOutInside(parent: string | null, edges: ReadonlyMap<string | null, Edge[]>): Size {
    const groups = new Set(this.diagram.groups.map(({ id }) => id));
    const items = (this.#items.get(parent) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ id }) => ({ id, size: groups.has(id) ? this.#layOutInside(id, edges) : this.sizeOf(id) }));
    if (items.length === 0) return EMPTY_GROUP;
    const own = edges.get(parent) ?? [];
    const joined = new Set(own.flatMap(({ from, to }) => [from, to]));
    const margin = parent === null ? { side: 0, top: 0 } : PADDING;
    const ranked = this.#rank(
      items.filter(({ id }) => joined.has(id)),
      own,
      margin,
    );
    const below = ranked.h > 0 ? ranked.h + NODE_GAP : 0;
    const apart = this.#tile(
      items.filter(({ id }) => !joined.has(id)),
      margin.side,
      margin.top + below,
    );
    const height = apart.h > 0 ? below + apart.h : ranked.h;
    return { w: Math.max(ranked.w, apart.w) + 2 * margin.side, h: height + margin.top + margin.side };
  }

  /** What is joined by arrows, in ranks. */
  #rank(items: readonly { id: string; size: Size }[], edges: readonly Edge[], margin: typeof PADDING): Size {
    if (items.length === 0) return { w: 0, h: 0 };
    const graph = new Graph({ multigraph: true });
    graph.setGraph({ rankdir: this.diagram.direction, nodesep: NODE_GAP, ranksep: RANK_GAP });
    // Numbers stand for ids, which may be any words, such as those that every object has.
    const numbers = new Map(items.map(({ id }, i) => [id, i]));
    const name = (id: string) => `n${numbers.get(id)}`;
    for (const { id, size } of items) graph.setNode(name(id), { width: size.w, height: size.h });
    edges.forEach(({ from, to, label }, i) => {
      graph.setEdge(name(from), name(to), { ...labelSize(label), labelpos: 'c' }, `e${i}`);
    });
    layout(graph);
    const boxes = items.map(({ id, size }) => {
      const { x = 0, y = 0 } = graph.node(name(id)) as { x?: number; y?: number };
      return { id, x: x - size.w / 2, y: y - size.h / 2, ...size };
    });
    const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
    for (const { id, x, y, w, h } of boxes) {
      this.#areas.set(id, {
        x: Math.round(x - left) + margin.side,
        y: Math.round(y - top) + margin.top,
        w,
        h,
      });
    }
    return {
      w: Math.max(...boxes.map(({ x, w }) => x + w)) - left,
      h: Math.max(...boxes.map(({ y, h }) => y + h)) - top,
    };
  }

  /** What no arrow reaches at this level, across the direction of the arrows that may come from outside. */
  #tile(items: readonly { id: string; size: Size }[], left: number, top: number): Size {
    const isDown = this.diagram.direction === 'LR' || this.diagram.direction === 'RL';
    const perLine = Math.ceil(Math.sqrt(items.length));
    const reach = { w: 0, h: 0 };
    let [x, y, thickness] = [left, top, 0];
    items.forEach(({ id, size }, i) => {
      if (i > 0 && i % perLine === 0) {
        [x, y] = isDown ? [x + thickness + NODE_GAP, top] : [left, y + thickness + NODE_GAP];
        thickness = 0;
      }
      this.#areas.set(id, { x, y, ...size });
      reach.w = Math.max(reach.w, x + size.w - left);
      reach.h = Math.max(reach.h, y + size.h - top);
      thickness = Math.max(thickness, isDown ? size.w : size.h);
      if (isDown) y += size.h + NODE_GAP;
      else x += size.w + NODE_GAP;
    });
    return reach;
  }

  /** Each arrow where both its ends are seen side by side: at the innermost subgraph that holds them both. */
  #edgesByLevel(): Map<string | null, Edge[]> {
    const levels = new Map<string | null, Edge[]>();
    for (const link of this.diagram.links) {
      const lifted = this.#lift(link);
      if (lifted) levels.set(lifted.level, [...(levels.get(lifted.level) ?? []), lifted.edge]);
    }
    return levels;
  }

  #lift({ from, to, label }: DiagramLink): { level: string | null; edge: Edge } | null {
    const up = this.#wayUp(from);
    const path = this.#wayUp(to);
    const meeting = up.find(({ parent }) => path.some((step) => step.parent === parent));
    const start = meeting?.id;
    const end = path.find(({ parent }) => parent === meeting?.parent)?.id;
    if (!meeting || !start || !end || start === end) return null;
    return { level: meeting.parent, edge: { from: start, to: end, label } };
  }

  #wayUp(id: string): { id: string; parent: string | null }[] {
    const way: { id: string; parent: string | null }[] = [];
    for (let at: string | null | undefined = id; at != null; at = this.#parents.get(at)) {
      way.push({ id: at, parent: this.#parents.get(at) ?? null });
    }
    return way;
  }
}

function labelSize(label: string): { width: number; height: number } {
  if (label === '') return { width: 0, height: 0 };
  const lines = label.split('\n');
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: Math.min(longest * LABEL.letter + 24, LABEL.most), height: lines.length * LABEL.line };
}
