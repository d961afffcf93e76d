import type { TLShape } from '@tldraw/tlschema';
import type { BoundaryKind, ComponentKind, Protocol } from '../components/kinds';
import { boundaryOf, isComponent, protocolOf } from '../components/shape';
import { plainTextOf, tidy } from '../plainText';
import type { BoardRecord } from '../schema';

/** What an entry of an outline is. */
export type What =
  | { type: 'component'; kind: ComponentKind }
  | { type: 'boundary'; kind: BoundaryKind }
  | { type: 'shape'; geo: string }
  | { type: 'frame' | 'group' | 'note' | 'text' | 'drawing' };

/** At which of its ends an arrow points. */
export type Heads = 'end' | 'start' | 'both' | 'none';

/** What an outline needs of a record: flat, so that two of them are compared field by field. */
export type Facts = PageFacts | ShapeFacts | ArrowFacts | BindingFacts;

export type PageFacts = { is: 'page'; id: string; index: string; name: string };

export type ShapeFacts = {
  is: 'shape';
  id: string;
  parentId: string;
  index: string;
  type: What['type'];
  /** The kind of a component or boundary, the form of a plain shape; empty for all others. */
  kind: string;
  /** What is written on it; empty where nothing is. */
  text: string;
  detail: string;
  replicas: number;
  shards: number;
  region: string;
};

export type ArrowFacts = {
  is: 'arrow';
  id: string;
  parentId: string;
  label: string;
  protocol: Protocol | null;
  heads: Heads;
};

export type BindingFacts = { is: 'binding'; id: string; arrowId: string; shapeId: string; isStart: boolean };

/** Ends of arrows that point to something; dots, bars and the like say nothing about direction. */
const POINTING: ReadonlySet<unknown> = new Set(['arrow', 'triangle', 'inverted', 'diamond']);

/** What an outline needs to know of a record; null where it needs nothing. Where a shape stands is not part of it. */
export function factsOf(record: BoardRecord): Facts | null {
  switch (record.typeName) {
    case 'page':
      return { is: 'page', id: record.id, index: record.index, name: tidy(record.name) };
    case 'binding':
      return {
        is: 'binding',
        id: record.id,
        arrowId: record.fromId,
        shapeId: record.toId,
        isStart: (record.props as { terminal?: unknown }).terminal === 'start',
      };
    case 'shape':
      return record.type === 'arrow' ? arrowFacts(record) : shapeFacts(record);
    default:
      return null;
  }
}

/** True if both say the same. */
export function isSameFacts(a: Facts | null, b: Facts | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.is !== b.is) return false;
  const other = b as unknown as Record<string, unknown>;
  return Object.entries(a).every(([key, value]) => other[key] === value);
}

function arrowFacts(arrow: TLShape): ArrowFacts {
  const props = arrow.props as { text?: unknown; richText?: unknown };
  return {
    is: 'arrow',
    id: arrow.id,
    parentId: arrow.parentId,
    label: textOf(props),
    protocol: protocolOf(arrow),
    heads: headsOf(arrow.props as { arrowheadStart?: unknown; arrowheadEnd?: unknown }),
  };
}

function headsOf({
  arrowheadStart,
  arrowheadEnd,
}: {
  arrowheadStart?: unknown;
  arrowheadEnd?: unknown;
}): Heads {
  const [start, end] = [POINTING.has(arrowheadStart), POINTING.has(arrowheadEnd)];
  if (start && end) return 'both';
  if (start) return 'start';
  return end || arrowheadEnd !== 'none' || arrowheadStart !== 'none' ? 'end' : 'none';
}

function shapeFacts(shape: TLShape): ShapeFacts {
  const base = { is: 'shape' as const, id: shape.id, parentId: shape.parentId, index: shape.index };
  if (isComponent(shape)) {
    const { kind, label, detail, replicas, shards, region } = shape.props;
    const said = { text: oneLine(label), detail: oneLine(detail), replicas, shards, region: oneLine(region) };
    return { ...base, type: 'component', kind, ...said };
  }
  const [type, kind] = plainType(shape);
  const { name } = shape.props as { name?: unknown };
  const text =
    typeof name === 'string' ? oneLine(name) : textOf(shape.props as { text?: unknown; richText?: unknown });
  return { ...base, type, kind, text, detail: '', replicas: 1, shards: 1, region: '' };
}

function plainType(shape: TLShape): [What['type'], string] {
  switch (shape.type as string) {
    case 'frame': {
      const boundary = boundaryOf(shape);
      return boundary ? ['boundary', boundary] : ['frame', ''];
    }
    case 'group':
    case 'note':
    case 'text':
      return [shape.type as 'group', ''];
    case 'geo':
      return ['shape', (shape.props as { geo: string }).geo];
    default:
      return ['drawing', ''];
  }
}

function textOf({ text, richText }: { text?: unknown; richText?: unknown }): string {
  return tidy(typeof text === 'string' ? text : plainTextOf(richText));
}

function oneLine(text: string): string {
  return tidy(text).replaceAll('\n', ' ');
}
