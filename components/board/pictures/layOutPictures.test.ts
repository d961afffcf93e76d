import { describe, expect, it } from 'vitest';
import { layOutPictures } from './layOutPictures';

const MOST = { w: 600, h: 400 };
const POINT = { x: 1_000, y: -500 };

describe('where pictures go', () => {
  it('is about the point, in their own size where they fit', () => {
    expect(layOutPictures([{ w: 200, h: 100 }], POINT, MOST)).toEqual([{ x: 900, y: -550, w: 200, h: 100 }]);
  });

  it('is no larger than it may be, in their own proportions', () => {
    const [wide, tall] = [
      { w: 6_000, h: 1_000 },
      { w: 400, h: 4_000 },
    ].map((size) => layOutPictures([size], POINT, MOST)[0]);
    expect(wide).toMatchObject({ w: 600, h: 100 });
    expect(tall).toMatchObject({ w: 40, h: 400 });
  });

  it('is in rows, without lying on each other', () => {
    const sizes = Array.from({ length: 7 }, (_, i) => ({ w: 100 + 40 * i, h: 300 - 30 * i }));
    const places = layOutPictures(sizes, POINT, MOST);
    for (const [i, one] of places.entries()) {
      for (const other of places.slice(i + 1)) {
        const apart =
          one.x + one.w < other.x ||
          other.x + other.w < one.x ||
          one.y + one.h < other.y ||
          other.y + other.h < one.y;
        expect(apart).toBe(true);
      }
    }
    expect(new Set(places.map(({ y }) => y)).size).toBe(3);
    const [left, right] = [
      Math.min(...places.map(({ x }) => x)),
      Math.max(...places.map(({ x, w }) => x + w)),
    ];
    expect((left + right) / 2).toBeCloseTo(POINT.x, 6);
  });
});
