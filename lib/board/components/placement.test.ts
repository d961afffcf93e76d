import { describe, expect, it } from 'vitest';
import { PLACE_GAP, placeBeside, placeNear } from './placement';
import type { Area } from './silhouette';

const SIZE = { w: 160, h: 96 };
const first: Area = { x: 0, y: 0, ...SIZE };

function overlaps(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

describe('placing beside something', () => {
  it('takes the right side, at the same height', () => {
    expect(placeBeside(first, SIZE, [first])).toEqual({ x: 160 + PLACE_GAP, y: 0 });
  });

  it('goes below where the right side is taken, and to the side that was asked for', () => {
    const right = { x: 160 + PLACE_GAP, y: 0, ...SIZE };
    expect(placeBeside(first, SIZE, [first, right])).toEqual({ x: 0, y: 96 + PLACE_GAP });
    expect(placeBeside(first, SIZE, [first], { sides: ['left'] })).toEqual({ x: -160 - PLACE_GAP, y: 0 });
  });

  it('stays in the boundary of what it is beside, if it can', () => {
    const within = { x: -20, y: -20, w: 240, h: 400 };
    expect(placeBeside(first, SIZE, [first], { within })).toEqual({ x: 0, y: 96 + PLACE_GAP });
    const narrow = { x: -20, y: -20, w: 240, h: 140 };
    expect(placeBeside(first, SIZE, [first], { within: narrow })).toEqual({ x: 160 + PLACE_GAP, y: 0 });
  });

  it('lines up things of different sizes by their middles', () => {
    expect(placeBeside(first, { w: 80, h: 40 }, [first])).toEqual({ x: 160 + PLACE_GAP, y: 28 });
  });
});

describe('placing near a point', () => {
  it('takes the point itself where it is free', () => {
    expect(placeNear({ x: 80, y: 48 }, SIZE, [])).toEqual({ x: 0, y: 0 });
  });

  it('covers nothing, however often it is asked', () => {
    const placed: Area[] = [];
    for (let i = 0; i < 200; i++) {
      const area = { ...placeNear({ x: 0, y: 0 }, SIZE, placed), ...SIZE };
      expect(placed.some((other) => overlaps(area, other))).toBe(false);
      placed.push(area);
    }
    const reach = Math.max(...placed.map(({ x, y }) => Math.hypot(x, y)));
    expect(reach).toBeLessThan(2500);
  });

  it('covers something rather than going out of sight', () => {
    const everything = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
    expect(placeNear({ x: 80, y: 48 }, SIZE, [everything])).toEqual({ x: 0, y: 0 });
  });
});
