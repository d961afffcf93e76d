import type { IndexKey } from '@tldraw/utils';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBoardStore } from './boardStore';
import {
  boardSummary,
  copyBoard,
  createBoardDoc,
  initialBoardUpdate,
  metaOf,
  readRecords,
  recordsOf,
  snapshotOfUpdate,
  toSnapshot,
  writeInitialBoard,
} from './document';
import { toFields } from './fields';
import { BOARD_FORMAT, serializedSchema } from './schema';
import { makeBinding, makePair, makePeer, makeShape, PAGE } from './testing';

describe('a first board', () => {
  it('has a document record, a page and its format', () => {
    const doc = createBoardDoc();
    writeInitialBoard(doc);
    expect(
      readRecords(doc)
        .records.map(({ id }) => id)
        .sort(),
    ).toEqual(['document:document', PAGE]);
    expect(metaOf(doc).toJSON()).toEqual({ format: BOARD_FORMAT, schema: serializedSchema });
  });

  it('is the same bytes whoever writes it, so that two servers make one page', () => {
    const [one, two] = [initialBoardUpdate(), initialBoardUpdate()];
    expect(one).toEqual(two);
    const doc = createBoardDoc();
    Y.applyUpdate(doc, one);
    const before = Y.encodeStateAsUpdate(doc);
    Y.applyUpdate(doc, two);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('is not written over a board that has records, nor in the writer’s own name', () => {
    const doc = createBoardDoc();
    const { clientID } = doc;
    writeInitialBoard(doc);
    expect(doc.clientID).toBe(clientID);
    recordsOf(doc).delete(PAGE);
    const before = Y.encodeStateAsUpdate(doc);
    writeInitialBoard(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

/** A board with two bound shapes, one that is broken, and a long history. */
function makeBoard() {
  const peer = makePeer(11);
  peer.put(makeShape('geo', 'one'), makeShape('draw', 'two', { index: 'a2' as IndexKey }));
  peer.put(
    makeShape('arrow', 'arrow', { index: 'a3' as IndexKey }),
    makeShape('geo', 'bad', { index: 'a4' as IndexKey }),
  );
  peer.put(makeBinding('arrow', 'end', 'one'));
  for (let i = 0; i < 500; i++) peer.change('one', { x: i + 0.5, rotation: i });
  (recordsOf(peer.doc).get('shape:bad') as Y.Map<unknown>).set('props.h', null);
  return peer;
}

describe('reading', () => {
  it('gives tldraw a snapshot that a store can load', () => {
    const peer = makeBoard();
    const snapshot = JSON.parse(JSON.stringify(toSnapshot(peer.doc)));
    expect(snapshotOfUpdate(Y.encodeStateAsUpdate(peer.doc))).toEqual(snapshot);
    const store = createBoardStore();
    store.loadStoreSnapshot(snapshot);
    expect(store.serialize('document')).toEqual(peer.board());
  });

  it('gives what cannot be shown apart, with the reason', () => {
    const { records, quarantined } = readRecords(makeBoard().doc);
    expect(records.map(({ id }) => id)).not.toContain('shape:bad');
    expect([...quarantined.keys()]).toEqual(['shape:bad']);
    expect(quarantined.get('shape:bad')).toMatch(/props\.h/);
  });

  it('counts', () => {
    expect(boardSummary(makeBoard().doc)).toEqual({ shapes: 3, pages: 1, quarantined: 1 });
    expect(boardSummary(createBoardDoc())).toEqual({ shapes: 0, pages: 1, quarantined: 0 });
  });
});

describe('a copy', () => {
  it('has the same records and none of the history', () => {
    const peer = makeBoard();
    const original = Y.encodeStateAsUpdate(peer.doc);
    const copied = copyBoard(original);
    expect(snapshotOfUpdate(copied)).toEqual(toSnapshot(peer.doc));
    const doc = createBoardDoc();
    Y.applyUpdate(doc, copied);
    expect(doc.store.clients.size).toBe(1);
    expect([...doc.store.clients.keys()]).not.toContain(11);
    expect(copied.length).toBeLessThan(original.length);
  });
});

describe('a board of the first form', () => {
  /** As boards were written before: a key for every field. */
  function makeOldBoard() {
    const peer = makePeer(11);
    const records = recordsOf(peer.doc);
    peer.doc.transact(() => {
      for (const record of [
        makeShape('geo', 'one'),
        makeShape('arrow', 'line', { index: 'a2' as IndexKey }),
      ]) {
        records.set(record.id, new Y.Map(toFields(record)));
      }
      metaOf(peer.doc).set('format', 1);
    });
    return peer;
  }

  it('is shown, and changed like any other', () => {
    const peer = makeOldBoard();
    expect(peer.shape('one')).toEqual(makeShape('geo', 'one'));
    peer.change('one', { x: 12, props: { color: 'red' } } as never);
    peer.change('line', { props: { text: 'calls' } } as never);
    const { records, quarantined } = readRecords(peer.doc);
    expect(quarantined.size).toBe(0);
    expect(Object.fromEntries(records.map((record) => [record.id, record]))).toEqual(peer.board());
    expect(peer.shape('one')).toMatchObject({ x: 12, props: { color: 'red' } });
    expect(peer.shape('line')).toMatchObject({ props: { text: 'calls' } });
  });

  it('is not written any more by programs that know that form alone', () => {
    const peer = makeOldBoard();
    expect(metaOf(peer.doc).get('format')).toBe(1);
    peer.change('one', { x: 12 });
    expect(metaOf(peer.doc).get('format')).toBe(BOARD_FORMAT);
  });
});

describe('what was said of a record that is gone', () => {
  it('leaves with the next edit', () => {
    const { a, b, network } = makePair();
    a.put(makeShape('geo', 'one'), makeShape('geo', 'two', { index: 'a2' as IndexKey }));
    network.sync();
    a.remove('shape:one');
    b.change('one', { x: 300 });
    network.sync();
    b.change('two', { x: 1 });
    network.sync();
    const entries = [...b.doc.getMap('lanes').values()].flatMap((lane) =>
      (lane as Y.Array<unknown>).toArray(),
    );
    expect(entries.filter((entry) => typeof entry === 'string')).toHaveLength(1);
    expect(a.board()).toEqual(b.board());
  });
});
