import { describe, expect, it } from 'vitest';
import { COMPONENT_KINDS } from './kinds';
import {
  breakIntoLines,
  type ComponentLayout,
  layOutComponent,
  type Measure,
  MIN_COMPONENT,
  scaleOf,
} from './layout';
import { type ComponentProps, newComponentProps } from './shape';

/** Letters that are all half as wide as they are high. */
const measure: Measure = (text, size) => Array.from(text).length * size * 0.5;

function layOut(changes: Partial<ComponentProps>): ComponentLayout {
  return layOutComponent({ ...newComponentProps('service'), ...changes }, measure);
}

const words = ({ lines, badges }: ComponentLayout) => [...lines, ...badges].map(({ text }) => text);

describe('what stands in a component', () => {
  it('is the name of its kind as long as it has none', () => {
    expect(words(layOut({}))).toEqual(['Service']);
    expect(words(layOut({ label: '  Orders \n', detail: 'Go' }))).toEqual(['Orders', 'Go']);
  });

  it('is one above the other in the middle, and beside the icon where there is more to say', () => {
    const plain = layOut({});
    expect(plain.isCentred).toBe(true);
    expect(plain.lines[0]?.x).toBe(80);
    const full = layOut({ detail: 'PostgreSQL', replicas: 3, shards: 4, region: 'eu-west-1' });
    expect(full.isCentred).toBe(false);
    expect(full.icon).not.toBeNull();
    expect(words(full)).toEqual(['Service', 'PostgreSQL', '×3', '4 shards', 'eu-west-1']);
  });

  it('keeps the label where there is hardly any place, and lets go of the rest', () => {
    const small = layOut({ label: 'Db', detail: 'PostgreSQL', replicas: 3, ...MIN_COMPONENT });
    expect(words(small)[0]).toBe('Db');
    expect(small.icon).toBeNull();
  });

  it('never leaves the component, whatever it says and however small it is', () => {
    const long = 'A name of many words that nobody could read at a glance';
    for (const kind of COMPONENT_KINDS) {
      for (const [w, h] of [
        [64, 48],
        [100, 60],
        [160, 96],
        [400, 300],
      ] as const) {
        const changes = {
          kind,
          w,
          h,
          label: long,
          detail: long,
          replicas: 1_000_000,
          shards: 512,
          region: long,
        };
        const { lines, badges, icon } = layOut(changes);
        expect(lines.length, kind).toBeGreaterThan(0);
        for (const { y, size } of lines) {
          expect(y, `${kind} ${w}`).toBeLessThanOrEqual(h);
          expect(y - size, `${kind} ${w}`).toBeGreaterThanOrEqual(-size * 0.3);
        }
        for (const badge of badges) {
          expect(badge.x, `${kind} ${w}`).toBeGreaterThanOrEqual(0);
          expect(badge.x + badge.w, `${kind} ${w}`).toBeLessThanOrEqual(w);
          expect(badge.y + badge.h, `${kind} ${w}`).toBeLessThanOrEqual(h);
        }
        if (icon) expect(icon.y + icon.size, `${kind} ${w}`).toBeLessThanOrEqual(h);
      }
    }
  });

  it('says of its scale only what is more than one', () => {
    expect(scaleOf({ replicas: 1, shards: 1, region: ' ' })).toEqual([]);
    expect(scaleOf({ replicas: 2, shards: 16, region: 'eu' })).toEqual(['×2', '16 shards', 'eu']);
  });
});

describe('breaking into lines', () => {
  const breakAt = (text: string, width: number, most: number) =>
    breakIntoLines(text, width, most, (part) => Array.from(part).length);

  it.each([
    ['one two three', 7, 3, ['one two', 'three']],
    ['one two three', 13, 3, ['one two three']],
    ['one two three', 3, 2, ['one', 'tw…']],
    ['abcdefghij', 4, 3, ['abcd', 'efgh', 'ij']],
    ['abcdefghij', 4, 2, ['abcd', 'efg…']],
    ['a abcdefgh b', 4, 4, ['a', 'abcd', 'efgh', 'b']],
    ['👩‍🚀👩‍🚀', 1, 1, ['…']],
    ['', 4, 2, []],
  ])('puts %j into %d letters and %d lines', (text, width, most, lines) => {
    expect(breakAt(text, width, most)).toEqual(lines);
  });
});
