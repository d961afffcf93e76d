import type { TLShape } from '@tldraw/tlschema';
import { toRichText } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { newComponentProps } from '../components/shape';
import { FIRST_PAGE } from '../repair';
import type { BoardRecord } from '../schema';
import { makeBinding, makeShape, PAGE } from '../testing';
import { LiveOutline } from './liveOutline';
import { entriesOf, outlineOf } from './outline';
import { nameOf, sayEntry, sayOver } from './words';

const shape = (type: string, id: string, index: string, props: object = {}, rest: object = {}) =>
  makeShape(type, id, { index: index as TLShape['index'], props: props as TLShape['props'], ...rest });

const inside = (id: string) => ({ parentId: `shape:${id}` as TLShape['parentId'] });

const BOARD: BoardRecord[] = [
  FIRST_PAGE,
  shape('component', 'orders', 'a2', { label: ' Orders \n', replicas: 3, detail: 'Java 25' }, inside('eu')),
  shape('frame', 'eu', 'a1', { name: 'Europe' }, { meta: { boundary: 'region' } }),
  shape('component', 'client', 'a0', { kind: 'client' }),
  shape('geo', 'plain', 'a3', { richText: toRichText('Ledger\nold') }),
  shape('geo', 'silent', 'a4'),
  shape('draw', 'scribble', 'a5'),
  shape('draw', 'box', 'a6'),
  shape('group', 'pair', 'a7'),
  shape('component', 'cache', 'a1', { kind: 'cache', region: 'eu', shards: 4 }, inside('pair')),
  shape('arrow', 'calls', 'a1', { text: 'REST' }, { meta: { protocol: 'sync' } }),
  makeBinding('calls', 'start', 'client'),
  makeBinding('calls', 'end', 'orders'),
  shape('arrow', 'reads', 'a2'),
  makeBinding('reads', 'start', 'orders'),
  makeBinding('reads', 'end', 'box'),
  shape('arrow', 'loose', 'a3', { text: 'events' }, inside('eu')),
  makeBinding('loose', 'start', 'orders'),
  shape('arrow', 'back', 'a4', { arrowheadStart: 'arrow', arrowheadEnd: 'none' }),
  makeBinding('back', 'start', 'cache'),
  makeBinding('back', 'end', 'client'),
];

describe('the outline of a board', () => {
  const [page] = outlineOf(BOARD).pages;
  const names = new Map([...entriesOf(page?.entries ?? [])].map((entry) => [entry.id, nameOf(entry)]));

  it('names everything that says something, in the order of the board, and what is inside what', () => {
    const tree = (
      entries: typeof page extends undefined ? never : NonNullable<typeof page>['entries'],
    ): unknown[] =>
      entries.map((entry) => (entry.children.length ? [nameOf(entry), tree(entry.children)] : nameOf(entry)));
    expect(tree(page?.entries ?? [])).toEqual([
      'Client',
      ['Europe', ['Orders']],
      'Ledger old',
      'Unnamed drawing',
      ['Unnamed group', ['Cache']],
    ]);
    expect(page).toMatchObject({ id: PAGE, name: 'Page 1', silent: 2 });
  });

  it('says who calls whom over what, the caller first, and names loose ends', () => {
    const said = page?.links.map((link) => [
      link.from && names.get(link.from),
      sayOver(link),
      link.to && names.get(link.to),
    ]);
    expect(said).toEqual([
      ['Client', 'REST, Synchronous call', 'Orders'],
      ['Client', '', 'Cache'],
      ['Orders', '', 'Unnamed drawing'],
      ['Orders', 'events', null],
    ]);
  });

  it('reads entries aloud', () => {
    const said = [...entriesOf(page?.entries ?? [])].map(sayEntry);
    expect(said).toContain('Orders, Service, Java 25, 3 replicas');
    expect(said).toContain('Cache, 4 shards, in eu');
    expect(said).toContain('Europe, Region');
    expect(said).toContain('Ledger old');
  });

  it('is the same whatever order the records come in, and wherever the shapes stand', () => {
    const moved = BOARD.map((record) =>
      record.typeName === 'shape' ? ({ ...record, x: record.x + 99, rotation: 1 } as BoardRecord) : record,
    );
    expect(outlineOf(moved.reverse())).toEqual(outlineOf(BOARD));
  });

  it('leaves out what hangs in a circle, and ends', () => {
    const circle = [
      shape('frame', 'one', 'a1', {}, inside('two')),
      shape('frame', 'two', 'a1', {}, inside('one')),
    ];
    expect(outlineOf([FIRST_PAGE, ...circle]).pages[0]?.entries).toEqual([]);
  });
});

describe('an outline that follows a board', () => {
  const orders = BOARD.find(({ id }) => id === 'shape:orders') as TLShape;

  it('is what it would be if it were made anew', () => {
    const live = new LiveOutline([]);
    for (const record of BOARD) live.put([record]);
    expect(live.read()).toEqual(outlineOf(BOARD));
    live.put([
      { ...orders, props: { ...newComponentProps('service'), label: 'Bills' } } as unknown as TLShape,
    ]);
    expect(live.remove(['shape:plain', 'shape:unknown'])).toEqual(['shape:plain']);
    const [page] = live.read().pages;
    const names = [...entriesOf(page?.entries ?? [])].map(nameOf);
    expect(names).toContain('Bills');
    expect(names).not.toContain('Ledger old');
  });

  it('stays the same object while shapes are only moved, resized or recoloured', () => {
    const live = new LiveOutline(BOARD);
    const before = live.read();
    const moved = { ...orders, x: 500, opacity: 0.5, props: { ...orders.props, w: 900 } } as TLShape;
    expect(live.put([moved])).toEqual([]);
    expect(live.read()).toBe(before);
    expect(live.put([{ ...moved, parentId: PAGE }])).toEqual(['shape:orders']);
    expect(live.read()).not.toBe(before);
  });
});
