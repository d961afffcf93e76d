import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Random, randomFrom } from '@/lib/testing/random';
import { checkUpdate } from './checkUpdate';
import { scanUpdate } from './scanUpdate';
import { editBoard } from './testing/boardEdits';
import { rawUpdate, text } from './testing/rawUpdate';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
/** Mutations tried for each seed. */
const MUTATIONS = 500;

/** A document with content of every kind, and the updates that made it. */
function drawn(random: Random): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 12; i++) editBoard(doc, random);
  const text = doc.getText('rich');
  text.insert(0, 'ä☃ bold', { bold: true });
  text.insertEmbed(1, { image: 'x' });
  doc.getXmlFragment('xml').push([new Y.XmlElement('p'), new Y.XmlText('t')]);
  doc
    .getArray('any')
    .push([1, -1.5, 2 ** 40, 'x', null, { u: undefined }, true, [{ a: new Uint8Array([1, 2]) }]]);
  doc.getMap('bytes').set('b', new Uint8Array([1, 2, 3]));
  doc.getArray('any').delete(2, 3);
  return { doc, updates };
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = [...bytes];
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(copy.length);
    switch (random.below(5)) {
      case 0:
        copy[at] = (copy[at] as number) ^ (1 << random.below(8));
        break;
      case 1:
        copy[at] = random.below(256);
        break;
      case 2:
        copy.splice(at, 1 + random.below(4));
        break;
      case 3:
        copy.splice(at, 0, random.below(256));
        break;
      case 4:
        copy.splice(at, 0, ...copy.slice(random.below(copy.length), random.below(copy.length)));
        break;
    }
    if (copy.length === 0) break;
  }
  return new Uint8Array(copy);
}

describe('scanUpdate', () => {
  it.each(SEEDS)('sees in an update what Yjs sees in it, seed %i', (seed) => {
    const { doc, updates } = drawn(randomFrom(seed));
    for (const update of [...updates, Y.encodeStateAsUpdate(doc)]) {
      const { blocks, deletions } = scanUpdate(update);
      const { structs, ds } = Y.decodeUpdate(update);
      const ends = new Map<number, number>();
      for (const { id, length } of structs) ends.set(id.client, id.clock + length);
      expect(new Map(blocks.map(({ client, end }) => [client, end]))).toEqual(ends);
      const expected = [...ds.clients].flatMap(([client, ranges]) =>
        ranges.flatMap(({ clock, len }) => [client, clock, len]),
      );
      expect(Array.from(deletions)).toEqual(expected);
    }
  });

  it.each(SEEDS)('S3: lets nothing pass that Yjs cannot apply at once, seed %i', (seed) => {
    const random = randomFrom(seed);
    const { doc, updates } = drawn(random);
    const state = Y.encodeStateAsUpdate(doc);
    const known = Y.decodeStateVector(Y.encodeStateVector(doc));
    let passed = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      // Against an empty board, or against one that has all of it.
      const isEmpty = random.chance(0.5);
      const update = mutated(isEmpty ? state : random.pick(updates), random);
      const check = checkUpdate(update, (client) => (isEmpty ? 0 : (known.get(client) ?? 0)));
      if (check.kind !== 'fits') continue;
      passed++;
      const board = new Y.Doc();
      if (!isEmpty) Y.applyUpdate(board, state);
      expect(() => Y.applyUpdate(board, update), `mutation ${i}: ${[...update]}`).not.toThrow();
      expect(board.store.pendingStructs, `mutation ${i}: ${[...update]}`).toBeNull();
      expect(board.store.pendingDs, `mutation ${i}: ${[...update]}`).toBeNull();
    }
    // The mutations would test nothing if none of them passed.
    expect(passed).toBeGreaterThan(0);
  });

  it('S3: tells of each writer only the citations that ask for more than those before', () => {
    const [one, other, writer] = [4_000_000_000, 4_000_000_001, 7];
    const { references } = scanUpdate(
      rawUpdate([
        {
          client: writer,
          clock: 5,
          structs: [
            text('a', { origin: [one, 3] }),
            text('b', { origin: [writer, 5], rightOrigin: [one, 2] }),
            text('c', { origin: [one, 4], rightOrigin: [other, 0] }),
            text('d', { origin: [other, 0] }),
          ],
        },
        { client: other, clock: 0, structs: [text('e', { origin: [one, 4] })] },
      ]),
    );
    expect(Array.from(references)).toEqual([
      ...[0, 5, one, 3],
      ...[0, 7, one, 4],
      ...[0, 7, other, 0],
      ...[1, 0, one, 4],
    ]);
  });
});
