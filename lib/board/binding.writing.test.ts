import type { TLShape } from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { describe, expect, it, vi } from 'vitest';
import { metaOf, readRecords, recordsOf } from './document';
import { BOARD_FORMAT } from './schema';
import { at, makeBinding, makePair, makePeer, makeShape, Network, PAGE, withoutFrames } from './testing';

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

  it('shows at once what waits for its turn if a canvas is about to ask for it', () => {
    vi.useFakeTimers();
    try {
      let time = 0;
      // Whatever is shown seems to take long, so that there are pauses.
      const a = makePeer(11, { isOnScreen: () => false, now: () => (time += 50) });
      const b = makePeer(22);
      const network = new Network([a, b]);
      b.put(makeShape('geo', 'one'));
      network.sync();
      b.put(makeShape('geo', 'two', { index: 'a2' as IndexKey }));
      network.sync();
      expect([a.shape('one'), a.shape('two')]).toEqual([expect.anything(), undefined]);
      a.showWaiting();
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
