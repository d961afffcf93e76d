import type { TLRecord } from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { HistoryManager } from 'tldraw';
import { describe, expect, it } from 'vitest';
import { makePair, makeShape, type Peer } from './testing';

/** The history of tldraw's editor, on one person's store. */
function historyOf(peer: Peer) {
  const history = new HistoryManager<TLRecord>({ store: peer.store as never });
  return history as typeof history & { _mark(name: string): void };
}

describe('undo', () => {
  it('takes back one’s own change and leaves what another has changed in the same shape', () => {
    const { a, b, network } = makePair();
    const history = historyOf(a);
    a.put(makeShape('geo', 'one'));
    network.sync();
    history._mark('recolour');
    a.change('one', { props: { color: 'red' } } as never);
    network.sync();
    b.change('one', { x: 300 });
    network.sync();

    history.undo();
    network.sync();
    for (const peer of [a, b]) expect(peer.shape('one')).toMatchObject({ x: 300, props: { color: 'black' } });
    history.redo();
    network.sync();
    for (const peer of [a, b]) expect(peer.shape('one')).toMatchObject({ x: 300, props: { color: 'red' } });
  });

  it('leaves what another changed in the middle of one’s own drag', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    const history = historyOf(a);
    history._mark('drag');
    a.change('one', { x: 100 });
    network.sync();
    b.change('one', { props: { color: 'red' } } as never);
    network.sync();
    a.change('one', { x: 200 });
    history.undo();
    network.sync();
    for (const peer of [a, b]) expect(peer.shape('one')).toMatchObject({ x: 0, props: { color: 'red' } });
  });

  it('does not touch what only others have made', () => {
    const { a, b, network } = makePair();
    const history = historyOf(a);
    b.put(makeShape('geo', 'theirs'));
    network.sync();
    expect(history.getNumUndos()).toBe(0);
    history.undo();
    expect(a.shape('theirs')).toBeDefined();
  });

  it('does not bring back what another has deleted', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'));
    network.sync();
    const history = historyOf(a);
    history._mark('move');
    a.change('one', { x: 100 });
    network.sync();
    b.remove('shape:one');
    network.sync();
    history.undo();
    network.sync();
    expect(a.shape('one')).toBeUndefined();
    expect(b.shape('one')).toBeUndefined();
  });

  it('brings back for everybody what one has deleted oneself', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'), makeShape('geo', 'two', { index: 'a2' as IndexKey }));
    network.sync();
    const history = historyOf(a);
    history._mark('delete');
    a.remove('shape:one');
    network.sync();
    history.undo();
    network.sync();
    expect(b.shape('one')).toBeDefined();
    expect(b.board()).toEqual(a.board());
  });

  it('does not record what the program does in answer to others', () => {
    const { a, b, network } = makePair();
    const history = historyOf(a);
    a.store.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source === 'remote') a.store.put([{ ...shape, meta: { seen: true } }]);
    });
    b.put(makeShape('geo', 'theirs'));
    network.sync();
    expect(history.getNumUndos()).toBe(0);
    expect(a.board()).toEqual(b.board());
  });
});
