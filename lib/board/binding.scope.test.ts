import type { TLRecord } from '@tldraw/tlschema';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { recordsOf } from './document';
import { at, makePair, makePeer, makeShape, Network, PAGE } from './testing';

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
