import { toRichText } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { recordsOf } from './document';
import { at, makePair, makeShape, withoutFrames } from './testing';

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
