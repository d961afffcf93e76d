import { describe, expect, it } from 'vitest';
import type { Fields } from './fields';
import { decodePatch, encodePatch, MAX_COUNT, movePatch, type Patch } from './patch';

const patch = (fields: Record<string, unknown>, changes: Partial<Patch> = {}): Patch => ({
  ...{ creator: 0, clock: 17, counter: 1, ...changes },
  fields: new Map(Object.entries(fields)),
});

describe('a patch', () => {
  it('comes back as it was', () => {
    const patches = [
      patch({ position: [0, 0] }),
      patch({ position: [-12.34, 98765.43] }, { creator: 63, clock: 64, counter: 65 }),
      patch({ position: [1 / 3, 1e300] }, { creator: 4095, clock: 4096, counter: MAX_COUNT }),
      patch({ position: [1, 2], 'props.w': 10.123456789, 'props.h': 0.1 }),
      patch({ 'props.color': 'red', 'meta.anything': { deep: ['ä', '\u{1f600}', null] } }),
      patch({ 'props.text': undefined, rotation: undefined }),
      patch({ '': '', 'props.': false }),
    ];
    for (const each of patches) expect(decodePatch(encodePatch(each))).toEqual(each);
  });

  it('is short for a step of a drag', () => {
    const step = patch({ position: [1234.56, -987.65] }, { clock: 5000, counter: 300 });
    expect(encodePatch(step).length).toBeLessThanOrEqual(16);
  });

  it('tells where it was written first once it has been moved', () => {
    for (const firstClock of [0, 63, 123_456]) {
      const whole = patch({ position: [1.5, 2.5], 'props.color': 'red' });
      const moved = movePatch(encodePatch(whole), firstClock);
      expect(decodePatch(moved)).toEqual({ ...whole, firstClock });
      expect(decodePatch(moved.slice(0, -1))).toBeNull();
    }
  });

  it('is none if it is damaged', () => {
    const whole = encodePatch(patch({ position: [1.5, 2.5], 'props.color': 'red' }));
    for (let length = 0; length < whole.length; length++) {
      const decoded = decodePatch(whole.slice(0, length));
      // What is cut between two fields is a patch of the first.
      if (decoded) expect(decoded.fields).toEqual(new Map([['position', [1.5, 2.5]]]) as Fields);
    }
    for (const text of ['', 'x', '\u00ff', '\u4e00\u4e00', '\0\0\0', '\0\0\0\u0003', '\u007f'.repeat(99)]) {
      expect(decodePatch(text)).toBeNull();
    }
    expect(decodePatch('\0\0\u0001\u0002\u0003{"}')).toBeNull();
    expect(decodePatch(encodePatch(patch({ rotation: 1 }, { counter: MAX_COUNT + 1 })))).toBeNull();
  });
});
