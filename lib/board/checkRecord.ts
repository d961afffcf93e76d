import type { TLArrowBinding, TLAsset, TLImageShape, TLShape } from '@tldraw/tlschema';
import {
  hasLongWord,
  hasWildNumber,
  MAX_ANCHOR,
  MAX_POSITION,
  MAX_SIZE,
  MAX_STROKE_POINTS,
  MAX_TEXT,
  TEXT_FIELDS,
} from './bounds';
import { isSafeLink } from './links';
import { KEPT_TYPES, MAX_PICTURES_BYTES, pictureIdOf } from './pictures';
import { whyBadText } from './richText';
import { type BoardRecord, boardSchema, recordTypeOf } from './schema';

/** Indexes are spelled with these characters; tldraw's validator lets others pass and then fails on them. */
const INDEX_PATTERN = /^[A-Za-z0-9]{1,500}$/;

/** How much of a picture is shown at least, in its widths and heights: less is blown up beyond all bounds. */
const MIN_CROP = 1e-4;

/** A record that can be shown, or why it cannot. */
export type RecordCheck = { ok: true; record: BoardRecord } | { ok: false; why: string };

/**
 * Validates what the document says about a record: by tldraw's validators, and for what they let pass though
 * the editor would fail on it or a person could be harmed by it.
 * @param before the last valid version, which makes the check faster
 */
export function checkRecord(id: string, record: unknown, before?: BoardRecord): RecordCheck {
  const typeName = recordTypeOf(id);
  if (typeName === null) return { ok: false, why: 'not a kind of record that boards have' };
  let valid: BoardRecord;
  const { stackTraceLimit } = Error;
  // Of a flood of malformed records most of the time would go into where each was refused.
  Error.stackTraceLimit = 0;
  try {
    valid = boardSchema.types[typeName].validate(record as BoardRecord, before as never) as BoardRecord;
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'refused by the validator' };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const why = whyUnusable(valid);
  return why === null ? { ok: true, record: valid } : { ok: false, why };
}

function whyUnusable(record: BoardRecord): string | null {
  if ('index' in record && !INDEX_PATTERN.test(record.index)) return 'a malformed index';
  const { meta: _meta, ...shown } = record;
  if (hasWildNumber(shown, MAX_POSITION)) return 'a number that is too large';
  if ('name' in record && isTooLong(record.name)) return 'a name that is too long';
  if (record.typeName === 'binding') {
    const { x, y } = (record.props as TLArrowBinding['props']).normalizedAnchor;
    return Math.max(Math.abs(x), Math.abs(y)) > MAX_ANCHOR ? 'a binding far from its shape' : null;
  }
  if (record.typeName === 'asset') return whyUnusableAsset(record);
  return record.typeName === 'shape' ? whyUnusableShape(record) : null;
}

/** Pictures come from the room itself: any other address would tell its owner who looks at the board. */
function whyUnusableAsset({ type, props }: TLAsset): string | null {
  if (type !== 'image') return 'a file that is no picture';
  if (pictureIdOf(props.src) === null) return 'a picture from elsewhere';
  if (hasWildNumber(props, MAX_PICTURES_BYTES)) return 'a number that is too large';
  if (!(props.w > 0 && props.w <= MAX_SIZE && props.h > 0 && props.h <= MAX_SIZE))
    return 'a picture without a size';
  if (props.isAnimated || !KEPT_TYPES.some((kept) => kept === props.mimeType))
    return 'a kind of picture that boards do not keep';
  return isTooLong(props.name) ? 'a name that is too long' : null;
}

function whyUnusableShape({ type, props: shapeProps }: TLShape): string | null {
  const props = shapeProps as Record<string, unknown>;
  if (hasWildNumber(props, MAX_SIZE)) return 'a shape that is too large';
  if ('url' in props && !isSafeLink(props.url)) return 'a link that is not http or https';
  if (TEXT_FIELDS.some((field) => isTooLong(props[field]))) return 'a text that is too long';
  if ('richText' in props) {
    const why = whyBadText(props.richText);
    if (why) return why;
  }
  if (type === 'draw' || type === 'highlight')
    return whyUnusableStroke(props.segments as { points: unknown[] }[]);
  if (type === 'image') return whyUnusableCrop(props.crop as TLImageShape['props']['crop']);
  if (type === 'line') return whyUnusableLine(props.points as Record<string, { id: string; index: string }>);
  return null;
}

function whyUnusableCrop(crop: TLImageShape['props']['crop']): string | null {
  if (!crop) return null;
  const { topLeft, bottomRight } = crop;
  const isOutside = hasWildNumber([topLeft, bottomRight], MAX_ANCHOR);
  const isNothing = !(bottomRight.x - topLeft.x >= MIN_CROP && bottomRight.y - topLeft.y >= MIN_CROP);
  return isOutside || isNothing ? 'a picture that is cut to nothing' : null;
}

function isTooLong(text: unknown): boolean {
  return typeof text === 'string' && (text.length > MAX_TEXT || hasLongWord(text));
}

function whyUnusableStroke(segments: { points: unknown[] }[]): string | null {
  const points = segments.reduce((count, segment) => count + segment.points.length, 0);
  if (points === 0) return 'a stroke without points';
  return points > MAX_STROKE_POINTS ? 'a stroke with too many points' : null;
}

function whyUnusableLine(points: Record<string, { id: string; index: string }>): string | null {
  const entries = Object.entries(points);
  if (entries.length < 2) return 'a line without two points';
  if (entries.some(([key, point]) => point.id !== key)) return 'a line with a misnamed point';
  if (new Set(entries.map(([, { index }]) => index)).size < entries.length)
    return 'a line with a point twice';
  return null;
}
