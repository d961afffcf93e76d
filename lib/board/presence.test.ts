import type { TLInstancePresence, TLShapeId } from '@tldraw/tlschema';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { peopleHere } from './people';
import { sharePresence } from './presence';
import { makePeer, makeShape, PAGE } from './testing';

const ANA = { id: 'member:a', name: 'Ana', color: '#1d4ed8' };
const BO = { id: 'pass:b', name: 'Bo', color: '#b45309' };

/** Someone whose presence is shared. */
function makePresent(clientId: number, person: typeof ANA) {
  const peer = makePeer(clientId);
  const awareness = new Awareness(peer.doc);
  const stop = sharePresence(peer.store, awareness, person);
  const others = () =>
    peer.store
      .allRecords()
      .filter((record): record is TLInstancePresence => record.typeName === 'instance_presence');
  /** What arrives from another client. */
  const hear = (client: number, state: unknown) => {
    if (state === null) awareness.states.delete(client);
    else awareness.states.set(client, state as Record<string, unknown>);
    const changed = { added: state ? [client] : [], updated: [], removed: state ? [] : [client] };
    awareness.emit('change', [changed, 'network']);
  };
  return { peer, awareness, stop, others, hear };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('presence', () => {
  it('is told at once, and then no more than thirty times a second, the last of it always', () => {
    const { peer, awareness, stop } = makePresent(1, ANA);
    vi.advanceTimersByTime(100);
    const told: number[] = [];
    awareness.on('update', () => {
      const { presence } = awareness.getLocalState() as { presence: { cursor: { x: number } } | null };
      if (presence) told.push(presence.cursor.x);
    });
    const pointer = peer.store.get('pointer:pointer' as never) as never as object;
    for (let x = 1; x <= 20; x++) {
      peer.store.put([{ ...pointer, x, y: 7, lastActivityTimestamp: x } as never]);
      vi.advanceTimersByTime(8);
    }
    vi.advanceTimersByTime(100);
    expect(told[0]).toBe(1);
    expect(told.at(-1)).toBe(20);
    expect(told.length).toBeLessThanOrEqual(7);
    peer.store.put([{ ...pointer, x: 21, y: 7, lastActivityTimestamp: 21 } as never]);
    peer.store.put([{ ...pointer, x: 22, y: 7, lastActivityTimestamp: 22 } as never]);
    stop();
    vi.advanceTimersByTime(100);
    expect(awareness.getLocalState()).toMatchObject({ presence: null });
  });

  it('tells where one points and what one has selected', () => {
    const { peer, awareness } = makePresent(1, ANA);
    peer.put(makeShape('geo', 'one'));
    const pointer = peer.store.get('pointer:pointer' as never) as never as object;
    peer.store.put([{ ...pointer, x: 12.3456, y: 7, lastActivityTimestamp: 5 } as never]);
    const pageState = peer.store.get(`instance_page_state:${PAGE}` as never) as never as object;
    peer.store.put([{ ...pageState, selectedShapeIds: ['shape:one'] } as never]);
    vi.advanceTimersByTime(40);
    expect(awareness.getLocalState()).toMatchObject({
      user: ANA,
      presence: { cursor: { x: 12.35, y: 7 }, selectedShapeIds: ['shape:one'], currentPageId: PAGE },
    });
  });

  it('stays small whatever is selected', () => {
    const { peer, awareness } = makePresent(1, ANA);
    const shapes = Array.from({ length: 2000 }, (_, i) => makeShape('geo', `${i}`.padStart(21, 'x')));
    peer.put(...shapes);
    const pageState = peer.store.get(`instance_page_state:${PAGE}` as never) as never as object;
    peer.store.put([{ ...pageState, selectedShapeIds: shapes.map(({ id }) => id) } as never]);
    vi.advanceTimersByTime(40);
    expect(
      (awareness.getLocalState() as { presence: { selectedShapeIds: string[] } }).presence.selectedShapeIds,
    ).toHaveLength(100);
    expect(JSON.stringify(awareness.getLocalState()).length).toBeLessThan(5000);
  });

  it('shows others by the identity the server gave them, until they leave', () => {
    const a = makePresent(1, ANA);
    const b = makePresent(2, BO);
    a.hear(2, { ...b.awareness.getLocalState(), user: { ...BO, role: 'candidate' } });
    expect(a.others()).toMatchObject([
      { userId: 'pass:b', userName: 'Bo', color: '#b45309', currentPageId: PAGE },
    ]);
    expect(peopleHere(a.awareness).map(({ name, role }) => [name, role])).toEqual([
      ['Ana', ''],
      ['Bo', 'candidate'],
    ]);
    a.hear(2, null);
    expect(a.others()).toEqual([]);
  });

  it('shows nothing of a presence that is malformed', () => {
    const { others, hear, awareness } = makePresent(1, ANA);
    const user = { ...BO, role: 'candidate' };
    const good = { currentPageId: PAGE, cursor: { x: 1, y: 2, type: 'default', rotation: 0 } };
    hear(2, { user, presence: good });
    expect(others()).toHaveLength(1);
    const bad = [
      { user, presence: { ...good, cursor: { x: 'far', y: 2, type: 'default', rotation: 0 } } },
      { user, presence: { ...good, selectedShapeIds: [7 as unknown as TLShapeId] } },
      { user, presence: { ...good, scribbles: 'many' } },
      { user, presence: { cursor: good.cursor } },
      { user, presence: 'here' },
      { user: 'Bo', presence: good },
      { user: { id: 3, name: 'Bo' }, presence: good },
      { presence: good },
      'here',
      7,
    ];
    for (const state of bad) {
      hear(2, { user, presence: good });
      hear(2, state);
      expect(others()).toEqual([]);
    }
    expect(peopleHere(awareness).map(({ id }) => id)).toEqual(['member:a']);
  });

  it('never enters the document', () => {
    const { peer, hear, stop, others, awareness } = makePresent(1, ANA);
    const before = JSON.stringify(peer.doc.toJSON());
    hear(2, { user: BO, presence: { currentPageId: PAGE } });
    expect(others()).toHaveLength(1);
    expect(JSON.stringify(peer.doc.toJSON())).toBe(before);
    stop();
    expect(others()).toEqual([]);
    expect(awareness.getLocalState()).toMatchObject({ presence: null });
  });
});
