import type { TLDrawShapeSegment, VecModel } from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import * as Y from 'yjs';

/**
 * The points of a freehand stroke, as an array that grows while someone draws. As a plain field the whole
 * stroke would be sent and logged anew with every few points.
 *
 * A string begins a segment and names its type. A point is an array of hundredths, x, y and, where it is not
 * a mouse's 0.5, the pressure; a point that is no multiple of a hundredth is kept as it is.
 */
type StrokeEntry = string | number[] | VecModel;

const MOUSE_PRESSURE = 0.5;

/** True for a field whose value is written as a growing array. */
export function isStrokeField(shapeType: unknown, key: string): boolean {
  return key === 'props.segments' && (shapeType === 'draw' || shapeType === 'highlight');
}

/** A stroke to be stored. */
export function newStroke(segments: readonly TLDrawShapeSegment[]): Y.Array<StrokeEntry> {
  return Y.Array.from(encodeStroke(segments));
}

/** Makes a stored stroke the same as `segments`, appending where that is enough. */
export function writeStroke(
  fields: Y.Map<unknown>,
  key: string,
  segments: readonly TLDrawShapeSegment[],
): void {
  const entries = encodeStroke(segments);
  const stored = fields.get(key);
  if (stored instanceof Y.Array) {
    const known = stored.toArray();
    let same = 0;
    while (same < known.length && isEqual(known[same], entries[same])) same++;
    // The pen replaces its last point while it hardly moves.
    if (same >= known.length - 1) {
      if (same < known.length) stored.delete(same, known.length - same);
      if (same < entries.length) stored.push(entries.slice(same));
      return;
    }
  }
  fields.set(key, newStroke(segments));
}

/** The segments of a stored stroke; undefined if it is none. */
export function readStroke(stored: Y.Array<unknown>): TLDrawShapeSegment[] | undefined {
  const segments: TLDrawShapeSegment[] = [];
  for (const entry of stored.toArray()) {
    if (typeof entry === 'string') {
      segments.push({ type: entry as TLDrawShapeSegment['type'], points: [] });
      continue;
    }
    const point = decodePoint(entry);
    const segment = segments.at(-1);
    if (!point || !segment) return undefined;
    segment.points.push(point);
  }
  return segments;
}

function encodeStroke(segments: readonly TLDrawShapeSegment[]): StrokeEntry[] {
  const entries: StrokeEntry[] = [];
  for (const { type, points } of segments) {
    entries.push(type);
    for (const point of points) entries.push(encodePoint(point));
  }
  return entries;
}

function encodePoint(point: VecModel): number[] | VecModel {
  const { x, y, z } = point;
  const values = z === MOUSE_PRESSURE ? [x, y] : [x, y, z];
  const hundredths: number[] = [];
  for (const value of values) {
    const scaled = value === undefined ? Number.NaN : Math.round(value * 100);
    if (scaled / 100 !== value) return point;
    // A negative zero would come back as one.
    hundredths.push(scaled + 0);
  }
  return hundredths;
}

function decodePoint(entry: unknown): VecModel | undefined {
  if (!Array.isArray(entry)) return typeof entry === 'object' ? (entry as VecModel) : undefined;
  const [x, y, z] = entry;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  return { x: x / 100, y: y / 100, z: typeof z === 'number' ? z / 100 : MOUSE_PRESSURE };
}
