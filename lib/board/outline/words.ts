import { BOUNDARY_NAMES, factsOf, PROTOCOL_NAMES } from '../components/kinds';
import type { What } from './facts';
import type { OutlineEntry, OutlineLink } from './outline';

/** Names of plain shapes; all others are called shapes. */
const GEO_NAMES: Record<string, string> = {
  rectangle: 'Rectangle',
  ellipse: 'Ellipse',
  oval: 'Oval',
  diamond: 'Diamond',
  triangle: 'Triangle',
  hexagon: 'Hexagon',
  cloud: 'Cloud',
};

const TYPE_NAMES = {
  frame: 'Frame',
  group: 'Group',
  note: 'Note',
  text: 'Text',
  drawing: 'Drawing',
} as const;

/** What something is, in a word or two: `Load balancer`, `Region`, `Note`. */
export function whatName(what: What): string {
  switch (what.type) {
    case 'component':
      return factsOf(what.kind).name;
    case 'boundary':
      return BOUNDARY_NAMES[what.kind];
    case 'shape':
      return GEO_NAMES[what.geo] ?? 'Shape';
    default:
      return TYPE_NAMES[what.type];
  }
}

/** What an entry is called: what is written on it, on one line, or else what it is. Never empty. */
export function nameOf({ text, what }: Pick<OutlineEntry, 'text' | 'what'>): string {
  if (text !== '') return text.replaceAll('\n', ' ');
  if (what.type === 'component' || what.type === 'boundary') return whatName(what);
  return `Unnamed ${whatName(what).toLowerCase()}`;
}

/** How much there is of an entry, in short: `×3 · 4 shards · in eu-west`; empty for one of it anywhere. */
export function scaleOf({
  replicas,
  shards,
  region,
}: Pick<OutlineEntry, 'replicas' | 'shards' | 'region'>): string {
  return [replicas > 1 && `×${replicas}`, shards > 1 && `${shards} shards`, region !== '' && `in ${region}`]
    .filter((part) => part !== false)
    .join(' · ');
}

/** An entry as a person would read it aloud: `Orders, Service, PostgreSQL, 3 replicas, in eu-west`. */
export function sayEntry(entry: OutlineEntry): string {
  const { what, text, detail, replicas, shards, region } = entry;
  const isPlain = !['component', 'boundary', 'frame', 'note'].includes(what.type);
  return [
    nameOf(entry),
    text !== '' && !isPlain && whatName(what),
    detail,
    replicas > 1 && `${replicas} replicas`,
    shards > 1 && `${shards} shards`,
    region !== '' && `in ${region}`,
  ]
    .filter((part) => part !== false && part !== '')
    .join(', ');
}

/** What an end of an arrow that is bound to nothing is called. */
export const NOTHING = 'nothing';

/** What goes over a link: its label and its protocol, or nothing. */
export function sayOver({ label, protocol }: Pick<OutlineLink, 'label' | 'protocol'>): string {
  return [label.replaceAll('\n', ' '), protocol && PROTOCOL_NAMES[protocol]]
    .filter((part) => part)
    .join(', ');
}
