import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bind } from './binding';
import { createBoardStore } from './boardStore';
import { copyBoard, createBoardDoc, metaOf, readRecords, recordsOf, snapshotOfUpdate } from './document';
import { OLD_BOARD_KINDS, OLD_BOARD_RECORDS, oldBoard } from './fixtures/testing';
import { Lanes } from './lanes';
import { BOARD_FORMAT, boardSchema, serializedSchema } from './schema';
import { makePeer, Network, type Peer } from './testing';

/** Someone who opens a stored board. */
function open(bytes: Uint8Array, clientId: number): Peer {
  const peer = makePeer(clientId);
  peer.unbind();
  peer.doc.destroy();
  const doc = createBoardDoc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, bytes);
  const store = createBoardStore();
  const person = { id: `member:${clientId}`, name: 'One', color: '#1d4ed8' };
  const binding = bind(store, doc, null, { person, canEdit: () => true, now: () => 0, writeMs: 0 });
  const shape: Peer['shape'] = (id) => store.get(`shape:${id}` as never);
  return {
    ...{ doc, store, shape, flush: binding.flush, showWaiting: binding.showWaiting, unbind: binding.end },
    put: (...records) => store.put(records),
    remove: (...ids) => store.remove(ids as never),
    change: (id, changes) => {
      const before = shape(id) as NonNullable<ReturnType<typeof shape>>;
      store.put([{ ...before, ...changes, props: { ...before.props, ...changes.props } } as never]);
    },
    board: () => store.serialize('document'),
  };
}

const byId = (records: readonly { id: string }[]) =>
  Object.fromEntries(records.map((record) => [record.id, record]));

describe.each(OLD_BOARD_KINDS)('a board as it was stored before (%s)', (kind) => {
  it('is read as a board of today', () => {
    const doc = createBoardDoc();
    Y.applyUpdate(doc, oldBoard(kind));
    expect(metaOf(doc).get('format')).toBe(1);
    const { records, quarantined } = readRecords(doc);
    expect([...quarantined]).toEqual([]);
    expect(byId(records)).toEqual(OLD_BOARD_RECORDS);
    const store = createBoardStore();
    store.loadStoreSnapshot(snapshotOfUpdate(oldBoard(kind)) as never);
    expect(store.serialize('document')).toEqual(OLD_BOARD_RECORDS);
  });

  it('is not written into by those who only look', () => {
    const peer = open(oldBoard(kind), 31);
    expect(peer.board()).toEqual(OLD_BOARD_RECORDS);
    expect(Y.encodeStateVector(peer.doc)).toEqual(Y.encodeStateVectorFromUpdate(oldBoard(kind)));
  });

  it('is copied as a board of today', () => {
    const doc = createBoardDoc();
    Y.applyUpdate(doc, copyBoard(oldBoard(kind)));
    expect(metaOf(doc).toJSON()).toEqual({ format: BOARD_FORMAT, schema: serializedSchema });
    expect(byId(readRecords(doc).records)).toEqual(OLD_BOARD_RECORDS);
  });

  it('is drawn on by two people at once, who keep what both could keep', () => {
    const [a, b] = [open(oldBoard(kind), 31), open(oldBoard(kind), 32)];
    const network = new Network([a, b]);
    a.change('gateway', { x: 700 });
    b.change('gateway', { props: { color: 'violet', richText: textOf('Edge gateway') } } as never);
    a.change('calls', { props: { text: 'writes to' } } as never);
    b.change('calls', { props: { color: 'green' } } as never);
    network.sync();
    for (const peer of [a, b]) {
      expect(peer.shape('gateway')).toMatchObject({ x: 700, props: { color: 'violet' } });
      expect(JSON.stringify(peer.shape('gateway')?.props)).toContain('Edge gateway');
      expect(peer.shape('calls')).toMatchObject({ props: { text: 'writes to', color: 'green' } });
      expect(peer.shape('inside')).toEqual(OLD_BOARD_RECORDS['shape:inside']);
    }
    expect(a.board()).toEqual(b.board());
    const { records, quarantined } = readRecords(a.doc);
    expect([...quarantined]).toEqual([]);
    expect(byId(records)).toEqual(a.board());
    expect(metaOf(a.doc).get('schema')).toEqual(serializedSchema);
    a.change('inside', { x: 99 });
    network.sync();
    expect(b.shape('inside')).toMatchObject({ x: 99 });
    // Whoever opens it next sees the same, untouched records of before included.
    expect(open(Y.encodeStateAsUpdate(a.doc), 33).board()).toEqual(a.board());
  });
});

describe('a record in several versions', () => {
  it('is shown with what an older program wrote into it meanwhile', () => {
    const a = open(oldBoard('earlierTldraw'), 31);
    const older = createBoardDoc();
    older.clientID = 34;
    Y.applyUpdate(older, oldBoard('earlierTldraw'));
    a.change('gateway', { x: 700 });
    older.transact(() => {
      const map = recordsOf(older).get('shape:gateway') as Y.Map<unknown>;
      new Lanes(older.getMap('lanes')).write(map, new Map([['props.text', 'Ingress']]));
    });
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(older));
    expect(a.shape('gateway')).toMatchObject({ x: 700 });
    expect(JSON.stringify(a.shape('gateway')?.props)).toContain('Ingress');
  });
});

describe('what a document says of its versions', () => {
  it.each([
    ['nothing', undefined],
    ['nonsense', 'none'],
    ['that all is ancient', { schemaVersion: 2, sequences: {} }],
    ['names of no kind', { schemaVersion: 2, sequences: { constructor: 1, ['__proto__']: 2 } }],
  ])('does no harm where it is a lie: %s', (_what, schema) => {
    const peer = open(copyBoard(oldBoard('firstForm')), 31);
    peer.doc.transact(() => {
      metaOf(peer.doc).set('schema', schema);
      metaOf(peer.doc).set('earlierSchemas', Array(2000).fill(schema ?? null));
    });
    expect(peer.board()).toEqual(OLD_BOARD_RECORDS);
    peer.change('gateway', { x: 700 });
    expect(byId(readRecords(peer.doc).records)).toEqual(peer.board());
    expect(metaOf(peer.doc).get('schema')).toEqual(serializedSchema);
  });

  it('grows with the versions of records', () => {
    // Where this fails, records have another form than before: raise BOARD_FORMAT, so that pages which do not
    // know it are told to reload, and put the new versions here.
    const { sequences } = boardSchema.serialize() as { sequences: Record<string, number> };
    const ofBoards = Object.entries(sequences).filter(([name]) =>
      /\.(document|page|asset|shape|binding)\b/.test(name),
    );
    expect({ format: BOARD_FORMAT, ...Object.fromEntries(ofBoards) }).toMatchInlineSnapshot(`
      {
        "com.tldraw.asset": 1,
        "com.tldraw.asset.bookmark": 2,
        "com.tldraw.asset.image": 5,
        "com.tldraw.asset.video": 5,
        "com.tldraw.binding.arrow": 1,
        "com.tldraw.document": 2,
        "com.tldraw.page": 1,
        "com.tldraw.shape": 4,
        "com.tldraw.shape.arrow": 6,
        "com.tldraw.shape.component": 0,
        "com.tldraw.shape.draw": 2,
        "com.tldraw.shape.estimate": 0,
        "com.tldraw.shape.frame": 1,
        "com.tldraw.shape.geo": 10,
        "com.tldraw.shape.group": 0,
        "com.tldraw.shape.highlight": 1,
        "com.tldraw.shape.image": 5,
        "com.tldraw.shape.line": 5,
        "com.tldraw.shape.note": 9,
        "com.tldraw.shape.text": 3,
        "format": 4,
      }
    `);
  });
});

function textOf(text: string) {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
