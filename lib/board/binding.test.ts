import type { TLPage, TLPageId, TLRecord, TLShape, TLShapeId } from '@tldraw/tlschema';
import { PageRecordType, toRichText } from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { metaOf, readRecords, recordsOf } from './document';
import { BOARD_FORMAT } from './schema';
import { StoredBoard } from './storedBoard';
import { makeBinding, makePair, makePeer, makeShape, Network, PAGE } from './testing';

const page = (id: string, index: string): TLPage =>
  PageRecordType.create({ id: `page:${id}` as TLPageId, name: id, index: index as IndexKey, meta: {} });

const at = (index: string) => ({ index: index as IndexKey });

describe('edits made at once', () => {
  it('keeps both a move and a new colour of one shape', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    a.change('one', { x: 300, y: 40 });
    b.change('one', { props: { color: 'red' } } as never);
    network.sync();
    for (const peer of [a, b]) {
      expect(peer.shape('one')).toMatchObject({ x: 300, y: 40, props: { color: 'red' } });
    }
  });

  it('keeps what was changed a moment before someone else’s edit arrived', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    b.change('one', { props: { color: 'red' } } as never);
    withoutFrames(() => {
      a.change('one', { x: 300 });
      network.sync();
      expect(a.shape('one')).toMatchObject({ x: 300, props: { color: 'red' } });
    });
    network.sync();
    expect(b.shape('one')).toMatchObject({ x: 300, props: { color: 'red' } });
  });

  it('lets a deletion stand against a change of the same shape', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    a.remove('shape:one');
    b.change('one', { x: 300 });
    network.sync();
    expect(a.shape('one')).toBeUndefined();
    expect(b.shape('one')).toBeUndefined();
  });

  it('does not bring a shape back that was deleted while someone was still dragging it', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    a.remove('shape:one');
    withoutFrames(() => {
      b.change('one', { x: 300 });
      network.sync();
    });
    network.sync();
    expect(recordsOf(b.doc).has('shape:one')).toBe(false);
    expect(b.board()).toEqual(a.board());
  });
});

describe('a text that two people type into at once', () => {
  const typed = (...lines: string[]) => ({ props: { richText: toRichText(lines.join('\n')) } }) as never;

  it('keeps the words of both, on a shape and on an arrow', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'box'), makeShape('arrow', 'line', at('a2')));
    network.sync();
    for (const [peer, word] of [
      [a, 'Orders '],
      [b, 'Payments '],
    ] as const) {
      for (let length = 1; length <= word.length; length++) {
        peer.change('box', typed(word.slice(0, length)));
        peer.change('line', { props: { text: word.slice(0, length) } } as never);
      }
    }
    network.sync();
    expect(a.board()).toEqual(b.board());
    for (const id of ['box', 'line']) {
      const shown = JSON.stringify(b.shape(id));
      expect(shown).toContain('Orders ');
      expect(shown).toContain('Payments ');
    }
  });

  it('keeps what arrives between a letter and the moment it is written', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'box', typed('cache')));
    network.sync();
    b.change('box', typed('a warm cache'));
    withoutFrames(() => {
      a.change('box', typed('cache of sessions'));
      network.sync();
    });
    network.sync();
    expect(a.shape('box')).toMatchObject(typed('a warm cache of sessions'));
    expect(a.board()).toEqual(b.board());
  });

  it('takes back one’s own words alone', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'box', typed('queue')));
    network.sync();
    const before = a.shape('box');
    a.change('box', typed('the queue'));
    const after = a.shape('box');
    network.sync();
    b.change('box', typed('the queue of orders'));
    network.sync();
    // What undo does: the fields that were changed are put back as they were.
    if (!before || !after) throw new Error('no box');
    a.store.applyDiff({ added: {}, updated: { [after.id]: [after, before] } as never, removed: {} });
    network.sync();
    expect(b.shape('box')).toMatchObject(typed('queue of orders'));
    expect(a.board()).toEqual(b.board());
  });
});

describe('an arrow', () => {
  it('loses its bindings when two people delete what it was bound to', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one', at('a1')), makeShape('geo', 'two', at('a2')));
    a.put(makeShape('arrow', 'arrow', at('a3')));
    a.put(makeBinding('arrow', 'start', 'one'), makeBinding('arrow', 'end', 'two'));
    network.sync();
    a.remove('shape:one');
    b.remove('shape:two');
    network.sync();
    for (const peer of [a, b]) {
      expect(Object.keys(peer.board()).sort()).toEqual(['document:document', PAGE, 'shape:arrow']);
    }
  });

  it('has one binding for an end that two people bound at once', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one', at('a1')), makeShape('geo', 'two', at('a2')));
    a.put(makeShape('arrow', 'arrow', at('a3')));
    network.sync();
    a.put(makeBinding('arrow', 'end', 'one', 'by-a'));
    b.put(makeBinding('arrow', 'end', 'two', 'by-b'));
    network.sync();
    expect(Object.keys(b.board())).toContain('binding:by-a');
    expect(Object.keys(b.board())).not.toContain('binding:by-b');
    expect(a.board()).toEqual(b.board());

    // Taking the arrow off must not make the other binding come forth.
    b.remove('binding:by-a');
    network.sync();
    expect(Object.keys(a.board())).not.toContain('binding:by-b');
    expect(a.board()).toEqual(b.board());
  });
});

describe('parents', () => {
  it('moves a shape to the page when its frame is deleted while it is put in', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('frame', 'frame', at('a1')), makeShape('geo', 'one', at('a2')));
    network.sync();
    a.remove('shape:frame');
    b.change('one', { parentId: 'shape:frame' as TLShapeId, x: 5 });
    network.sync();
    expect(a.shape('one')).toMatchObject({ parentId: PAGE, x: 5 });
    expect(a.board()).toEqual(b.board());
    // The repair is in what is shown, not in the document: nobody has written anything.
    expect(new StoredBoard(a.doc).read('shape:one')).toMatchObject({ parentId: 'shape:frame' });
  });

  it('writes a repair along with the next edit of the repaired shape', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('frame', 'frame', at('a1')), makeShape('geo', 'one', at('a2')));
    network.sync();
    a.remove('shape:frame');
    b.change('one', { parentId: 'shape:frame' as TLShapeId });
    network.sync();
    b.change('one', { x: 77 });
    network.sync();
    expect(new StoredBoard(a.doc).read('shape:one')).toMatchObject({ parentId: PAGE });
    expect(a.shape('one')).toMatchObject({ x: 77, parentId: PAGE });
  });

  it('opens a circle of two groups that were put into each other', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('frame', 'f1', at('a1')), makeShape('frame', 'f2', at('a2')));
    network.sync();
    a.change('f1', { parentId: 'shape:f2' as TLShapeId });
    b.change('f2', { parentId: 'shape:f1' as TLShapeId });
    network.sync();
    expect(a.shape('f1')?.parentId).toBe(PAGE);
    expect(a.shape('f2')?.parentId).toBe('shape:f1');
    expect(a.board()).toEqual(b.board());
  });

  it('keeps a stroke that someone begins on a page while it is deleted', () => {
    const { a, b, network } = makePair();
    a.put(page('two', 'a2'));
    a.put(makeShape('geo', 'old', { parentId: 'page:two' as TLPageId }));
    network.sync();
    a.remove('shape:old', 'page:two');
    b.put(makeShape('draw', 'new', { parentId: 'page:two' as TLPageId }));
    network.sync();
    expect(a.shape('old')).toBeUndefined();
    expect(a.shape('new')?.parentId).toBe(PAGE);
    expect(a.board()).toEqual(b.board());
  });

  it('has a page when two people delete each the other one', () => {
    const { a, b, network } = makePair();
    a.put(page('two', 'a2'), makeShape('geo', 'one', { parentId: 'page:two' as TLPageId }));
    network.sync();
    a.remove(PAGE);
    b.remove('page:two');
    network.sync();
    expect(a.store.get(PAGE)).toBeDefined();
    expect(a.shape('one')?.parentId).toBe(PAGE);
    expect(a.board()).toEqual(b.board());
    // Drawing on it makes it a real page.
    b.put(makeShape('geo', 'two', at('a2')));
    network.sync();
    expect(recordsOf(a.doc).has(PAGE)).toBe(true);
    expect(a.board()).toEqual(b.board());
  });
});

describe('order', () => {
  it('gives shapes that were put into one place an order that is the same for all', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'bottom', at('a1')), makeShape('geo', 'top', at('a3')));
    network.sync();
    a.put(makeShape('geo', 'n', at('a2')));
    b.put(makeShape('geo', 'm', at('a2')));
    network.sync();
    const order = (peer: typeof a) =>
      Object.values(peer.board())
        .flatMap((record) => (record.typeName === 'shape' ? [record] : []))
        .sort((x, y) => (x.index < y.index ? -1 : 1))
        .map(({ id }) => id);
    expect(order(a)).toEqual(['shape:bottom', 'shape:m', 'shape:n', 'shape:top']);
    expect(a.board()).toEqual(b.board());

    // What someone puts between the two stays between them.
    const [low, high] = [a.shape('m')?.index as string, a.shape('n')?.index as string];
    a.put(makeShape('geo', 'between', at(`${low}V`)));
    expect(`${low}V` < high).toBe(true);
    network.sync();
    expect(order(b)).toEqual(['shape:bottom', 'shape:m', 'shape:between', 'shape:n', 'shape:top']);
    expect(a.board()).toEqual(b.board());
  });
});

describe('what does not belong', () => {
  it('quarantines an invalid record, says so, and keeps it in the document', () => {
    const onQuarantine = vi.fn();
    const a = makePeer(11);
    const b = makePeer(22, { onQuarantine });
    const network = new Network([a, b]);
    a.put(makeShape('geo', 'good'), makeShape('geo', 'bad', at('a2')));
    network.sync();
    const bad = recordsOf(a.doc).get('shape:bad') as Y.Map<unknown>;
    bad.set('props.w', 'wide');
    network.sync();
    expect(b.shape('bad')).toBeUndefined();
    expect(b.shape('good')).toBeDefined();
    expect(recordsOf(b.doc).has('shape:bad')).toBe(true);
    expect(onQuarantine).toHaveBeenCalledTimes(1);
    expect(onQuarantine.mock.lastCall?.[0]).toEqual(
      new Map([['shape:bad', expect.stringMatching('props.w')]]),
    );

    bad.set('props.w', 30);
    network.sync();
    expect(b.shape('bad')).toMatchObject({ props: { w: 30 } });
    expect(a.board()).toEqual(b.board());
  });

  it('shows nothing of records that boards do not have', () => {
    const { a, b, network } = makePair();
    const records = recordsOf(a.doc);
    a.doc.transact(() => {
      records.set('camera:page:page', new Y.Map([['x', 1]]));
      records.set('instance:instance', new Y.Map());
      records.set('shape:text', 'just a text');
      records.set('shape:deep', new Y.Map([['type', new Y.Map()]]));
      records.set('__proto__', new Y.Map([['__proto__', 1]]));
      records.set('shape:image', new Y.Map(Object.entries({ type: 'image', position: [0, 0] })));
    });
    network.sync();
    expect(Object.keys(b.board())).toEqual(['document:document', PAGE]);
    expect(b.board()).toEqual(a.board());
  });

  it('writes document records only', () => {
    const { a } = makePair();
    a.put(makeShape('geo', 'one'));
    const session = a.store
      .allRecords()
      .filter((record) => !a.store.scopedTypes.document.has(record.typeName));
    expect(session.length).toBeGreaterThan(2);
    a.store.put(session.map((record) => ({ ...record, meta: { touched: true } }) as TLRecord));
    expect([...recordsOf(a.doc).keys()].sort()).toEqual(['document:document', PAGE, 'shape:one']);
  });
});

describe('writing', () => {
  it('writes nothing while it may not, and takes back what was drawn', () => {
    let canEdit = true;
    const a = makePeer(11, { canEdit: () => canEdit });
    a.put(makeShape('geo', 'one'));
    const updates = vi.fn();
    a.doc.on('update', updates);
    canEdit = false;
    a.change('one', { x: 300 });
    a.put(makeShape('geo', 'two', at('a2')));
    a.remove(PAGE);
    expect(updates).not.toHaveBeenCalled();
    expect(a.shape('one')?.x).toBe(0);
    expect(a.shape('two')).toBeUndefined();
    expect(a.store.get(PAGE)).toBeDefined();
    canEdit = true;
    a.change('one', { x: 300 });
    expect(updates).toHaveBeenCalledTimes(1);
  });

  it('is not stopped by a document that says it is of a later version', () => {
    const { a, b, network } = makePair();
    metaOf(b.doc).set('format', BOARD_FORMAT + 1);
    metaOf(b.doc).set('schema', { schemaVersion: 2, sequences: { 'com.tldraw.shape.geo': 99 } });
    network.sync();
    a.put(makeShape('geo', 'one'));
    network.sync();
    expect(b.shape('one')).toEqual(a.shape('one'));
  });

  it('shows others’ edits with pauses where that takes long, and misses nothing of anybody', () => {
    vi.useFakeTimers();
    try {
      let time = 0;
      // Showing an edit takes 20 ms by this clock, which asks for a pause of 40.
      const a = makePeer(11, { now: () => (time += 20) });
      const b = makePeer(22);
      const network = new Network([a, b]);
      b.put(makeShape('geo', 'one'));
      network.sync();
      for (let x = 1; x <= 40; x++) {
        b.change('one', { x });
        network.sync();
        if (x === 20) a.change('one', { props: { color: 'red' } } as never);
      }
      expect(a.shape('one')?.x).toBeLessThan(40);
      vi.advanceTimersByTime(1_000);
      network.sync();
      vi.advanceTimersByTime(1_000);
      for (const peer of [a, b]) expect(peer.shape('one')).toMatchObject({ x: 40, props: { color: 'red' } });
      expect(a.board()).toEqual(b.board());
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows a flood in parts where there is a canvas, each with what it needs', () => {
    vi.useFakeTimers();
    try {
      const a = makePeer(11, { isOnScreen: () => true });
      const b = makePeer(22);
      const network = new Network([a, b]);
      const index = (i: number) => `a${String(i).padStart(5, '0')}1` as IndexKey;
      const inside = Array.from({ length: 700 }, (_, i) =>
        makeShape('geo', `g${i}`, { index: index(i), parentId: 'shape:frame' as never }),
      );
      const outside = Array.from({ length: 700 }, (_, i) =>
        makeShape('geo', `s${i}`, { index: index(i + 1) }),
      );
      const bound = makeBinding('arrow', 'end', 'g1');
      b.put(...inside, ...outside, makeShape('frame', 'frame', { index: index(0) }));
      b.put(makeShape('arrow', 'arrow', { index: index(2000) }), bound);
      network.sync();
      const count = () => Object.keys(a.board()).length;
      const first = count();
      expect(first).toBeGreaterThan(100);
      expect(first).toBeLessThan(700);
      a.put(makeShape('geo', 'mine', { index: index(3000) }));
      vi.advanceTimersByTime(1_000);
      network.sync();
      expect(count()).toBe(2 + 1402 + 1 + 1);
      expect(a.board()).toEqual(b.board());
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes one small update for what changed within a frame', () => {
    const a = makePeer(11);
    a.put(makeShape('geo', 'one'));
    a.change('one', { x: 1.25, y: 2.5 });
    const sizes: number[] = [];
    a.doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    withoutFrames(() => {
      for (let i = 0; i < 10; i++) a.change('one', { x: 1000.33 + i, y: -2000.14 - i });
      a.store._flushHistory();
    });
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(50);
  });

  it('writes at once, and what follows soon after it together', () => {
    vi.useFakeTimers();
    try {
      let time = 1000;
      const a = makePeer(11, { writeMs: 32, now: () => time });
      const pass = (ms: number) => {
        time += ms;
        vi.advanceTimersByTime(ms);
      };
      a.put(makeShape('geo', 'one'));
      pass(100);
      const told: number[] = [];
      a.doc.on('update', () =>
        told.push((readRecords(a.doc).records.find(({ id }) => id === 'shape:one') as TLShape).x),
      );
      for (let x = 1; x <= 8; x++) {
        a.change('one', { x });
        pass(10);
      }
      expect(told).toEqual([1, 4, 8]);
      pass(100);
      a.change('one', { x: 9 });
      expect(told).toEqual([1, 4, 8, 9]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes what it holds before it shows what others did, and when it is told to', () => {
    const { a, b, network } = makePair({ writeMs: 60_000 });
    a.put(makeShape('geo', 'one'));
    network.sync();
    a.change('one', { x: 5 });
    b.change('one', { opacity: 0.5 });
    b.flush();
    network.sync();
    expect(a.shape('one')).toMatchObject({ x: 5, opacity: 0.5 });
    expect(b.shape('one')).toMatchObject({ x: 5, opacity: 0.5 });
    a.change('one', { x: 7 });
    a.change('one', { x: 8 });
    a.flush();
    network.sync();
    expect(b.shape('one')).toMatchObject({ x: 8, opacity: 0.5 });
  });

  it('sends the new points of a stroke and not the old ones', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('draw', 'one'));
    let sent = 0;
    a.doc.on('update', (update: Uint8Array) => {
      sent += update.length;
    });
    const point = (i: number) => ({ x: Math.round(i * 237) / 100, y: Math.round(i * 111) / 100, z: 0.5 });
    for (let count = 2; count <= 300; count++) {
      const points = Array.from({ length: count }, (_, i) => point(i));
      a.change('one', { props: { segments: [{ type: 'free', points }] } } as never);
    }
    network.sync();
    expect(b.shape('one')).toEqual(a.shape('one'));
    expect(sent / 300).toBeLessThan(50);
  });

  it('stops with the binding, after writing what was left', () => {
    const a = makePeer(11);
    withoutFrames(() => {
      a.put(makeShape('geo', 'one'));
      a.unbind();
    });
    expect(recordsOf(a.doc).has('shape:one')).toBe(true);
    a.put(makeShape('geo', 'two', at('a2')));
    expect(recordsOf(a.doc).has('shape:two')).toBe(false);
    expect(readRecords(a.doc).records).toHaveLength(3);
  });
});

/** Outside of tests the store reports changes once a frame; meanwhile here no frame comes. */
function withoutFrames(run: () => void): void {
  vi.stubGlobal('__FORCE_RAF_IN_TESTS__', true);
  vi.stubGlobal('requestAnimationFrame', () => 1);
  try {
    run();
  } finally {
    vi.unstubAllGlobals();
  }
}
