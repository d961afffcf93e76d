import type { TLShape } from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createBoardStore } from './boardStore';
import { MAX_PAGES, MAX_SHAPES } from './bounds';
import { metaOf, readRecords, recordsOf, toSnapshot } from './document';
import { makeBinding, makePair, makePeer, makeShape, type Network, PAGE, type Peer } from './testing';

// What somebody can do who speaks the protocol with a program of their own and a valid pass: write anything into
// the document. Whatever it is, the others' boards stay whole, and they go on drawing.

/** Someone honest who has drawn two shapes, and someone who writes as they like. */
function underAttack() {
  const { a: honest, b: attacker, network } = makePair();
  honest.put(makeShape('geo', 'mine'), makeShape('arrow', 'line', { index: 'a2' as IndexKey }));
  honest.put(makeBinding('line', 'end', 'mine'));
  network.sync();
  const write = (attack: (doc: Y.Doc) => void) => {
    attacker.doc.transact(() => attack(attacker.doc));
    network.sync();
  };
  const raw = (id: string, base: object) => {
    const map = new Y.Map<unknown>();
    map.set('base', base);
    recordsOf(attacker.doc).set(id, map);
  };
  return { honest, attacker, network, write, raw };
}

/** The honest person's own shapes are there, can be changed, and what they see is a board that tldraw loads. */
function goesOn({ honest, network }: { honest: Peer; network: Network }): void {
  expect(honest.shape('mine')).toBeDefined();
  honest.change('mine', { x: 321 });
  honest.put(makeShape('geo', 'after', { index: 'a9' as IndexKey }));
  network.sync();
  expect(honest.shape('mine')).toMatchObject({ x: 321 });
  expect(honest.shape('after')).toBeDefined();
  const { records } = readRecords(honest.doc);
  expect(Object.fromEntries(records.map((record) => [record.id, record]))).toEqual(honest.board());
  const store = createBoardStore();
  store.loadStoreSnapshot(toSnapshot(honest.doc) as never);
  expect(store.serialize('document')).toEqual(honest.board());
}

const withoutId = ({ id: _id, typeName: _typeName, ...base }: { id: string; typeName: string }) => base;
const geo = (changes: object = {}) => withoutId(makeShape('geo', 'x', changes as Partial<TLShape>));
const inParent = (parentId: string, type = 'group') =>
  withoutId(makeShape(type, 'x', { parentId: parentId as TLShape['parentId'] }));

describe('records of somebody hostile', () => {
  it.each([
    ['NaN', { x: Number.NaN }],
    ['an endless number', { y: Number.POSITIVE_INFINITY }],
    ['a place that no screen reaches', { x: 1e9 }],
    ['a turn without end', { rotation: 1e308 }],
    ['a size without end', { props: { w: 1e300 } }],
    ['less than nothing', { props: { w: -5 } }],
    ['a script for a link', { props: { url: 'javascript:alert(1)' } }],
    ['a page of its own for a link', { props: { url: 'data:text/html,<script>alert(1)</script>' } }],
    ['a prototype among its properties', { props: JSON.parse('{"__proto__":{"w":1}}') }],
    ['properties of another kind', { props: { constructor: 'x', toString: 1 } }],
    ['a text a megabyte long', { props: { richText: rich('word '.repeat(200_000)) } }],
    ['a word that is never laid out', { props: { richText: rich('x'.repeat(50_000)) } }],
    ['a text that is nested too deep', { props: { richText: nested(1_000) } }],
    ['an image in its text', { props: { richText: { type: 'doc', content: [{ type: 'image' }] } } }],
    ['another id than its own', { id: 'shape:mine' }],
    ['another kind of record in it', { typeName: 'page' }],
    ['an unknown kind', { type: 'hologram' }],
    ['a picture from elsewhere', { type: 'image', props: { src: 'https://elsewhere.example/a.png' } }],
    ['a page from elsewhere', { type: 'embed', props: { url: 'https://elsewhere.example/' } }],
    ['an index that sorts nowhere', { index: 'a1\u0000' }],
    ['an index without end', { index: `a${'1'.repeat(100_000)}` }],
    ['a parent that is no page', { parentId: 'document:document' }],
  ])('are not shown with %s', (_what, changes) => {
    const attack = underAttack();
    attack.write(() => attack.raw('shape:bad', geo(changes)));
    const shown = attack.honest.shape('bad');
    // What only names itself otherwise is shown as what it is stored as.
    if (shown) expect(shown).toMatchObject({ id: 'shape:bad', typeName: 'shape', type: 'geo' });
    for (const text of [JSON.stringify(attack.honest.board())]) {
      expect(text).not.toMatch(/javascript:|data:text|elsewhere|hologram/);
      expect(text.length).toBeLessThan(20_000);
    }
    goesOn(attack);
  });

  it('are no way to the prototype of all objects', () => {
    const attack = underAttack();
    const meta = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    attack.write(() => {
      attack.raw('shape:bad', geo({ meta }));
      attack.raw('__proto__', geo());
      attack.raw('shape:__proto__', geo({ index: 'a4' }));
      const fields = recordsOf(attack.attacker.doc).get('shape:mine') as Y.Map<unknown>;
      fields.set('meta.__proto__', { polluted: 1 });
      fields.set('props.__proto__', { polluted: 1 });
      fields.set('__proto__', { polluted: 1 });
    });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    attack.write(() => recordsOf(attack.attacker.doc).delete('shape:mine'));
    attack.honest.put(makeShape('geo', 'mine', { index: 'a3' as IndexKey }));
    goesOn(attack);
  });

  it('do not overflow what walks up from a shape to its page', { timeout: 60_000 }, () => {
    const attack = underAttack();
    attack.write(() => {
      for (let i = 0; i < 2_000; i++) attack.raw(`shape:deep${i}`, inParent(`shape:deep${i + 1}`, 'frame'));
      for (let i = 0; i < 500; i++) attack.raw(`shape:circle${i}`, inParent(`shape:circle${(i + 1) % 500}`));
      attack.raw('shape:self', inParent('shape:self', 'frame'));
      attack.raw('shape:lost', inParent('shape:nobody', 'geo'));
      attack.raw('shape:inLine', inParent('shape:line', 'geo'));
    });
    const board = attack.honest.board();
    for (const record of Object.values(board)) {
      let depth = 0;
      for (let at = record; 'parentId' in at && depth < 100; depth++) {
        at = board[at.parentId] as typeof record;
      }
      expect(depth).toBeLessThanOrEqual(64);
    }
    goesOn(attack);
  });

  it('do not make two siblings of one place, or an arrow of itself', () => {
    const attack = underAttack();
    attack.write(() => {
      for (let i = 0; i < 300; i++) attack.raw(`shape:same${i}`, geo({ index: 'a1' }));
      for (let i = 0; i < 50; i++) {
        attack.raw(`binding:again${i}`, withoutId(makeBinding('line', 'end', 'mine')));
        attack.raw(`binding:self${i}`, withoutId(makeBinding('line', 'start', 'line')));
        attack.raw(`binding:lost${i}`, withoutId(makeBinding('nobody', 'start', 'mine')));
      }
    });
    const board = Object.values(attack.honest.board());
    const indexes = board
      .filter(({ typeName }) => typeName === 'shape')
      .map((each) => (each as TLShape).index);
    expect(new Set(indexes).size).toBe(indexes.length);
    expect(board.filter(({ typeName }) => typeName === 'binding')).toHaveLength(1);
    goesOn(attack);
  });

  it('are none where there is something else in their place', () => {
    const attack = underAttack();
    attack.write((doc) => {
      const records = recordsOf(doc);
      const values = [null, 7, 'text', [1], new Uint8Array(10), { x: 1 }, new Y.Text('x'), new Y.Array()];
      values.forEach((value, i) => {
        records.set(`shape:value${i}`, value);
        const map = new Y.Map<unknown>([['base', value]]);
        records.set(`shape:base${i}`, i < 6 ? map : new Y.Map());
      });
      const lanes = doc.getMap('lanes');
      values.slice(0, 6).forEach((value, i) => {
        lanes.set(String(i), value);
        lanes.set(`lane${i}`, Y.Array.from([value as never, '\u0000\u0000\u0000', '', '\uffff', 1e9]));
      });
      lanes.set('11', 'not a lane');
      metaOf(doc).set('schema', new Y.Map());
      metaOf(doc).set('format', {});
    });
    goesOn(attack);
  });

  it('do not stay where somebody else’s lane was', () => {
    const attack = underAttack();
    attack.honest.change('mine', { x: 5 });
    attack.network.sync();
    attack.write((doc) => {
      const lanes = doc.getMap('lanes');
      for (const writer of [...lanes.keys()]) lanes.delete(writer);
    });
    goesOn(attack);
  });
});

describe('a flood', () => {
  it('of pages and shapes leaves the others a board that can be shown', { timeout: 60_000 }, () => {
    const attack = underAttack();
    attack.write(() => {
      const page = (i: number) => ({ name: 'x', index: `b${i}1`, meta: {} });
      for (let i = 0; i < 3_000; i++) attack.raw(`page:~${i}`, page(i));
      for (let i = 0; i < 2 * MAX_SHAPES + 500; i++) {
        attack.raw(`shape:~${i}`, withoutId(makeShape('frame', 'x', { index: `b${i}1` as IndexKey })));
      }
    });
    const board = Object.values(attack.honest.board());
    const count = (typeName: string) => board.filter((record) => record.typeName === typeName).length;
    expect(count('page')).toBe(100);
    expect(count('shape')).toBe(2 * MAX_SHAPES);
    expect(attack.honest.store.get(PAGE)).toBeDefined();
    expect(attack.honest.shape('mine')).toBeDefined();
    attack.write((doc) => {
      for (let i = 0; i < 1_000; i++) recordsOf(doc).delete(`shape:~${i}`);
      for (let i = 0; i < 2_950; i++) recordsOf(doc).delete(`page:~${i}`);
    });
    const { records } = readRecords(attack.honest.doc);
    expect(Object.fromEntries(records.map((record) => [record.id, record]))).toEqual(attack.honest.board());
    expect(records.filter(({ typeName }) => typeName === 'page')).toHaveLength(51);
  });
});

describe('many records that are none', () => {
  it('take no place from the others', { timeout: 60_000 }, () => {
    const attack = underAttack();
    attack.write(() => {
      for (let i = 0; i < 2 * MAX_SHAPES + 10; i++) attack.raw(`shape:!${i}`, { x: 1 });
    });
    expect(attack.honest.shape('mine')).toBeDefined();
    goesOn(attack);
  });
});

describe('what a person puts onto the board', () => {
  it('is taken back where no canvas could show it, and they are told', () => {
    const onRefused = vi.fn();
    const person = makePeer(11, { onRefused });
    person.put(makeShape('arrow', 'fine'));
    person.change('fine', { props: { end: { x: 1e9, y: 0 } } } as never);
    expect(onRefused).toHaveBeenCalledExactlyOnceWith('unfit');
    expect(person.shape('fine')).toEqual(makeShape('arrow', 'fine'));
    person.put(makeShape('arrow', 'bad', { index: 'a2' as IndexKey, props: { bend: 1e12 } as never }));
    expect(onRefused).toHaveBeenCalledTimes(2);
    expect(person.shape('bad')).toBeUndefined();
    expect(recordsOf(person.doc).has('shape:bad')).toBe(false);
    expect(readRecords(person.doc).quarantined.size).toBe(0);
    person.change('fine', { x: 7 });
    expect(onRefused).toHaveBeenCalledTimes(2);
  });
});

describe('what a person puts onto a full board', () => {
  it('is taken back, and they are told what it holds', { timeout: 60_000 }, () => {
    const onRefused = vi.fn();
    const person = makePeer(11, { onRefused });
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) =>
        makeShape('geo', `s${from + i}`, { index: `b${String(from + i).padStart(6, '0')}1` as IndexKey }),
      );
    person.put(...many(0, MAX_SHAPES - 1));
    expect(onRefused).not.toHaveBeenCalled();
    person.put(...many(MAX_SHAPES - 1, MAX_SHAPES + 1));
    expect(onRefused).toHaveBeenCalledExactlyOnceWith('shapes');
    expect(person.shape(`s${MAX_SHAPES - 1}`)).toBeUndefined();
    person.put(...many(MAX_SHAPES - 1, MAX_SHAPES));
    expect(person.shape(`s${MAX_SHAPES - 1}`)).toBeDefined();
    expect(onRefused).toHaveBeenCalledTimes(1);
  });

  it('may be one page too many', () => {
    const onRefused = vi.fn();
    const person = makePeer(11, { onRefused });
    const first = person.store.get(PAGE);
    for (let i = 2; i <= MAX_PAGES + 1; i++) {
      person.put({ ...first, id: `page:p${i}`, name: `Page ${i}`, index: `b${i}1` } as never);
    }
    expect(onRefused).toHaveBeenCalledExactlyOnceWith('pages');
    expect(person.store.get(`page:p${MAX_PAGES + 1}` as never)).toBeUndefined();
  });

  it('may be too much at once', () => {
    const onRefused = vi.fn();
    const person = makePeer(11, { onRefused });
    const text = rich('word '.repeat(3_900));
    const shapes = Array.from({ length: 400 }, (_, i) =>
      makeShape('geo', `s${i}`, { index: `b${i}1` as IndexKey, props: { richText: text } as never }),
    );
    person.put(...shapes);
    expect(onRefused).toHaveBeenCalledExactlyOnceWith('size');
    expect(person.shape('s0')).toBeUndefined();
    person.put(...shapes.slice(0, 30));
    expect(person.shape('s29')).toBeDefined();
  });
});

function rich(text: string) {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

function nested(depth: number) {
  let node: object = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
  for (let i = 0; i < depth; i++)
    node = { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] };
  return { type: 'doc', content: [node] };
}
