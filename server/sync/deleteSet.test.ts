import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { randomFrom } from '@/lib/testing/random';
import { DeleteSet, encodeDeletions } from './deleteSet';

/** The deletions as single clocks. */
function clocks(deletions: ArrayLike<number>): string[] {
  const all: string[] = [];
  for (let i = 0; i < deletions.length; i += 3) {
    const [client, clock, length] = [deletions[i], deletions[i + 1], deletions[i + 2]] as [
      number,
      number,
      number,
    ];
    for (let at = clock; at < clock + length; at++) all.push(`${client}:${at}`);
  }
  return all;
}

describe('DeleteSet', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 1))('knows what it has, like a set, seed %i', (seed) => {
    const random = randomFrom(seed);
    const set = new DeleteSet();
    const expected = new Set<string>();
    for (let round = 0; round < 60; round++) {
      // Some rounds bring more than is merged range by range.
      const count = random.chance(0.1) ? 100 : 1 + random.below(4);
      const given = Array.from({ length: count }, () => [
        random.below(3),
        random.below(200),
        1 + random.below(9),
      ]).flat();
      const isNew = new Set(clocks(given).filter((clock) => !expected.has(clock)));
      expect(new Set(clocks(set.missing(given)))).toEqual(isNew);
      set.add(given);
      for (const clock of isNew) expected.add(clock);
      expect(set.missing(given)).toHaveLength(0);
    }
    const decoded = Y.decodeUpdate(Buffer.concat([new Uint8Array([0]), set.encode()])).ds;
    const all = [...decoded.clients].flatMap(([client, ranges]) =>
      ranges.flatMap(({ clock, len }) => [client, clock, len]),
    );
    expect(new Set(clocks(all))).toEqual(expected);
    // Ranges that touch are one.
    for (const ranges of decoded.clients.values()) {
      for (const [i, range] of ranges.entries()) {
        expect(range.clock).toBeGreaterThan((ranges[i - 1]?.clock ?? -2) + (ranges[i - 1]?.len ?? 1));
      }
    }
  });

  it('takes a great many ranges at once, in any order', () => {
    const set = new DeleteSet();
    const many = Array.from({ length: 300_000 }, (_, i) => [7, 2 * (300_000 - i), 1]).flat();
    expect(set.missing(many)).toHaveLength(many.length);
    set.add(many);
    expect(set.missing(many)).toHaveLength(0);
    expect(set.size).toBe(300_000);
    set.add([7, 2, 600_000]);
    expect(set.size).toBe(1);
  });

  it('is nothing when it is empty', () => {
    expect([...new DeleteSet().encode()]).toEqual([0]);
    expect([...encodeDeletions([])]).toEqual([0]);
  });
});
