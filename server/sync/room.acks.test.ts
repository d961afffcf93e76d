import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { MAX_UNSAVED_BYTES } from '@/lib/sync/limits';
import { editor, ROOM_ID, Stage } from './testing/stage';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

const rows = () => stage.storage.inner.entries(ROOM_ID);

describe('acknowledgements', () => {
  it('K2: come after the commit and never before', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    const before = anna.lastAck?.count;
    stage.storage.hold('appends');
    anna.set('x', 1);
    await stage.advance(1_000);
    expect(anna.lastAck?.count).toBe(before);
    stage.storage.release();
    await stage.advance();
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(rows()).toHaveLength(1);
  });

  it('K1: count deletions, which no state vector shows', async () => {
    const anna = stage.join(editor('anna'));
    anna.set('x', 1);
    await stage.advance(100);
    const vector = anna.lastAck?.stateVector;
    anna.doc.getMap('board').delete('x');
    expect(anna.lastAck?.count).toBe(anna.sent - 1);
    await stage.advance(100);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(anna.lastAck?.stateVector).toEqual(vector);
  });

  it('K1: carry a state vector that covers what is stored and no more', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    await stage.advance();
    ben.set('y', 1);
    stage.storage.release();
    stage.storage.hold('appends');
    await stage.advance();
    const durable = Y.decodeStateVector(anna.lastAck?.stateVector ?? new Uint8Array([0]));
    expect(durable.get(anna.doc.clientID)).toBe(1);
    expect(durable.get(ben.doc.clientID)).toBeUndefined();
  });

  it('K1: promise only what is stored when there is more than one write can hold', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', -1);
    await stage.advance();
    for (let i = 0; i < 1_499; i++) anna.set('x', i);
    stage.storage.failFrom = 3;
    stage.storage.release();
    await stage.advance(1_000);
    expect(anna.lastAck?.count).toBe(1 + 1 + 1_000);
    const durable = Y.decodeStateVector(anna.lastAck?.stateVector ?? new Uint8Array([0]));
    const stored = new Y.Doc();
    for (const { bytes } of rows()) Y.applyUpdate(stored, bytes);
    expect(durable.get(anna.doc.clientID) ?? 0).toBeLessThanOrEqual(
      Y.getState(stored.store, anna.doc.clientID),
    );
    stage.storage.failFrom = Number.POSITIVE_INFINITY;
    await stage.advance(10_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(anna.lastAck?.stateVector).toEqual(Y.encodeStateVector(anna.doc));
  });

  it('K1: count each socket by itself', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    for (let i = 0; i < 5; i++) anna.set('x', i);
    ben.set('y', 1);
    await stage.advance(1_000);
    expect([anna.lastAck?.count, ben.lastAck?.count]).toEqual([6, 2]);
  });

  it('K3: for a message without news wait for what came before it', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    expect(ben.sent).toBe(1);
    expect(ben.acks).toEqual([]);
    stage.storage.release();
    await stage.advance(100);
    expect(ben.lastAck?.count).toBe(1);
  });

  it('K3: for a message without news come at once when everything is stored', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance();
    expect(anna.lastAck?.count).toBe(1);
    expect(stage.storage.appends).toBe(0);
  });
});

describe('group commit', () => {
  it('P1: has one write under way, and the next takes all that came meanwhile', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('first', 0);
    await stage.advance();
    for (let i = 0; i < 50; i++) anna.set(`k${i}`, i);
    await stage.advance(1_000);
    expect(stage.storage.appends).toBe(1);
    stage.storage.release();
    await stage.advance(100);
    expect(stage.storage.appends).toBe(2);
    expect(anna.lastAck?.count).toBe(anna.sent);
  });

  it('P2: keeps authors, order and time', async () => {
    const namesake = editor('ben', { name: 'anna', role: 'candidate' });
    const [anna, ben] = [stage.join(editor('anna')), stage.join(namesake)];
    await stage.advance(1_000);
    stage.storage.hold('appends');
    anna.set('first', 0);
    for (let i = 0; i < 3; i++) anna.set('a', i);
    ben.set('b', 1);
    anna.set('c', 1);
    await stage.advance(500);
    anna.set('d', 1);
    stage.storage.release();
    await stage.advance(1_000);
    const stored = rows();
    expect(stored.map(({ actorId, actor }) => `${actorId} ${actor.kind}`)).toEqual([
      ...Array(4).fill('member:anna member'),
      'member:ben candidate',
      'member:anna member',
      'member:anna member',
    ]);
    expect((stored[6]?.at ?? 0) - (stored[5]?.at ?? 0)).toBe(500);
    const copy = new Y.Doc();
    for (const { bytes } of stored) Y.applyUpdate(copy, bytes);
    expect(copy.getMap('board').toJSON()).toEqual({ first: 0, a: 2, b: 1, c: 1, d: 1 });
    expect(copy.store.pendingStructs).toBeNull();
  });
});

describe('failing storage', () => {
  it('P3, K4: says so, acknowledges nothing, and catches up by itself', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    const before = anna.lastAck?.count;
    stage.storage.failure = new Error('the disk is full');
    anna.set('x', 1);
    await stage.advance(30_000);
    expect(anna.lastAck?.count).toBe(before);
    expect(anna.standings.at(-1)).toEqual({ canEdit: true, storing: false });
    expect(stage.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    const attempts = stage.storage.appends;
    expect(attempts).toBeGreaterThan(6);
    expect(attempts).toBeLessThan(20);
    anna.set('y', 2);
    stage.storage.failure = null;
    await stage.advance(10_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(anna.standings.at(-1)).toEqual({ canEdit: true, storing: true });
    expect(rows()).toHaveLength(2);
  });

  it('P3: treats a write without an answer as failed, and does not write it twice', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.lostAnswer = new Error('the connection was reset');
    anna.set('x', 1);
    await stage.advance(5_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(rows()).toHaveLength(1);
    anna.set('y', 1);
    await stage.advance(5_000);
    expect(rows()).toHaveLength(2);
  });

  it('P3: does not wait for ever', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    await stage.advance(20_000);
    expect(anna.standings.at(-1)?.storing).toBe(false);
    stage.storage.release();
    await stage.advance(20_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(rows()).toHaveLength(1);
  });

  it('P4: leaves edits in the browser once too much is unsaved', async () => {
    const anna = stage.join(editor('anna'));
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    stage.storage.failure = new Error('the disk is full');
    const chunk = 'x'.repeat(1024 * 1024);
    let drawn = 0;
    while (anna.socket.closedWith === null && drawn < 40) {
      anna.set(`k${drawn++}`, chunk);
      await stage.advance(1_000);
    }
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
    expect(stage.room.unsavedBytes).toBeGreaterThan(MAX_UNSAVED_BYTES);
    expect(stage.room.unsavedBytes).toBeLessThan(MAX_UNSAVED_BYTES + 2 * chunk.length);
    expect(Object.keys(ben.board)).toHaveLength(drawn - 1);
    expect(ben.socket.closedWith).toBeNull();
    stage.storage.failure = null;
    await stage.advance(30_000);
    anna.disconnect();
    anna.connect(stage.room, editor('anna'), stage.clock);
    await stage.advance(1_000);
    expect(Object.keys(ben.board)).toHaveLength(drawn);
    expect(anna.lastAck?.count).toBe(anna.sent);
  });

  it('P6: says when the room is gone, with what was lost', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.isGone = true;
    anna.set('x', 1);
    await stage.advance(100);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.roomNotFound);
    expect(stage.log.lines.find(({ level }) => level === 'error')?.data).toMatchObject({ roomId: ROOM_ID });
    expect(stage.isUnloaded).toBe(true);
  });
});

describe('another process', () => {
  it('P5: is noticed, heard, and written behind', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    const elsewhere = new Y.Doc();
    elsewhere.getMap('board').set('elsewhere', true);
    const entry = {
      actorId: 'member:dora',
      actor: { kind: 'member', name: 'dora' } as const,
      at: Date.now(),
    };
    await stage.storage.inner.append([
      { roomId: ROOM_ID, entries: [{ ...entry, bytes: Y.encodeStateAsUpdate(elsewhere) }], afterSeq: 0n },
    ]);
    anna.set('here', true);
    await stage.advance(1_000);
    expect(anna.board).toEqual({ here: true, elsewhere: true });
    expect(ben.board).toEqual(anna.board);
    expect(rows().map(({ actorId }) => actorId)).toEqual(['member:dora', 'member:anna']);
    expect(anna.lastAck?.count).toBe(anna.sent);
  });
});
