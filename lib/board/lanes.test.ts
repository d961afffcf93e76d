import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { randomFrom } from '../testing/random';
import type { Fields } from './fields';
import { Lanes, refOf } from './lanes';
import { encodePatch, movePatch } from './patch';
import { ClientClocks, type StructId } from './structs';
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
    /** Where a record's patches were written. */
    structs(id: string): StructId[] {
      const clocks = new ClientClocks();
      new Lanes(map).noteStructs(refOf(record(id)), clocks);
      return clocks.structs();
    },
    size: () => Y.encodeStateAsUpdate(doc).length,
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

type Writer = ReturnType<typeof makeWriter>;

describe('lone patches', () => {
  const IDS = Array.from({ length: 100 }, (_, i) => `record ${i}`);

  function drag(writer: Writer, id: string, steps = 20): void {
    for (let step = 1; step <= steps; step++) writer.write(id, { position: [100 + step, -step] });
  }

  it('are gathered, so that drags leave little behind', () => {
    const writer = makeWriter(3_000_000_011);
    for (const id of IDS) writer.make(id);
    const fresh = writer.size();
    for (const id of IDS) drag(writer, id);
    expect(writer.patches()).toHaveLength(IDS.length);
    for (const id of IDS) expect(writer.read(id)).toEqual({ position: [120, -20] });
    // Each on its own behind the run of those before it takes some 40 bytes.
    expect((writer.size() - fresh) / IDS.length).toBeLessThan(28);

    for (const id of IDS) drag(writer, id);
    expect(writer.patches()).toHaveLength(IDS.length);
    expect((writer.size() - fresh) / IDS.length).toBeLessThan(28);
  });

  it('tell where they were written first, however often they are moved', () => {
    const writer = makeWriter(11);
    for (const id of IDS) writer.make(id);
    const first = new Map<string, StructId[]>();
    for (const id of IDS) {
      drag(writer, id, 3);
      first.set(id, writer.structs(id));
    }
    for (const id of IDS) expect(writer.structs(id)).toEqual(first.get(id));
    // Every second one is taken out of its row, and what is left of the rows is moved again.
    for (const [i, id] of IDS.entries()) if (i % 2) drag(writer, id, 3);
    for (const [i, id] of IDS.entries()) {
      if (i % 2) expect(writer.structs(id)).not.toEqual(first.get(id));
      else expect(writer.structs(id)).toEqual(first.get(id));
    }
  });

  it('are of the time of their own if they tell of one to come', () => {
    const writer = makeWriter(11);
    writer.make('one');
    writer.write('one', { rotation: 1 });
    const before = writer.structs('one');
    const lane = writer.map.get('11') as Y.Array<unknown>;
    const later = movePatch(
      encodePatch({ creator: 0, clock: 0, counter: 2, fields: new Map([['rotation', 2]]) }),
      999,
    );
    writer.doc.transact(() => lane.push([later]));
    expect(writer.read('one')).toEqual({ rotation: 2 });
    const [struct] = writer.structs('one');
    expect(struct?.clock).toBe(Y.getState(writer.doc.store, 11) - 1);
    expect(struct).not.toEqual(before[0]);
  });

  it('give way to what somebody has written who had not heard of their move', () => {
    const { a, b, network } = makeTwo();
    for (const id of IDS) a.make(id);
    network.sync();
    drag(a, 'record 0');
    network.sync();
    b.write('record 0', { position: [7, 7] });
    for (const id of IDS.slice(1)) drag(a, id);
    network.sync();
    for (const writer of [a, b]) expect(writer.read('record 0')).toEqual({ position: [7, 7] });
    b.write('record 0', { position: [8, 8] });
    network.sync();
    expect(a.read('record 0')).toEqual({ position: [8, 8] });
    expect(a.patches()).toHaveLength(IDS.length);
  });

  it('are kept, and the same for everybody, through random edits of two', () => {
    const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 40 }, (_, i) => i + 1);
    for (const seed of seeds) {
      const random = randomFrom(seed);
      const { a, b, network } = makeTwo();
      const writers = [a, b];
      for (const id of IDS) a.make(id);
      network.sync();
      const own = new Map<string, Record<string, unknown>>();
      for (let i = 0; i < 400; i++) {
        const which = random.below(2);
        const writer = writers[which] as Writer;
        // A third of the records is everybody's, the others are changed by one of the two.
        const at = random.below(IDS.length);
        const id = IDS[at] as string;
        const isOurs = at % 3 === 2;
        if (!writer.doc.getMap('records').has(id) || !(isOurs || at % 3 === which)) continue;
        if (random.chance(0.02)) {
          writer.remove(id);
          own.delete(id);
          continue;
        }
        const fields = random.chance(0.7)
          ? { position: [i + 1, -i - 1] }
          : { [random.pick(['opacity', 'rotation'])]: i };
        for (let step = random.below(4); step >= 0; step--) writer.write(id, fields);
        if (!isOurs) own.set(id, { ...own.get(id), ...fields });
        if (random.chance(0.3)) network.deliver(random.pick(writers).doc, random.below(40));
      }
      network.sync();
      for (const id of IDS) {
        const records = writers.filter(({ doc }) => doc.getMap('records').has(id));
        expect(records.length, `seed ${seed}, ${id}`).not.toBe(1);
        const [one, other] = records.map((writer) => writer.read(id));
        expect(one, `seed ${seed}, ${id}`).toEqual(other);
        if (own.has(id)) expect(one, `seed ${seed}, ${id}`).toEqual(own.get(id));
      }
    }
  });
});
