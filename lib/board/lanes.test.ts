import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Fields } from './fields';
import { Lanes, refOf } from './lanes';
import { Network } from './testing';

/** Someone who patches records, without a board around. */
function makeWriter(clientId: number) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const records = doc.getMap<Y.Map<unknown>>('records');
  const map = doc.getMap<unknown>('lanes');
  const lanes = new Lanes(map);
  doc.on('afterTransaction', (transaction: Y.Transaction) => lanes.update(transaction));
  const record = (id: string) => records.get(id) as Y.Map<unknown>;
  return {
    doc,
    map,
    make: (id: string) => records.set(id, new Y.Map()),
    write: (id: string, fields: Record<string, unknown>) =>
      doc.transact(() => lanes.write(record(id), new Map(Object.entries(fields)))),
    remove: (id: string) =>
      doc.transact(() => {
        lanes.forget(refOf(record(id)));
        records.delete(id);
      }),
    /** What the patches say, as they are kept and as a newcomer reads them. */
    read(id: string): Record<string, unknown> {
      const [kept, fresh]: [Fields, Fields] = [new Map(), new Map()];
      lanes.apply(refOf(record(id)), kept);
      new Lanes(map).apply(refOf(record(id)), fresh);
      expect(fresh).toEqual(kept);
      return Object.fromEntries(kept);
    },
    patches: () =>
      [...map.values()]
        .flatMap((lane) => (lane as Y.Array<unknown>).toArray())
        .filter((entry) => typeof entry === 'string'),
  };
}

function makeTwo() {
  const [a, b] = [makeWriter(11), makeWriter(22)];
  const network = new Network([a, b]);
  a.make('one');
  a.make('two');
  network.sync();
  return { a, b, network };
}

describe('lanes', () => {
  it('keep the newest value of every field, whoever wrote it', () => {
    const { a, b, network } = makeTwo();
    a.write('one', { position: [1, 1], 'props.color': 'red' });
    b.write('one', { position: [2, 2] });
    b.write('two', { rotation: 1 });
    network.sync();
    for (const writer of [a, b]) {
      // Both were the first change that their writers knew of: the greater writer's counts.
      expect(writer.read('one')).toEqual({ position: [2, 2], 'props.color': 'red' });
      expect(writer.read('two')).toEqual({ rotation: 1 });
    }
    a.write('one', { position: [3, 3] });
    network.sync();
    expect(b.read('one')).toEqual({ position: [3, 3], 'props.color': 'red' });
  });

  it('hold nothing that says nothing any more', () => {
    const { a, b, network } = makeTwo();
    for (let i = 0; i < 50; i++) {
      (i % 2 ? a : b).write('one', { position: [i, i] });
      if (i % 3 === 0) network.sync();
    }
    network.sync();
    a.write('one', { position: [9, 9] });
    network.sync();
    expect(b.patches()).toHaveLength(1);
    // What two later patches say between them is not kept a third time.
    a.write('two', { position: [1, 1], rotation: 1 });
    b.write('two', { rotation: 2, opacity: 0.5 });
    network.sync();
    a.write('two', { position: [2, 2], opacity: 1 });
    network.sync();
    expect(b.read('two')).toEqual({ position: [2, 2], rotation: 2, opacity: 1 });
    expect(b.patches()).toHaveLength(3);
  });

  it('lose a field that is removed, and get it again', () => {
    const { a, b, network } = makeTwo();
    a.write('one', { 'meta.x': 1 });
    a.write('one', { 'meta.x': undefined });
    network.sync();
    expect(b.read('one')).toEqual({});
    b.write('one', { 'meta.x': 2 });
    network.sync();
    expect(a.read('one')).toEqual({ 'meta.x': 2 });
  });

  it('hold nothing of a record that is gone', () => {
    const { a, b, network } = makeTwo();
    a.write('one', { rotation: 1 });
    b.write('one', { opacity: 0.5 });
    network.sync();
    b.remove('one');
    network.sync();
    expect(a.patches()).toEqual([]);
  });

  it('ignore what is no patch, and whose record nobody made', () => {
    const { a, b, network } = makeTwo();
    a.write('one', { rotation: 1 });
    a.doc.transact(() => {
      a.map.set('text', 'no lane');
      (a.map.get('11') as Y.Array<unknown>).push([
        '',
        '\0',
        '\u0009\u0000\u0001\u0005\u00011',
        null,
        {},
        [1],
      ] as never);
      (a.map.get('11') as Y.Array<unknown>).insert(0, [{ not: 'a patch' }, 99]);
    });
    network.sync();
    // The number in front has made the patch one of somebody else's record.
    expect(b.read('one')).toEqual({});
    b.write('one', { rotation: 2 });
    network.sync();
    expect(a.read('one')).toEqual({ rotation: 2 });
    a.map.set('22', new Y.Array());
    network.sync();
    expect(b.read('one')).toEqual({});
    b.write('one', { rotation: 3 });
    network.sync();
    expect(a.read('one')).toEqual({ rotation: 3 });
  });
});
