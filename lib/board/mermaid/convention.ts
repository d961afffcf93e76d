import {
  BOUNDARY_KINDS,
  type BoundaryKind,
  COMPONENT_KINDS,
  type ComponentKind,
  factsOf,
  PROTOCOLS,
  type Protocol,
} from '../components/kinds';
import type { DiagramLink, NodeForm } from './diagram';

/** How what boards know is written in Mermaid, so that it is read again; docs/board-files.md explains it to people. */

/** What a node or a subgraph is, by its class. */
export type NodeMeaning = ComponentKind | 'shape' | 'note' | 'text';
export type GroupMeaning = BoundaryKind | 'frame';

const NODE_MEANINGS: ReadonlySet<string> = new Set([...COMPONENT_KINDS, 'shape', 'note', 'text']);
const GROUP_MEANINGS: ReadonlySet<string> = new Set([...BOUNDARY_KINDS, 'frame']);

/** `graph` begins a flowchart, so no class can be called that. */
const GRAPH_CLASS = 'graphDatabase';

/** The class of a node that means this. */
export function classOf(meaning: NodeMeaning | GroupMeaning): string {
  return meaning === 'graph' ? GRAPH_CLASS : meaning;
}

/** What the first of a node's classes that means something says; null where none does. */
export function nodeMeaning(classes: readonly string[]): NodeMeaning | null {
  const names = classes.map((name) => (name === GRAPH_CLASS ? 'graph' : name));
  return (names.find((name) => NODE_MEANINGS.has(name)) as NodeMeaning | undefined) ?? null;
}

/** The same for a subgraph. */
export function groupMeaning(classes: readonly string[]): GroupMeaning | null {
  return (classes.find((name) => GROUP_MEANINGS.has(name)) as GroupMeaning | undefined) ?? null;
}

/** The form in which a component is written, so that a plain viewer of Mermaid tells families apart. */
export function formOf(kind: ComponentKind): NodeForm {
  if (['client', 'mobile', 'person'].includes(kind)) return 'stadium';
  if (['queue', 'stream'].includes(kind)) return 'subroutine';
  if (kind === 'external') return 'hexagon';
  return factsOf(kind).group === 'data' && kind !== 'cache' ? 'database' : 'rectangle';
}

/** Forms of plain shapes that Mermaid has too; all others are rectangles. */
const GEO_OF_FORM: Partial<Record<NodeForm, string>> = {
  stadium: 'oval',
  circle: 'ellipse',
  rhombus: 'diamond',
  hexagon: 'hexagon',
  parallelogram: 'rhombus',
  trapezoid: 'trapezoid',
};

/** The form of tldraw's shape for a node's form. */
export function geoOfForm(form: NodeForm): string {
  return GEO_OF_FORM[form] ?? 'rectangle';
}

/** The node's form for a form of tldraw's shapes. */
export function formOfGeo(geo: string): NodeForm {
  const form = (Object.keys(GEO_OF_FORM) as NodeForm[]).find((name) => GEO_OF_FORM[name] === geo);
  return form ?? 'rectangle';
}

/** How the words of each form are opened and closed. */
export const FORM_BRACKETS: Record<NodeForm, readonly [open: string, close: string]> = {
  rectangle: ['[', ']'],
  rounded: ['(', ')'],
  stadium: ['([', '])'],
  subroutine: ['[[', ']]'],
  database: ['[(', ')]'],
  circle: ['((', '))'],
  flag: ['>', ']'],
  rhombus: ['{', '}'],
  hexagon: ['{{', '}}'],
  parallelogram: ['[/', '/]'],
  trapezoid: ['[/', '\\]'],
};

type Line = DiagramLink['line'];

/** What an arrow's line says by itself. */
const LINE_PROTOCOLS: Record<Line, Protocol | null> = { plain: null, dotted: 'async', thick: 'stream' };
const PROTOCOL_LINES: Record<Protocol, Line> = {
  sync: 'plain',
  async: 'dotted',
  stream: 'thick',
  replication: 'thick',
  batch: 'dotted',
};

/** The protocol in brackets at the end of a label: `orders (batch)`. */
const SAID = new RegExp(`^([\\s\\S]*?)\\s*\\((${PROTOCOLS.join('|')})\\)$`);
const REPLICATION = /\breplica/i;
const BATCH = /\b(?:batch|nightly|hourly|daily|weekly)\b/i;

/** The protocol that an arrow's line and words stand for, and the words that are left. */
export function readProtocol(line: Line, words: string): { protocol: Protocol | null; label: string } {
  const said = SAID.exec(words);
  if (said) return { protocol: said[2] as Protocol, label: said[1] ?? '' };
  if (line === 'thick' && REPLICATION.test(words)) return { protocol: 'replication', label: words };
  if (line === 'dotted' && BATCH.test(words)) return { protocol: 'batch', label: words };
  return { protocol: LINE_PROTOCOLS[line], label: words };
}

/** An arrow's line and words for a protocol: brackets only where line and label do not say it. */
export function writeProtocol(protocol: Protocol | null, label: string): { line: Line; words: string } {
  const line = protocol ? PROTOCOL_LINES[protocol] : 'plain';
  const read = readProtocol(line, label);
  if (protocol === null || (read.protocol === protocol && read.label === label))
    return { line, words: label };
  return { line, words: `${label} (${protocol})`.trimStart() };
}
