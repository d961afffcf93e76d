import { describe, expect, it } from 'vitest';
import { ICONS } from './icons';
import { BOUNDARY_KINDS, COMPONENT_KINDS } from './kinds';
import { MIN_COMPONENT } from './layout';
import { linesOf, silhouetteOf } from './silhouette';

const SIZES = [
  [MIN_COMPONENT.w, MIN_COMPONENT.h],
  [160, 96],
  [90, 400],
  [2000, 48],
] as const;

describe('the silhouettes of components', () => {
  it.each(SIZES)('fill %d by %d pixels and stay within them', (w, h) => {
    for (const kind of COMPONENT_KINDS) {
      const { points, content } = linesOf(silhouetteOf(kind), w, h);
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      expect([Math.min(...xs), Math.max(...xs)], kind).toEqual([0, w]);
      expect([Math.min(...ys), Math.max(...ys)], kind).toEqual([0, h]);
      expect(content.x, kind).toBeGreaterThanOrEqual(0);
      expect(content.x + content.w, kind).toBeLessThanOrEqual(w);
      expect(content.y + content.h, kind).toBeLessThanOrEqual(h);
      expect(Math.min(content.w, content.h), kind).toBeGreaterThan(16);
    }
  });

  it('are convex and closed, so that an arrow meets each of them once', () => {
    for (const kind of COMPONENT_KINDS.filter((one) => silhouetteOf(one) !== 'bucket')) {
      const { points, body } = linesOf(silhouetteOf(kind), 160, 96);
      expect(body, kind).toMatch(/^M.*Z$/);
      const turns = points.map((b, i) => {
        const a = points.at(i - 1) as typeof b;
        const c = points[(i + 1) % points.length] as typeof b;
        return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
      });
      expect(Math.min(...turns), kind).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it('tell stores, queues, people and the systems of others apart', () => {
    const forms = (['relational', 'objectStore', 'queue', 'person', 'external', 'service'] as const).map(
      silhouetteOf,
    );
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('the icons', () => {
  it('are there for every kind, each another one, as lines within their square', () => {
    const kinds = [...COMPONENT_KINDS, ...BOUNDARY_KINDS];
    expect(Object.keys(ICONS).sort()).toEqual([...kinds].sort());
    expect(new Set(Object.values(ICONS)).size).toBe(kinds.length);
    for (const path of Object.values(ICONS)) expect(path).toMatch(/^M[\d\s.MmLlHhVvCcSsAaZz-]+$/);
  });
});
