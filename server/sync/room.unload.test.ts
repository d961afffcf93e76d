import { beforeEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { noMetrics } from './ports';
import { Registry } from './registry';
import { Peer } from './testing/peer';
import { editor, ROOM_ID, Stage } from './testing/stage';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('unloading', () => {
  it('U1: happens a while after the last one left', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(60_000);
    expect(stage.isUnloaded).toBe(false);
    anna.disconnect();
    await stage.advance(4_000);
    expect(stage.isUnloaded).toBe(false);
    await stage.advance(1_000);
    expect(stage.isUnloaded).toBe(true);
  });

  it('U1: does not happen to who is back in time', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.disconnect();
    await stage.advance(4_000);
    anna.connect(stage.room, editor('anna'), stage.clock);
    await stage.advance(60_000);
    expect(stage.isUnloaded).toBe(false);
    expect(anna.socket.closedWith).toBeNull();
  });

  it('U1: waits until everything is stored, however long that takes', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.failure = new Error('the disk is full');
    anna.set('x', 1);
    anna.disconnect();
    await stage.advance(600_000);
    expect(stage.isUnloaded).toBe(false);
    expect(stage.room.unsavedBytes).toBeGreaterThan(0);
    stage.storage.failure = null;
    await stage.advance(10_000);
    expect(stage.isUnloaded).toBe(true);
    expect(stage.storage.inner.entries(ROOM_ID)).toHaveLength(1);
  });

  it('U1: does not happen if someone came while the last edits were stored', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    anna.disconnect();
    await stage.advance(6_000);
    const ben = stage.join(editor('ben'));
    stage.storage.release();
    await stage.advance(60_000);
    expect(stage.isUnloaded).toBe(false);
    expect(ben.board).toEqual({ x: 1 });
  });

  it('U1: happens to a room whose only visitor left while it was loading', async () => {
    stage.storage.hold('loads');
    const anna = stage.join(editor('anna'));
    anna.disconnect();
    stage.storage.release();
    await stage.advance(5_000);
    expect(stage.isUnloaded).toBe(true);
  });
});

describe('closing', () => {
  it('D1: takes no more, stores and acknowledges what was taken, then closes', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    const closing = stage.room.close('restart');
    anna.set('y', 1);
    await stage.advance();
    expect(anna.socket.closedWith).toBeNull();
    stage.storage.release();
    await closing;
    expect(anna.lastAck?.count).toBe(2);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.restart);
    expect(stage.storage.inner.entries(ROOM_ID)).toHaveLength(1);
    expect(stage.isUnloaded).toBe(true);
  });

  it('U2: lets nobody into a room that is being closed', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.storage.hold('appends');
    anna.set('x', 1);
    void stage.room.close('restart');
    const ben = stage.join(editor('ben'));
    expect(ben.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
  });
});

describe('the registry', () => {
  function openRegistry() {
    const people: string[] = [];
    const registry = new Registry({
      storage: stage.storage,
      compactor: stage.compactor,
      fanOut: null,
      clock: stage.clock,
      log: stage.log,
      metrics: noMetrics,
      onPeople: (roomId, personIds) => people.push(`${roomId.slice(0, 1)} ${personIds.join(' ')}`),
    });
    const join = (roomId: string, id: string) => {
      const peer = new Peer();
      peer.connect(
        {
          join: (session) => void registry.join(roomId, session),
          receive: (session, frame) => registry.get(roomId)?.receive(session, frame),
          leave: (session) => registry.get(roomId)?.leave(session),
        },
        editor(id),
        stage.clock,
      );
      return peer;
    };
    return { registry, join, people };
  }
  const [roomA, roomB] = ['A'.repeat(22), 'B'.repeat(22)];

  it('keeps rooms apart', async () => {
    const { registry, join, people } = openRegistry();
    const [anna, ben] = [join(roomA, 'anna'), join(roomB, 'ben')];
    await stage.advance(100);
    anna.set('x', 1);
    anna.show({ cursor: 1 });
    await stage.advance(100);
    expect(ben.board).toEqual({});
    expect(ben.presences.size).toBe(0);
    expect(registry.stats()).toMatchObject({ rooms: 2, sockets: 2, unsavedBytes: 0 });
    expect(people).toEqual(['A member:anna', 'B member:ben']);
  });

  it('U1: forgets an unloaded room and loads it again for the next one', async () => {
    const { registry, join } = openRegistry();
    const anna = join(roomA, 'anna');
    await stage.advance(100);
    anna.set('x', 1);
    await stage.advance(100);
    anna.disconnect();
    await stage.advance(6_000);
    expect(registry.stats().rooms).toBe(0);
    const ben = join(roomA, 'ben');
    await stage.advance(100);
    expect(ben.board).toEqual({ x: 1 });
  });

  it('D1: closes all rooms', async () => {
    const { registry, join } = openRegistry();
    const peers = [join(roomA, 'anna'), join(roomB, 'ben')];
    await stage.advance(100);
    peers[0]?.set('x', 1);
    const closing = registry.closeAll('restart', 10_000);
    await stage.advance(5_000);
    await closing;
    expect(peers.map(({ socket }) => socket.closedWith?.code)).toEqual([1012, 1012]);
    expect(stage.storage.inner.entries(roomA)).toHaveLength(1);
    expect(registry.stats()).toEqual({ rooms: 0, sockets: 0, unsavedBytes: 0 });
  });

  it('D2: says what could not be stored, and never acknowledged it', async () => {
    const { registry, join } = openRegistry();
    const anna = join(roomA, 'anna');
    await stage.advance(100);
    stage.storage.failure = new Error('the disk is full');
    anna.set('x', 1);
    const closing = expect(registry.closeAll('restart', 10_000)).rejects.toThrow('10000 ms');
    await stage.advance(10_000);
    await closing;
    expect(anna.lastAck?.count).toBe(anna.sent - 1);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.restart);
    const line = stage.log.lines.find(({ message }) => message === 'the last edits could not be stored');
    expect(line?.data).toMatchObject({ rooms: 1 });
  });
});
