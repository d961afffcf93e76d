import { type TLArrowShape, type TLBinding, type TLShape, toRichText } from '@tldraw/tlschema';
import { getIndices } from '@tldraw/utils';
import { CONNECTION_STYLE, lookOfProtocol } from '../components/protocolLook';
import { COMPONENT, newComponentProps } from '../components/shape';
import type { Area } from '../components/silhouette';
import { FIRST_DOCUMENT, FIRST_PAGE } from '../repair';
import type { BoardRecord } from '../schema';
import { readProtocol } from './convention';
import type { Diagram, DiagramGroup, DiagramLink } from './diagram';
import { layOut } from './layOut';
import { type Part, partOf, surroundingOf } from './meaning';

const SHAPE = { typeName: 'shape', rotation: 0, isLocked: false, opacity: 1, meta: {} } as const;
const STYLE = { color: 'black', dash: 'solid', size: 's', font: 'sans', scale: 1 } as const;
const ALIGNED = { align: 'middle', verticalAlign: 'middle', labelColor: 'black', url: '', growY: 0 } as const;
const NOTE_SIDE = 200;
/** About how much room a plain shape's words take. */
const WORDS = { perLine: 18, line: 26, margin: 44 };

/**
 * A flowchart as a board with one page: bound components, laid out. Its ids are only good within it; whoever puts
 * it onto a board gives its records ids of their own.
 */
export function diagramRecords(diagram: Diagram): BoardRecord[] {
  return new Builder(diagram).build();
}

class Builder {
  readonly #parts = new Map<string, Part>();
  readonly #areas: Map<string, Area>;
  readonly #parents: Map<string, string | null>;
  /** Ids of records by ids of nodes, which may be anything. */
  readonly #ids = new Map<string, string>();

  constructor(private readonly diagram: Diagram) {
    const { nodes, groups } = diagram;
    for (const node of nodes) this.#parts.set(node.id, partOf(node));
    this.#areas = layOut(diagram, (id) => sizeOf(this.#parts.get(id)));
    this.#parents = new Map([...nodes, ...groups].map(({ id, parent }) => [id, parent]));
    for (const id of this.#parents.keys()) this.#ids.set(id, `shape:n${this.#ids.size + 1}`);
  }

  build(): BoardRecord[] {
    const { nodes, groups, links } = this.diagram;
    const inOrder = [...nodes, ...groups].sort((a, b) => a.order - b.order);
    const indices = getIndices(inOrder.length + links.length);
    const shapes = inOrder.map((item, i) => {
      const base = this.#base(item, indices[i]);
      return this.#parts.has(item.id) ? this.#node(item.id, base) : this.#group(item, base);
    });
    const arrows = links.flatMap((link, i) => this.#link(link, i, indices[inOrder.length + i]));
    return [FIRST_DOCUMENT, FIRST_PAGE, ...shapes, ...arrows];
  }

  #base(item: { id: string; parent: string | null }, index: unknown): object {
    const { x, y } = this.#areaOf(item.id);
    const parentId = item.parent === null ? FIRST_PAGE.id : this.#ids.get(item.parent);
    return { ...SHAPE, id: this.#ids.get(item.id), index, parentId, x, y };
  }

  #node(id: string, base: object): TLShape {
    const { w, h } = this.#areaOf(id);
    const part = this.#parts.get(id) ?? { type: 'text' as const, text: '' };
    switch (part.type) {
      case 'component': {
        const { type: _type, ...props } = part;
        return made(base, COMPONENT, { ...newComponentProps(props.kind), ...props });
      }
      case 'shape': {
        const richText = toRichText(part.text);
        return made(base, 'geo', { ...STYLE, ...ALIGNED, geo: part.geo, w, h, fill: 'none', richText });
      }
      case 'note': {
        const richText = toRichText(part.text);
        const props = { ...STYLE, ...ALIGNED, color: 'yellow', fontSizeAdjustment: 0, richText };
        const { dash: _dash, ...note } = props;
        return made(base, 'note', note);
      }
      case 'text': {
        const { dash: _dash, ...style } = STYLE;
        const props = { ...style, textAlign: 'start', autoSize: true, w, richText: toRichText(part.text) };
        return made(base, 'text', props);
      }
    }
  }

  #group(group: DiagramGroup, base: object): TLShape {
    const { w, h } = this.#areaOf(group.id);
    const { boundary, name } = surroundingOf(group);
    const meta = boundary === 'frame' ? {} : { boundary };
    return made({ ...base, meta }, 'frame', { w, h, name, color: 'black' });
  }

  #link({ from, to, line, label, points }: DiagramLink, number: number, index: unknown): BoardRecord[] {
    const [start, end] = [this.#middleOf(from), this.#middleOf(to)];
    const said = readProtocol(line, label);
    const id = `shape:a${number + 1}`;
    const isLoop = from === to;
    const look = lookOfProtocol(said.protocol);
    const base = { ...SHAPE, id, index, parentId: FIRST_PAGE.id, ...start };
    const arrow = made({ ...base, meta: said.protocol ? { protocol: said.protocol } : {} }, 'arrow', {
      ...{ ...CONNECTION_STYLE, ...look, ...headsFor(points, look), text: said.label },
      ...{ bend: isLoop ? 80 : 0, labelPosition: 0.5, elbowMidPoint: 0.5 },
      start: { x: 0, y: 0 },
      end: { x: end.x - start.x, y: end.y - start.y },
    });
    return [
      arrow,
      this.#binding(id, 'start', from, isLoop ? 0.25 : 0.5),
      this.#binding(id, 'end', to, isLoop ? 0.75 : 0.5),
    ];
  }

  #binding(arrowId: string, terminal: 'start' | 'end', to: string, share: number): TLBinding {
    return {
      typeName: 'binding',
      id: `binding:${arrowId.slice('shape:'.length)}-${terminal}`,
      type: 'arrow',
      fromId: arrowId,
      toId: this.#ids.get(to),
      props: {
        terminal,
        normalizedAnchor: { x: share, y: 0.5 },
        isExact: false,
        isPrecise: share !== 0.5,
        snap: 'none',
      },
      meta: {},
    } as unknown as TLBinding;
  }

  #areaOf(id: string): Area {
    return this.#areas.get(id) ?? { x: 0, y: 0, w: 1, h: 1 };
  }

  #middleOf(id: string): { x: number; y: number } {
    const { w, h } = this.#areaOf(id);
    const middle = { x: w / 2, y: h / 2 };
    for (let at: string | null | undefined = id; at != null; at = this.#parents.get(at)) {
      const { x, y } = this.#areaOf(at);
      middle.x += x;
      middle.y += y;
    }
    return middle;
  }
}

function made(base: object, type: string, props: object): TLShape {
  return { ...base, type, props } as unknown as TLShape;
}

/** Mermaid's arrows may point both ways, or nowhere; a protocol's look points one way. */
function headsFor(
  points: DiagramLink['points'],
  look: Pick<TLArrowShape['props'], 'arrowheadEnd'>,
): Partial<Pick<TLArrowShape['props'], 'arrowheadStart' | 'arrowheadEnd'>> {
  if (points === 'both ways') return { arrowheadStart: look.arrowheadEnd };
  return points === 'no way' ? { arrowheadStart: 'none', arrowheadEnd: 'none' } : {};
}

function sizeOf(part: Part | undefined): { w: number; h: number } {
  switch (part?.type) {
    case 'component': {
      const { w, h } = newComponentProps(part.kind);
      return { w, h };
    }
    case 'note':
      return { w: NOTE_SIDE, h: NOTE_SIDE };
    case 'text': {
      const lines = part.text.split('\n');
      const longest = Math.max(...lines.map((line) => line.length));
      return { w: Math.max(longest * 11, 40), h: lines.length * WORDS.line };
    }
    default: {
      const lines = (part?.text ?? '').split('\n').map((line) => Math.ceil(line.length / WORDS.perLine) || 1);
      const height = lines.reduce((sum, count) => sum + count, 0) * WORDS.line + WORDS.margin;
      return { w: 160, h: Math.max(96, height) };
    }
  }
}
