import { isBoundaryKind, type PlacedKind } from '../components/kinds';
import { whatName } from '../outline/words';
import type { Diagram } from './diagram';
import { partOf, surroundingOf } from './meaning';

/** Something that a flowchart puts onto a board. */
export type DiagramItem = {
  id: string;
  name: string;
  /** What it is where that is a component or a boundary; null for plain shapes, notes and texts. */
  kind: PlacedKind | null;
  /** What it is, in a word or two. */
  what: string;
};

/** What a flowchart puts onto a board, in order, and how many arrows. */
export function summaryOf(diagram: Diagram): { items: DiagramItem[]; arrows: number } {
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  const inOrder = [...diagram.nodes, ...diagram.groups].sort((a, b) => a.order - b.order);
  const items = inOrder.map((item): DiagramItem => {
    const group = groups.get(item.id);
    if (group) {
      const { boundary, name } = surroundingOf(group);
      const kind = boundary === 'frame' ? null : boundary;
      const what = whatName(kind ? { type: 'boundary', kind } : { type: 'frame' });
      return { id: item.id, name: name || what, kind, what };
    }
    const part = partOf(item as Diagram['nodes'][number]);
    const what = whatName(part);
    if (part.type !== 'component')
      return { id: item.id, name: part.text.replaceAll('\n', ' '), kind: null, what };
    return { id: item.id, name: part.label || what, kind: part.kind, what };
  });
  return { items, arrows: diagram.links.length };
}

/** How many things and arrows those are, in words: `5 components, 1 boundary and 4 arrows`. */
export function sayCounts({ items, arrows }: { items: readonly DiagramItem[]; arrows: number }): string {
  const boundaries = items.filter(({ kind }) => kind !== null && isBoundaryKind(kind)).length;
  const components = items.filter(({ kind }) => kind !== null && !isBoundaryKind(kind)).length;
  const others = items.length - boundaries - components;
  const parts = [
    counted(components, 'component', 'components'),
    counted(boundaries, 'boundary', 'boundaries'),
    counted(others, 'other shape', 'other shapes'),
    counted(arrows, 'arrow', 'arrows'),
  ].filter((part) => part !== '');
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`;
}
