import type { TLShape, TLStore } from '@tldraw/tlschema';
import { fitText, MAX_POSITION, MAX_SIZE, TEXT_FIELDS } from './bounds';
import { fitEstimate, isEstimate } from './estimate/shape';
import { isSafeLink } from './links';
import { fitRichText } from './richText';

/**
 * Makes what this person draws and pastes fit for everybody before it is stored: links lead to web pages or
 * nowhere, texts, sizes and positions are such as can be laid out, and positions are whole hundredths. What others
 * send is checked when it is read. Ends with the returned function.
 */
export function guardShapes(store: TLStore): () => void {
  const stopCreate = store.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
    source === 'user' ? fitShape(shape) : shape,
  );
  const stopChange = store.sideEffects.registerBeforeChangeHandler('shape', (before, shape, source) => {
    if (source !== 'user') return shape;
    // Dragging changes nothing but the place, and comes with every frame.
    return shape.props === before.props ? fitPlace(shape) : fitShape(shape);
  });
  return () => {
    stopCreate();
    stopChange();
  };
}

/** The shape without links that boards refuse and texts that cannot be laid out; the same shape if it is fine. */
export function fitShape(shape: TLShape): TLShape {
  const before: Record<string, unknown> = { ...shape.props };
  const props = { ...before };
  if ('url' in props && !isSafeLink(props.url)) props.url = '';
  if ('richText' in props) props.richText = fitRichText(props.richText);
  for (const name of TEXT_FIELDS) {
    const text = props[name];
    if (typeof text === 'string') props[name] = fitText(text);
  }
  for (const name of ['w', 'h', 'bend']) {
    const size = props[name];
    if (typeof size === 'number') props[name] = within(size, MAX_SIZE);
  }
  if (shape.type === 'arrow') for (const name of ['start', 'end']) props[name] = fitEnd(props[name]);
  if (isEstimate(shape)) Object.assign(props, fitEstimate(shape.props));
  const isSame = Object.entries(props).every(([name, value]) => value === before[name]);
  return fitPlace(isSame ? shape : ({ ...shape, props } as TLShape));
}

/** The end of an arrow where it can be laid out; the canvas would fail on it before it could be refused. */
function fitEnd(end: unknown): unknown {
  const { x, y } = end as { x: number; y: number };
  const [fitX, fitY] = [within(x, MAX_SIZE), within(y, MAX_SIZE)];
  return x === fitX && y === fitY ? end : { x: fitX, y: fitY };
}

function within(value: number, limit: number): number {
  return Math.min(Math.max(value, -limit), limit);
}

function fitPlace(shape: TLShape): TLShape {
  const [x, y] = [place(shape.x), place(shape.y)];
  return x === shape.x && y === shape.y ? shape : { ...shape, x, y };
}

/** Hundredths of a pixel are seen by nobody, and a step of a drag is half as long in them. */
function place(position: number): number {
  return Math.round(within(position, MAX_POSITION) * 100) / 100;
}
