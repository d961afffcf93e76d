import type { Area, Point } from '../components/silhouette';

/** Between a boundary's edge and what is in it, and between neighbours in it, in pixels. */
const MARGIN = 40;
const GAP = 48;

/** Where something goes within an area, and how large the area has to be for that. */
export type PlaceWithin = Point & { room: { w: number; h: number } };

/**
 * The first free place in an area for something of a size: row by row, from its corner. Where nothing is free the
 * area grows downwards. All places are from the area's own corner.
 */
export function placeWithin(
  room: { w: number; h: number },
  size: { w: number; h: number },
  others: readonly Area[],
): PlaceWithin {
  const lowest = Math.max(0, ...others.map(({ y, h }) => y + h));
  const columns = columnsIn(room.w, size.w);
  for (let y = MARGIN; y <= lowest + GAP; y += Math.max(1, Math.round(size.h / 4))) {
    for (const x of columns) {
      if (isFree({ x, y, ...size }, others)) return { x, y, room: grown(room, x, y, size) };
    }
  }
  const y = lowest === 0 ? MARGIN : lowest + GAP;
  return { x: MARGIN, y, room: grown(room, MARGIN, y, size) };
}

function columnsIn(width: number, itemWidth: number): number[] {
  const columns = [MARGIN];
  for (let x = MARGIN + itemWidth + GAP; x + itemWidth + MARGIN <= width; x += itemWidth + GAP)
    columns.push(x);
  return columns;
}

function grown(room: { w: number; h: number }, x: number, y: number, { w, h }: { w: number; h: number }) {
  return { w: Math.max(room.w, x + w + MARGIN), h: Math.max(room.h, y + h + MARGIN) };
}

function isFree({ x, y, w, h }: Area, others: readonly Area[]): boolean {
  return !others.some(
    (other) =>
      other.x < x + w + GAP / 2 &&
      other.x + other.w > x - GAP / 2 &&
      other.y < y + h + GAP / 2 &&
      other.y + other.h > y - GAP / 2,
  );
}
