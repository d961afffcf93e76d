import type { TLArrowShapeProps } from '@tldraw/tlschema';
import type { Protocol } from './kinds';

/** What of an arrow's own properties its protocol decides: programs that know no protocols show it, too. */
export type ArrowLook = Pick<TLArrowShapeProps, 'dash' | 'fill' | 'arrowheadStart' | 'arrowheadEnd'>;

const LOOKS: Record<Protocol, ArrowLook> = {
  sync: { dash: 'solid', fill: 'solid', arrowheadStart: 'none', arrowheadEnd: 'triangle' },
  async: { dash: 'dashed', fill: 'none', arrowheadStart: 'none', arrowheadEnd: 'arrow' },
  stream: { dash: 'dotted', fill: 'solid', arrowheadStart: 'none', arrowheadEnd: 'triangle' },
  replication: { dash: 'solid', fill: 'none', arrowheadStart: 'dot', arrowheadEnd: 'diamond' },
  batch: { dash: 'dashed', fill: 'solid', arrowheadStart: 'square', arrowheadEnd: 'triangle' },
};

const UNSAID: ArrowLook = { dash: 'solid', fill: 'none', arrowheadStart: 'none', arrowheadEnd: 'arrow' };

/** What all arrows between components have in common: as fine as the components' lines, and as small as their names. */
export const CONNECTION_STYLE = {
  ...{ kind: 'arc', size: 'm', scale: 0.7, font: 'sans', color: 'black', labelColor: 'black' },
} satisfies Partial<TLArrowShapeProps>;

/** How an arrow of a protocol looks; without one, a plain arrow. */
export function lookOfProtocol(protocol: Protocol | null): ArrowLook {
  return protocol === null ? UNSAID : LOOKS[protocol];
}

/** What a protocol is called on the arrow itself, where there is little place. */
export const PROTOCOL_CAPTIONS: Record<Protocol, string> = {
  sync: 'sync',
  async: 'async',
  stream: 'stream',
  replication: 'replication',
  batch: 'batch',
};
