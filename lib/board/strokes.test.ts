import type { TLDrawShapeSegment } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readStroke, writeStroke } from './strokes';

const KEY = 'props.segments';

function makeFields(segments: TLDrawShapeSegment[]): Y.Map<unknown> {
  const fields = new Y.Doc().getMap<unknown>('fields');
  writeStroke(fields, KEY, segments);
  return fields;
}

const read = (fields: Y.Map<unknown>) => readStroke(fields.get(KEY) as Y.Array<unknown>);
const free = (...points: TLDrawShapeSegment['points']): TLDrawShapeSegment => ({ type: 'free', points });

describe('strokes', () => {
  it('come back exactly as they were, with and without pressure', () => {
    const segments: TLDrawShapeSegment[] = [
      free({ x: 0, y: 0, z: 0.5 }, { x: 0.07, y: -12.29, z: 0.5 }, { x: 1.1, y: 2.2, z: 0.81 }),
      {
        type: 'straight',
        points: [
          { x: 1 / 3, y: 2e9, z: 0.5 },
          { x: 1e-9, y: 5, z: 0 },
          { x: 1, y: 2 },
        ],
      },
    ];
    expect(read(makeFields(segments))).toEqual(segments);
  });

  it('grow by what was added', () => {
    const [one, two, three] = [
      { x: 0, y: 0, z: 0.5 },
      { x: 1, y: 1, z: 0.5 },
      { x: 2, y: 2, z: 0.5 },
    ];
    const fields = makeFields([free(one, two)]);
    const stored = fields.get(KEY);
    writeStroke(fields, KEY, [free(one, two, three)]);
    expect(fields.get(KEY)).toBe(stored);
    expect(read(fields)).toEqual([free(one, two, three)]);
    // The last point is replaced while the pen hardly moves.
    writeStroke(fields, KEY, [free(one, two, { ...three, x: 2.5 })]);
    expect(fields.get(KEY)).toBe(stored);
    writeStroke(fields, KEY, [
      free(one, two, { ...three, x: 2.5 }),
      { type: 'straight', points: [one, two] },
    ]);
    expect(fields.get(KEY)).toBe(stored);
    expect(read(fields)?.at(-1)).toEqual({ type: 'straight', points: [one, two] });
    // Anything else is another stroke.
    writeStroke(fields, KEY, [free(three)]);
    expect(fields.get(KEY)).not.toBe(stored);
    expect(read(fields)).toEqual([free(three)]);
  });

  it('are none if they hold anything else', () => {
    const bad: unknown[][] = [[[1, 2]], ['free', 7], ['free', null], ['free', ['x', 'y']]];
    for (const entries of bad) {
      const fields = new Y.Doc().getMap<unknown>('fields');
      fields.set(KEY, Y.Array.from(entries as string[]));
      const segments = read(fields);
      expect(segments === undefined || segments.some(({ points }) => points.includes(null as never))).toBe(
        true,
      );
    }
  });
});
