import type { TLShape } from '@tldraw/tlschema';
import { shapeRecord } from '../load/content.mjs';

/** Where a shape is, in hundredths of a pixel as the canvas keeps them. */
export type Place = { x: number; y: number };

/** One frame of somebody's drag: shapes and where they are now. */
export type Step = { person: number; shapes: string[]; places: Place[] };

/** Steps for which a shape, or a group, is dragged before the next one's turn. */
const STEPS_PER_DRAG = 200;

/** A board's shapes, spread over some screens. */
export function makeShapes(count: number): TLShape[] {
  return Array.from({ length: count }, (_, i) => {
    const place = { x: (i % 25) * 200 + 0.25, y: Math.floor(i / 25) * 130 - 0.75 };
    return { ...(shapeRecord(i) as TLShape), ...place, id: idOf(i) };
  });
}

/**
 * So many moves of single shapes as drags: by `people` at once, each of `together` shapes at a time. Every drag
 * takes another of the board's shapes.
 */
export function* dragSteps(options: {
  moves: number;
  shapes: number;
  people: number;
  together: number;
}): Generator<Step> {
  const { moves, shapes, people, together } = options;
  const steps = moves / (people * together);
  for (let step = 0; step < steps; step++) {
    const drag = Math.floor(step / STEPS_PER_DRAG);
    for (let person = 0; person < people; person++) {
      const first = (drag * people + person) * together;
      const indexes = Array.from({ length: together }, (_, i) => (first + i) % shapes);
      const moved = (step % STEPS_PER_DRAG) + 1;
      yield {
        person,
        shapes: indexes.map(idOf),
        places: indexes.map((index) => ({
          x: round((index % 25) * 200 + drag + moved * 3.37),
          y: round(Math.floor(index / 25) * 130 - moved * 2.91),
        })),
      };
    }
  }
}

/** Ids as long as tldraw's. */
function idOf(index: number): string & TLShape['id'] {
  return `shape:${`Qm3vXo8Lk2Rz5Tn9Wb${String(index)}`.slice(-21).padStart(21, 'a')}` as TLShape['id'];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
