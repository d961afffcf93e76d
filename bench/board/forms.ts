import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema';
import { YKeyValue } from 'y-utility/y-keyvalue';
import * as Y from 'yjs';
import { bind } from '@/lib/board/binding';
import { createBoardStore } from '@/lib/board/boardStore';
import { createBoardDoc } from '@/lib/board/document';
import { toFields } from '@/lib/board/fields';
import { StoredBoard } from '@/lib/board/storedBoard';
import type { Step } from './shapes';
import { TldrawRoom } from './tldrawRoom';

/** A board of one form, and the people who draw on it. */
export type Board = {
  /** Carries out a step; gives the bytes that go to the server for it. */
  step(step: Step): number;
  /** What a server would store of the board. */
  stored(): Uint8Array;
};

/** A way to keep a board. */
export type Form = {
  title: string;
  /** A board with these shapes, and some people at it. */
  make(shapes: readonly TLShape[], people: number): Board;
  /** Opens a stored board in a new store. */
  open(stored: Uint8Array): TLStore;
};

const PERSON = { id: 'member:one', name: 'One', color: '#1d4ed8' };

export const FORMS: Record<string, Form> = {
  ours: {
    title: 'Drawbridge: records, texts and lanes',
    make(shapes, people) {
      const docs = makeDocs(people);
      docs[0]?.transact(() => {
        const board = new StoredBoard(docs[0] as Y.Doc);
        for (const shape of shapes) board.put(shape);
      });
      const stores = docs.map((doc) => {
        const store = createBoardStore();
        // Others' edits are all shown at once: nobody here waits for a screen.
        const { flush } = bind(store, doc, null, { person: PERSON, canEdit: () => true, now: () => 0 });
        return { store, flush };
      });
      return yjsBoard(docs, ({ person, shapes: ids, places }) => {
        const { store, flush } = stores[person] as (typeof stores)[number];
        store.put(ids.map((id, i) => ({ ...store.get(id as TLShape['id']), ...places[i] }) as TLShape));
        flush();
      });
    },
    open(stored) {
      const doc = createBoardDoc();
      Y.applyUpdate(doc, stored);
      const store = createBoardStore();
      bind(store, doc, null, { person: PERSON, canEdit: () => true });
      return store;
    },
  },

  fields: {
    title: 'a Y.Map for each record, a key for each field',
    make(shapes, people) {
      const docs = makeDocs(people);
      docs[0]?.transact(() => {
        for (const shape of shapes) {
          const fields = new Map(toFields(shape));
          fields.delete('position');
          const entries: [string, unknown][] = [...fields, ['x', shape.x], ['y', shape.y]];
          (docs[0] as Y.Doc).getMap('records').set(shape.id, new Y.Map(entries));
        }
      });
      return yjsBoard(docs, ({ person, shapes: ids, places }) => {
        const doc = docs[person] as Y.Doc;
        doc.transact(() => {
          for (const [i, id] of ids.entries()) {
            const record = doc.getMap('records').get(id) as Y.Map<unknown>;
            record.set('x', places[i]?.x);
            record.set('y', places[i]?.y);
          }
        });
      });
    },
    open(stored) {
      const doc = createBoardDoc();
      Y.applyUpdate(doc, stored);
      const records = [...doc.getMap<Y.Map<unknown>>('records')].map(([id, fields]) => {
        const record: Record<string, unknown> = { id, typeName: 'shape', props: {}, meta: {} };
        for (const [key, value] of fields) {
          if (key.startsWith('props.')) (record.props as Record<string, unknown>)[key.slice(6)] = value;
          else record[key] = value;
        }
        return record as unknown as TLRecord;
      });
      return storeOf(records);
    },
  },

  keyValue: {
    title: 'whole records in a YKeyValue',
    make(shapes, people) {
      const docs = makeDocs(people);
      const stores = docs.map((doc) => new YKeyValue<TLRecord>(doc.getArray('records')));
      docs[0]?.transact(() => {
        for (const shape of shapes) stores[0]?.set(shape.id, shape);
      });
      return yjsBoard(docs, ({ person, shapes: ids, places }) => {
        const store = stores[person] as YKeyValue<TLRecord>;
        docs[person]?.transact(() => {
          for (const [i, id] of ids.entries()) {
            store.set(id, { ...(store.get(id) as TLShape), ...places[i] } as TLShape);
          }
        });
      });
    },
    open(stored) {
      const doc = createBoardDoc();
      Y.applyUpdate(doc, stored);
      const records = new YKeyValue<TLRecord>(doc.getArray('records'));
      return storeOf([...records.map.values()].map(({ val }) => val));
    },
  },

  tldraw: {
    title: 'tldraw sync',
    make(shapes, people) {
      const room = new TldrawRoom(shapes, people);
      return { step: (step) => room.step(step), stored: () => room.stored() };
    },
    open: (stored) => storeOf(TldrawRoom.recordsOf(stored)),
  },
};

function makeDocs(people: number): Y.Doc[] {
  return Array.from({ length: people }, (_, i) => {
    const doc = createBoardDoc();
    // As large as client ids are.
    doc.clientID = 3_000_000_000 + i * 1_000_003;
    return doc;
  });
}

/** A board in documents that hear of each other at once, as people on a fast network do. */
function yjsBoard(docs: readonly Y.Doc[], act: (step: Step) => void): Board {
  let sent = 0;
  for (const doc of docs) {
    const state = Y.encodeStateAsUpdate(docs[0] as Y.Doc);
    if (doc !== docs[0]) Y.applyUpdate(doc, state);
  }
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === docs) return;
      sent += update.length;
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, docs);
    });
  }
  return {
    step(step) {
      sent = 0;
      act(step);
      return sent;
    },
    stored: () => Y.encodeStateAsUpdate(docs[0] as Y.Doc),
  };
}

function storeOf(records: TLRecord[]): TLStore {
  const store = createBoardStore();
  store.mergeRemoteChanges(() => store.put(records));
  return store;
}
