/** The outlines that Mermaid can give a node, as far as they mean something here. */
export type NodeForm =
  | 'rectangle'
  | 'rounded'
  | 'stadium'
  | 'subroutine'
  | 'database'
  | 'circle'
  | 'flag'
  | 'rhombus'
  | 'hexagon'
  | 'parallelogram'
  | 'trapezoid';

export type Direction = 'LR' | 'RL' | 'TB' | 'BT';

/** A node of a flowchart, as it is written. */
export type DiagramNode = {
  id: string;
  /** Its words, in lines. Never empty. */
  label: string;
  form: NodeForm;
  classes: string[];
  /** The id of the subgraph that it is in. */
  parent: string | null;
  /** Its place among nodes and subgraphs. */
  order: number;
};

export type DiagramGroup = Omit<DiagramNode, 'form'>;

export type DiagramLink = {
  from: string;
  to: string;
  /** Its words, in lines; empty where there are none. */
  label: string;
  line: 'plain' | 'dotted' | 'thick';
  points: 'one way' | 'both ways' | 'no way';
};

/** A flowchart: nodes and subgraphs have ids of their own, and each link leads to one of them. */
export type Diagram = {
  direction: Direction;
  nodes: DiagramNode[];
  groups: DiagramGroup[];
  links: DiagramLink[];
};

/** Limits of a flowchart that is read: more than fits on a screen, and laid out in seconds. */
export const MERMAID_LIMITS = {
  characters: 50_000,
  nodes: 500,
  links: 500,
  /** Subgraphs within subgraphs. */
  depth: 10,
  /** Characters of the words on one node, arrow or subgraph. */
  label: 500,
} as const;

/** A flowchart that cannot be read: where, and what was expected there. */
export class MermaidError extends Error {
  override readonly name = 'MermaidError';
  /** The line, from 1. */
  readonly line: number;
  /** The sentence without the line. */
  readonly reason: string;

  constructor(line: number, reason: string) {
    super(`Line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
  }
}
