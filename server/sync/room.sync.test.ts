import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import {
  encodeStep2,
  encodeUpdate,
  isDocumentFrame,
  MESSAGE_ACKED,
  MESSAGE_STANDING,
} from '@/lib/sync/protocol';
import { Peer } from './testing/peer';
import { editor, ROOM_ID, Stage } from './testing/stage';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('joining', () => {
  it('H6: answers nothing before the room is loaded, then everything in order', async () => {
    stage.storage.hold('loads');
    const anna = stage.join(editor('anna'));
    anna.set('drawn', 'early');
    await stage.advance(100);
    expect(anna.received).toEqual([]);
    stage.storage.release();
    await stage.advance();
    const ben = stage.join(editor('ben'));
    await stage.advance();
    expect(ben.board).toEqual({ drawn: 'early' });
  });

  it('H6: closes with tryLater if the room cannot be loaded, and the next one can', async () => {
    stage.storage.loadFailure = new Error('the database is away');
    const anna = stage.join(editor('anna'));
    await stage.advance();
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
    expect(stage.isUnloaded).toBe(true);
    expect(stage.log.lines.map(({ level }) => level)).toContain('error');
    stage.storage.loadFailure = null;
    anna.connect(stage.openRoom(), editor('anna'), stage.clock);
    await stage.advance();
    expect(anna.socket.closedWith).toBeNull();
  });

  it('H6: gives up on a load that takes too long', async () => {
    stage.storage.hold('loads');
    const anna = stage.join(editor('anna'));
    await stage.advance(19_000);
    expect(anna.socket.closedWith).toBeNull();
    await stage.advance(1_000);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
  });

  it('H6: keeps a bounded number of early messages', async () => {
    stage.storage.hold('loads');
    const anna = stage.join(editor('anna'));
    for (let i = 0; i < 600; i++) anna.set('x', i);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooFast);
  });

  it('H7: speaks first, with SyncStep1', async () => {
    const anna = new Peer();
    anna.isPaused = true;
    anna.connect(stage.room, editor('anna'), stage.clock, { isSilent: true });
    await stage.advance();
    expect([...(anna.received[0] ?? [])].slice(0, 2)).toEqual([0, 0]);
    expect(anna.received[1]?.[0]).toBe(MESSAGE_STANDING);
  });

  it('S1: gives a late joiner all there is, stored or not', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance();
    stage.storage.hold('appends');
    anna.set('a', 1);
    anna.set('b', 2);
    await stage.advance();
    const ben = stage.join(editor('ben'));
    await stage.advance();
    expect(ben.board).toEqual({ a: 1, b: 2 });
  });

  it('loads what was stored', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance();
    for (let i = 0; i < 60; i++) {
      anna.set('x', i);
      await stage.advance(50);
    }
    anna.disconnect();
    await stage.advance(10_000);
    expect(stage.isUnloaded).toBe(true);
    expect(stage.storage.inner.entries(ROOM_ID).length).toBe(60);
    stage.openRoom();
    const ben = stage.join(editor('ben'));
    await stage.advance();
    expect(ben.board).toEqual({ x: 59 });
  });
});

describe('edits', () => {
  it('S2: reach the others in the same turn, and never come back', async () => {
    const [anna, ben, cleo] = [
      stage.join(editor('anna')),
      stage.join(editor('ben')),
      stage.join(editor('cleo')),
    ];
    await stage.advance();
    const before = anna.received.length;
    anna.set('x', 1);
    expect(ben.board).toEqual({ x: 1 });
    expect(cleo.board).toEqual({ x: 1 });
    await stage.advance(1_000);
    expect(anna.received.slice(before).filter(isDocumentFrame)).toEqual([]);
  });

  it('S2: reach the other tab of the same person', async () => {
    const [first, second] = [stage.join(editor('anna')), stage.join(editor('anna'))];
    await stage.advance();
    first.set('x', 1);
    expect(second.board).toEqual({ x: 1 });
  });

  it('S2: are sent on while storing fails', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance();
    stage.storage.failure = new Error('disk full');
    anna.set('x', 1);
    expect(ben.board).toEqual({ x: 1 });
  });

  it('S4: wait for the SyncStep2 that they build on', async () => {
    const anna = new Peer();
    anna.set('drawn', 'offline');
    anna.isPaused = true;
    anna.connect(stage.room, editor('anna'), stage.clock);
    await stage.advance();
    anna.set('drawn', 'after the connection, before the answer');
    await stage.advance(100);
    expect(anna.socket.closedWith).toBeNull();
    anna.deliver();
    await stage.advance(100);
    const ben = stage.join(editor('ben'));
    await stage.advance();
    expect(ben.board).toEqual({ drawn: 'after the connection, before the answer' });
    expect(anna.lastAck?.count).toBe(anna.sent);
  });

  it('S4: are refused when they build on what never came', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance();
    const other = new Y.Doc();
    other.getMap('board').set('x', 1);
    const before = Y.encodeStateVector(other);
    other.getMap('board').set('x', 2);
    anna.send(encodeUpdate(Y.encodeStateAsUpdate(other, before)));
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.badMessage);
    await stage.advance(1_000);
    expect(stage.storage.appends).toBe(0);
  });

  it('S5: come to a joiner only with or after the board', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance();
    anna.set('a', 1);
    const ben = stage.join(editor('ben'), { isSilent: true });
    await stage.advance();
    anna.set('a', 2);
    expect(ben.received.filter(isDocumentFrame)).toEqual([]);
    expect(ben.doc.store.pendingStructs).toBeNull();
  });

  it('S6: are stored and sent on as what they change, not as what was sent', async () => {
    const anna = stage.join(editor('anna'));
    const ben = stage.join(editor('ben'));
    await stage.advance();
    for (let i = 0; i < 200; i++) anna.set(`k${i}`, 'x'.repeat(50));
    for (let i = 0; i < 200; i++) anna.doc.getMap('board').delete(`k${i}`);
    await stage.advance(1_000);
    const rows = stage.storage.inner.entries(ROOM_ID).length;
    const heard = ben.received.length;
    anna.send(encodeStep2(Y.encodeStateAsUpdate(anna.doc)));
    await stage.advance(1_000);
    expect(stage.storage.inner.entries(ROOM_ID)).toHaveLength(rows);
    expect(ben.received).toHaveLength(heard);
    expect(anna.lastAck?.count).toBe(anna.sent);
    anna.disconnect();
    anna.set('offline', 1);
    anna.connect(stage.room, editor('anna'), stage.clock);
    await stage.advance(1_000);
    const last = stage.storage.inner.entries(ROOM_ID).at(-1)?.bytes ?? new Uint8Array();
    expect(Y.decodeUpdate(last).structs).toHaveLength(1);
    expect(Y.decodeUpdate(last).ds.clients.size).toBe(0);
    expect(ben.received.findLast(isDocumentFrame)?.length).toBeLessThan(last.length + 8);
  });

  it('merge by field when two people edit at once', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance();
    anna.isPaused = true;
    ben.isPaused = true;
    anna.set('x', 'anna');
    ben.set('y', 'ben');
    anna.deliver();
    ben.deliver();
    expect(anna.board).toEqual({ x: 'anna', y: 'ben' });
    expect(ben.board).toEqual(anna.board);
  });

  it('bring back what an unlucky server lost', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance();
    stage.storage.hold('appends');
    anna.set('x', 1);
    ben.set('y', 2);
    expect(ben.board).toEqual({ x: 1, y: 2 });
    // The process dies here; a new one has only the log, which is empty.
    const reborn = new Stage();
    ben.link = null;
    ben.connect(reborn.room, editor('ben'), reborn.clock);
    ben.set('z', 3);
    await reborn.advance(100);
    const cleo = reborn.join(editor('cleo'));
    await reborn.advance(100);
    expect(cleo.board).toEqual({ x: 1, y: 2, z: 3 });
    expect(ben.lastAck?.count).toBe(ben.sent);
  });
});

describe('messages of our own', () => {
  it('H3: go only to those who asked', async () => {
    const anna = stage.join(editor('anna'), { acks: false });
    await stage.advance();
    anna.set('x', 1);
    await stage.advance(1_000);
    const types = new Set(anna.received.map((frame) => frame[0]));
    expect(types.has(MESSAGE_ACKED)).toBe(false);
    expect(types.has(MESSAGE_STANDING)).toBe(false);
  });
});
