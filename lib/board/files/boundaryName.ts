import type { TLFrameShape, TLShape } from '@tldraw/tlschema';
import { BOUNDARY_NAMES } from '../components/kinds';
import { boundaryOf } from '../components/shape';

/** The shape as programs that know no boundaries can show it: a boundary without a name is called what it is. */
export function withBoundaryName(shape: TLShape): TLShape {
  const kind = boundaryOf(shape);
  return kind ? renamed(shape as TLFrameShape, '', BOUNDARY_NAMES[kind]) : shape;
}

/** The other way round: a boundary's name that says nothing but its kind is none. */
export function withoutBoundaryName(shape: TLShape): TLShape {
  const kind = boundaryOf(shape);
  return kind ? renamed(shape as TLFrameShape, BOUNDARY_NAMES[kind], '') : shape;
}

function renamed(frame: TLFrameShape, from: string, to: string): TLFrameShape {
  return frame.props.name === from ? { ...frame, props: { ...frame.props, name: to } } : frame;
}
