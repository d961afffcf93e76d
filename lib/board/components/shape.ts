import type { RecordProps, TLBaseShape, TLShape } from '@tldraw/tlschema';
import { T } from '@tldraw/validate';
import {
  BOUNDARY_KINDS,
  type BoundaryKind,
  COMPONENT_KINDS,
  type ComponentKind,
  PROTOCOLS,
  type Protocol,
} from './kinds';

/** The type of the shape that stands for a part of a system. */
export const COMPONENT = 'component';

/** How many there are of it: one, unless something else was written. */
export const MAX_COUNT = 1_000_000;

export type ComponentProps = {
  kind: ComponentKind;
  /** What it is called on this board; empty where its kind says enough. */
  label: string;
  /** A line of detail: a technology, a number, a rule. */
  detail: string;
  w: number;
  h: number;
  /** Identical copies of it. */
  replicas: number;
  /** Parts that its data is split into. */
  shards: number;
  /** Where it runs; empty where nobody said. */
  region: string;
};

/** A part of a system: a service, a database, a client. */
export type ComponentShape = TLBaseShape<typeof COMPONENT, ComponentProps>;

const count = T.integer.check((value) => {
  if (value < 1 || value > MAX_COUNT) throw new Error(`a number from 1 to ${MAX_COUNT} was expected`);
});

export const componentProps: RecordProps<ComponentShape> = {
  kind: T.setEnum(new Set(COMPONENT_KINDS)),
  label: T.string,
  detail: T.string,
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  replicas: count,
  shards: count,
  region: T.string,
};

/** A component as it is when it is placed. */
export function newComponentProps(kind: ComponentKind): ComponentProps {
  return { kind, label: '', detail: '', w: 160, h: 96, replicas: 1, shards: 1, region: '' };
}

/** True for a component. */
export function isComponent(shape: TLShape): shape is TLShape & ComponentShape {
  return (shape.type as string) === COMPONENT;
}

/** What a frame surrounds, if it stands for more than a frame. */
export function boundaryOf(shape: TLShape): BoundaryKind | null {
  const boundary = shape.type === 'frame' ? shape.meta.boundary : null;
  return BOUNDARY_KINDS.find((kind) => kind === boundary) ?? null;
}

/** How the two ends of an arrow talk, if somebody has said so. */
export function protocolOf(arrow: TLShape): Protocol | null {
  const { protocol } = arrow.meta;
  return PROTOCOLS.find((kind) => kind === protocol) ?? null;
}
