import type { TLShape } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { FIRST_PAGE } from '../repair';
import type { BoardRecord } from '../schema';
import { makeBinding, makeShape } from '../testing';
import { changesBetween, sayChanges } from './changes';
import { outlineOf } from './outline';
import { placeWithin } from './placeWithin';
import { rowsOf } from './rows';

const shape = (type: string, id: string, index: string, props: object = {}, rest: object = {}) =>
  makeShape(type, id, { index: index as TLShape['index'], props: props as TLShape['props'], ...rest });

const inside = (id: string) => ({ parentId: `shape:${id}` as TLShape['parentId'] });

const EU = shape('frame', 'eu', 'a1', { name: 'Europe' }, { meta: { boundary: 'region' } });
const ORDERS = shape('component', 'orders', 'a1', { label: 'Orders', replicas: 3 }, inside('eu'));
const GATEWAY = shape('component', 'gateway', 'a2', { kind: 'apiGateway' });
const CALLS = shape('arrow', 'calls', 'a3', { text: 'REST' }, { meta: { protocol: 'sync' } });
const ENDS = [makeBinding('calls', 'start', 'gateway'), makeBinding('calls', 'end', 'orders')];
const LOOSE = shape('arrow', 'loose', 'a4');
const BOARD: BoardRecord[] = [FIRST_PAGE, EU, ORDERS, GATEWAY, CALLS, ...ENDS, LOOSE];

const rows = (board: BoardRecord[], closed: string[] = []) => {
  const [page] = outlineOf(board).pages;
  return page ? rowsOf(page, new Set(closed)) : [];
};

describe('the lines of an outline', () => {
  it('say where each is, what it is called and what is read aloud', () => {
    expect(
      rows(BOARD).map(({ level, place, siblings, isOpen, name, said }) => [
        level,
        `${place}/${siblings}`,
        isOpen,
        name,
        said,
      ]),
    ).toEqual([
      [1, '1/3', true, 'Europe', 'Europe, Region; 1 inside'],
      [2, '1/1', null, 'Orders', 'Orders, Service, 3 replicas; reached from API gateway'],
      [1, '2/3', true, 'API gateway', 'API gateway'],
      [2, '1/1', null, 'Orders', 'Arrow to Orders: REST, Synchronous call'],
      [1, '3/3', null, 'nothing', 'Arrow from nothing to nothing'],
    ]);
  });

  it('leave out what is in an entry that is closed', () => {
    const said = rows(BOARD, ['shape:eu', 'shape:gateway']);
    expect(said.map(({ id, isOpen }) => [id, isOpen])).toEqual([
      ['shape:eu', false],
      ['shape:gateway', false],
      ['shape:loose', null],
    ]);
  });
});

describe('what is different between two outlines', () => {
  const changes = (before: BoardRecord[], after: BoardRecord[]) =>
    changesBetween(outlineOf(before), outlineOf(after));
  const said = (before: BoardRecord[], after: BoardRecord[]) =>
    changes(before, after).map((change) => change.said);
  const without = (...gone: BoardRecord[]) => BOARD.filter((record) => !gone.includes(record));

  it('is nothing for a board whose shapes were moved about', () => {
    expect(
      said(
        BOARD,
        BOARD.map((record) => (record.id === ORDERS.id ? ({ ...record, x: 9 } as BoardRecord) : record)),
      ),
    ).toEqual([]);
  });

  it('is told in words', () => {
    expect(said(without(ORDERS, CALLS, ...ENDS), BOARD)).toEqual([
      'added Orders, Service, 3 replicas',
      'connected API gateway to Orders: REST, Synchronous call',
    ]);
    expect(said(BOARD, without(ORDERS, CALLS, ...ENDS))).toEqual([
      'disconnected API gateway from Orders',
      'removed Orders',
    ]);
    const bills = {
      ...ORDERS,
      props: { ...ORDERS.props, label: 'Bills', kind: 'worker' },
    } as unknown as TLShape;
    expect(said(BOARD, [...without(ORDERS), { ...bills, parentId: FIRST_PAGE.id } as TLShape])).toEqual([
      'renamed Orders to Bills',
      'changed Bills, Worker, 3 replicas',
      'moved Bills out',
    ]);
    const events = {
      ...CALLS,
      props: { ...CALLS.props, text: 'events' },
      meta: { protocol: 'async' },
    } as TLShape;
    expect(said(BOARD, [...without(CALLS), events])).toEqual([
      'changed the arrow from API gateway to Orders: events, Asynchronous message',
    ]);
    expect(said(BOARD, without(ENDS[1] as BoardRecord))).toEqual([
      'connected API gateway to nothing: REST, Synchronous call',
    ]);
  });

  it('is one sentence about whoever did it, and counted where it is much', () => {
    expect(sayChanges('Ada', changes(without(GATEWAY, CALLS, ...ENDS), BOARD))).toBe(
      'Ada added API gateway; connected API gateway to Orders: REST, Synchronous call.',
    );
    expect(sayChanges('Ada', [])).toBe('');
    const many = [1, 2, 3, 4].map((n) => shape('component', `c${n}`, `b${n}`));
    expect(
      sayChanges(
        'Ada',
        changes(BOARD, [
          ...BOARD,
          ...many,
          { ...GATEWAY, props: { ...GATEWAY.props, label: 'Door' } } as never,
        ]),
      ),
    ).toBe('Ada made 5 changes: 1 renamed, 4 added.');
  });
});

describe('a place within a boundary', () => {
  it('is the first that is free, and the boundary grows where none is', () => {
    const size = { w: 160, h: 96 };
    const room = { w: 520, h: 300 };
    const taken: { x: number; y: number; w: number; h: number }[] = [];
    for (let i = 0; i < 9; i++) {
      const { x, y, room: after } = placeWithin(room, size, taken);
      for (const other of taken) {
        const isApart =
          x >= other.x + other.w || other.x >= x + size.w || y >= other.y + other.h || other.y >= y + size.h;
        expect(isApart).toBe(true);
      }
      expect([x >= 0, y >= 0, x + size.w <= after.w, y + size.h <= after.h]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(after.w).toBe(room.w);
      taken.push({ x, y, ...size });
    }
    expect(placeWithin({ w: 50, h: 50 }, size, []).room).toEqual({ w: 240, h: 176 });
  });
});
