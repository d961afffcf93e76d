import type { Area, Point } from './silhouette';

/** Between a component and the one placed beside it, in pixels: enough for an arrow and its label. */
export const PLACE_GAP = 120;

/** The least between a new component and what is there already. */
const CLEARANCE = 24;

/** How far from the wanted place a free one is looked for, in steps. */
const RINGS = 40;

/** In which direction something stands from something else. */
export type Side = 'right' | 'below' | 'left' | 'above';

const SIDES: readonly Side[] = ['right', 'below', 'above', 'left'];

/**
 * Where something of a size goes beside something else without covering anything: to its right, below, above or
 * to its left, otherwise the nearest free place. All areas are in one space; the result is a corner.
 * @param within where it should stay if it can, such as the boundary that both belong to
 */
export function placeBeside(
  beside: Area,
  size: { w: number; h: number },
  others: readonly Area[],
  { sides = SIDES, within }: { sides?: readonly Side[]; within?: Area | undefined } = {},
): Point {
  const places = sides.map((side) => cornerAt(side, beside, size));
  const free = places.filter((place) => isFree({ ...place, ...size }, others));
  const inside = within && free.find((place) => contains(within, { ...place, ...size }));
  const place = inside ?? free[0];
  if (place) return place;
  const [first] = places;
  return first ? placeNear(middleOf({ ...first, ...size }), size, others) : { x: beside.x, y: beside.y };
}

/** Where something of a size goes near a point without covering anything; the result is a corner. */
export function placeNear(middle: Point, size: { w: number; h: number }, others: readonly Area[]): Point {
  const corner = { x: middle.x - size.w / 2, y: middle.y - size.h / 2 };
  const step = { x: (size.w + CLEARANCE) / 2, y: (size.h + CLEARANCE) / 2 };
  for (let ring = 0; ring < RINGS; ring++) {
    for (const [dx, dy] of ringAt(ring)) {
      const place = { x: corner.x + dx * step.x, y: corner.y + dy * step.y };
      if (isFree({ ...place, ...size }, others)) return place;
    }
  }
  return corner;
}

function cornerAt(side: Side, { x, y, w, h }: Area, size: { w: number; h: number }): Point {
  const centred = { x: x + (w - size.w) / 2, y: y + (h - size.h) / 2 };
  switch (side) {
    case 'right':
      return { x: x + w + PLACE_GAP, y: centred.y };
    case 'left':
      return { x: x - PLACE_GAP - size.w, y: centred.y };
    case 'below':
      return { x: centred.x, y: y + h + PLACE_GAP };
    case 'above':
      return { x: centred.x, y: y - PLACE_GAP - size.h };
  }
}

/** The places around a middle that are `ring` steps away, those straight beside it first. */
function ringAt(ring: number): [number, number][] {
  if (ring === 0) return [[0, 0]];
  const places: [number, number][] = [];
  for (let along = -ring; along <= ring; along++) {
    places.push([ring, along], [-ring, along]);
    if (Math.abs(along) < ring) places.push([along, ring], [along, -ring]);
  }
  return places.sort(([ax, ay], [bx, by]) => ax * ax + ay * ay - (bx * bx + by * by));
}

function isFree({ x, y, w, h }: Area, others: readonly Area[]): boolean {
  return !others.some(
    (other) =>
      other.x < x + w + CLEARANCE &&
      other.x + other.w > x - CLEARANCE &&
      other.y < y + h + CLEARANCE &&
      other.y + other.h > y - CLEARANCE,
  );
}

function contains(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

function middleOf({ x, y, w, h }: Area): Point {
  return { x: x + w / 2, y: y + h / 2 };
}
