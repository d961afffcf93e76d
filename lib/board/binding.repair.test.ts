import type { TLPage, TLPageId, TLShapeId } from '@tldraw/tlschema';
import { PageRecordType } from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { describe, expect, it } from 'vitest';
import { recordsOf } from './document';
import { StoredBoard } from './storedBoard';
import { at, makeBinding, makePair, makeShape, PAGE } from './testing';

const page = (id: string, index: string): TLPage =>
  PageRecordType.create({ id: `page:${id}` as TLPageId, name: id, index: index as IndexKey, meta: {} });

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
