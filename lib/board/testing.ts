import {
  type TLBinding,
  type TLBindingId,
  type TLImageAsset,
  type TLPageId,
  type TLParentId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
  toRichText,
} from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import * as Y from 'yjs';
import { type BindOptions, bind } from './binding';
import { createBoardStore } from './boardStore';
import { newComponentProps } from './components/shape';
import { createBoardDoc, writeInitialBoard } from './document';
import { newEstimateProps } from './estimate/shape';
import { pictureAsset, type RoomPicture } from './pictures';

/** The page that every board starts with. */
export const PAGE = 'page:page' as TLPageId;

const COMMON = { rotation: 0, isLocked: false, opacity: 1 as const, meta: {}, typeName: 'shape' as const };
const STYLE = { color: 'black', dash: 'draw', size: 'm', scale: 1 };

const PROPS: Record<string, object> = {
  geo: {
    ...{ geo: 'rectangle', url: '', w: 100, h: 80, growY: 0, labelColor: 'black', fill: 'none' },
    ...{ font: 'draw', align: 'middle', verticalAlign: 'middle', richText: toRichText('') },
    ...STYLE,
  },
  arrow: {
    ...{ kind: 'arc', labelColor: 'black', fill: 'none', arrowheadStart: 'none', arrowheadEnd: 'arrow' },
    ...{ font: 'draw', start: { x: 0, y: 0 }, end: { x: 50, y: 50 }, bend: 0, text: '', labelPosition: 0.5 },
    elbowMidPoint: 0.5,
    ...STYLE,
  },
  draw: {
    ...{ fill: 'none', segments: [{ type: 'free', points: [{ x: 0, y: 0, z: 0.5 }] }] },
    ...{ isComplete: false, isClosed: false, isPen: false },
    ...STYLE,
  },
  frame: { w: 300, h: 200, name: '', color: 'black' },
  group: {},
  component: newComponentProps('service'),
  estimate: newEstimateProps(),
  image: {
    ...{ w: 100, h: 80, playing: true, url: '', assetId: null, crop: null },
    ...{ flipX: false, flipY: false, altText: '' },
  },
};

/** A shape with what tldraw would give it, except for `changes`. */
export function makeShape(type: string, id: string, changes: Partial<TLShape> = {}): TLShape {
  const props = { ...PROPS[type], ...changes.props };
  return {
    ...{ ...COMMON, id: `shape:${id}` as TLShapeId, type, x: 0, y: 0 },
    ...{ index: 'a1' as IndexKey, parentId: PAGE as TLParentId, ...changes, props },
  } as TLShape;
}

/** The place of a shape among its neighbours, or of a page. */
export const at = (index: string) => ({ index: index as IndexKey });

/** A picture that a room keeps, told apart by a letter. */
export function makePicture(letter: string): RoomPicture {
  return { id: letter.repeat(43), mimeType: 'image/png', width: 400, height: 300, size: 5_000 };
}

/** The record that stands for it on a board. */
export function makeAsset(letter: string, props: Record<string, unknown> = {}): TLImageAsset {
  const asset = pictureAsset(makePicture(letter), `${letter}.png`);
  return { ...asset, props: { ...asset.props, ...props } };
}

/** The binding of one end of an arrow to a shape. */
export function makeBinding(arrow: string, terminal: 'start' | 'end', to: string, id = ''): TLBinding {
  return {
    typeName: 'binding',
    id: `binding:${id || `${arrow}-${terminal}`}` as TLBindingId,
    type: 'arrow',
    fromId: `shape:${arrow}` as TLShapeId,
    toId: `shape:${to}` as TLShapeId,
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
    meta: {},
  };
}

/** Someone at a board: a document, a store and their binding. */
export type Peer = {
  doc: Y.Doc;
  store: TLStore;
  /** Writes what the person has just changed. */
  flush: () => void;
  /** Shows what others have changed and waits for its turn. */
  showWaiting: () => void;
  unbind: () => void;
  /** Changes records as a person would. */
  put(...records: TLRecord[]): void;
  remove(...ids: string[]): void;
  /** Changes fields of a shape as a person would. */
  change(id: string, changes: Partial<TLShape>): void;
  shape(id: string): TLShape | undefined;
  /** The records of the board in the store. */
  board(): Record<string, TLRecord>;
};

/** Makes someone at a board with a first page. */
export function makePeer(clientId: number, options: Partial<BindOptions> = {}): Peer {
  const doc = createBoardDoc();
  doc.clientID = clientId;
  writeInitialBoard(doc);
  const store = createBoardStore();
  const person = { id: `member:${clientId}`, name: `Person ${clientId}`, color: '#1d4ed8' };
  const usual = { person, canEdit: () => true, now: () => 0, writeMs: 0 };
  const { flush, showWaiting, end } = bind(store, doc, null, { ...usual, ...options });
  const shape = (id: string) => store.get(`shape:${id}` as TLShapeId);
  return {
    doc,
    store,
    flush,
    showWaiting,
    unbind: end,
    shape,
    put: (...records) => store.put(records),
    remove: (...ids) => store.remove(ids as TLRecord['id'][]),
    change(id, changes) {
      const before = shape(id);
      if (!before) throw new Error(`no shape ${id}`);
      store.put([{ ...before, ...changes, props: { ...before.props, ...changes.props } } as TLShape]);
    },
    board: () => store.serialize('document'),
  };
}

/** Carries the edits of some documents to the others, when it is told to. */
export class Network {
  readonly #docs: Y.Doc[];
  readonly #queues = new Map<Y.Doc, { from: Y.Doc; update: Uint8Array }[]>();

  constructor(peers: readonly { doc: Y.Doc }[]) {
    this.#docs = peers.map(({ doc }) => doc);
    for (const doc of this.#docs) {
      this.#queues.set(doc, []);
      doc.on('update', (update, origin) => {
        if (origin === this) return;
        for (const other of this.#docs)
          if (other !== doc) this.#queues.get(other)?.push({ from: doc, update });
      });
    }
  }

  /** Delivers up to `count` edits to one of the documents, in the order they were made. */
  deliver(to: Y.Doc, count = Number.POSITIVE_INFINITY): void {
    for (const { update } of this.#queues.get(to)?.splice(0, count) ?? []) Y.applyUpdate(to, update, this);
  }

  /** Delivers everything to everybody. */
  sync(): void {
    while ([...this.#queues.values()].some((queue) => queue.length > 0)) {
      for (const doc of this.#docs) this.deliver(doc);
    }
  }
}

/** Two people at one board, and the network between them. */
export function makePair(options?: Partial<BindOptions>): { a: Peer; b: Peer; network: Network } {
  const a = makePeer(11, options);
  const b = makePeer(22, options);
  return { a, b, network: new Network([a, b]) };
}

/** Outside of tests the store reports changes once a frame; meanwhile here no frame comes. */
export function withoutFrames(run: () => void): void {
  // Not by Vitest's means: end-to-end tests, which Vitest does not run, use this file too.
  const stubs = { __FORCE_RAF_IN_TESTS__: true, requestAnimationFrame: () => 1 };
  const before = Object.keys(stubs).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  Object.assign(globalThis, stubs);
  try {
    run();
  } finally {
    for (const [name, was] of before) {
      if (was) Object.defineProperty(globalThis, name, was);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
