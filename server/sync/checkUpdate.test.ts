import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate } from './checkUpdate';
import { rawUpdate, text } from './testing/rawUpdate';

const nothing = () => 0;

function drawn(): Y.Doc {
  const doc = new Y.Doc();
  const map = doc.getMap('board');
  map.set('a', 1);
  map.set('nested', new Y.Map([['x', 1]]));
  doc.getArray('list').push([1, 2, 3, { deep: [true, null] }]);
  doc.getText('text').insert(0, 'hello');
  map.delete('a');
  return doc;
}

describe('checkUpdate', () => {
  it('accepts whole boards, changes, deletions and nothing at all', () => {
    const doc = drawn();
    const known = (client: number) => Y.getState(doc.store, client);
    const client = doc.clientID;
    expect(checkUpdate(Y.encodeStateAsUpdate(doc), nothing)).toMatchObject({
      kind: 'fits',
      news: [{ client, from: 0, end: known(client) }],
      scanned: { deletions: Float64Array.of(client, 0, 1) },
    });
    expect(checkUpdate(Y.encodeStateAsUpdate(doc), known)).toMatchObject({ kind: 'fits', news: [] });
    expect(checkUpdate(new Uint8Array([0, 0]), nothing)).toMatchObject({
      kind: 'fits',
      news: [],
      scanned: { blocks: [], deletions: new Float64Array() },
    });
  });

  it('accepts every update that Yjs makes, in order', () => {
    const doc = new Y.Doc();
    const copy = new Y.Doc();
    const verdicts: string[] = [];
    doc.on('update', (update) => {
      verdicts.push(checkUpdate(update, (client) => Y.getState(copy.store, client)).kind);
      Y.applyUpdate(copy, update);
    });
    const list = doc.getArray<number>('list');
    for (let i = 0; i < 200; i++) {
      list.insert(i % (list.length + 1), [i]);
      if (i % 3 === 0) list.delete(i % list.length, 1);
    }
    expect(new Set(verdicts)).toEqual(new Set(['fits']));
  });

  it('accepts the writer itself as the one who builds on itself, backwards', () => {
    const update = rawUpdate([{ client: 1, clock: 0, structs: [text('a'), text('b', { origin: [1, 0] })] }]);
    expect(checkUpdate(update, nothing).kind).toBe('fits');
  });

  it('knows a gap from a fit by what is there already', () => {
    const update = rawUpdate([{ client: 1, clock: 5, structs: [text('a')] }]);
    expect(checkUpdate(update, () => 5).kind).toBe('fits');
    expect(checkUpdate(update, () => 4).kind).toBe('gap');
  });

  it.each([
    ['an origin', text('a', { origin: [2, 3] })],
    ['a right origin', text('a', { rightOrigin: [2, 3] })],
    ['a parent', text('a', { parent: [2, 3] })],
  ])('sees a gap in %s', (_what, struct) => {
    const update = rawUpdate([{ client: 1, clock: 0, structs: [struct] }]);
    expect(checkUpdate(update, (client) => (client === 2 ? 4 : 0)).kind).toBe('fits');
    expect(checkUpdate(update, (client) => (client === 2 ? 3 : 0)).kind).toBe('gap');
  });

  it('sees a gap in deletions', () => {
    const update = rawUpdate([], [{ client: 2, clock: 1, length: 3 }]);
    expect(checkUpdate(update, () => 4).kind).toBe('fits');
    expect(checkUpdate(update, () => 3).kind).toBe('gap');
  });

  it('lets parts be left out that are known anyway', () => {
    const update = rawUpdate([{ client: 1, clock: 0, structs: [{ skip: 4 }, text('a')] }]);
    expect(checkUpdate(update, () => 4).kind).toBe('fits');
    expect(checkUpdate(update, () => 3).kind).toBe('gap');
  });
});
