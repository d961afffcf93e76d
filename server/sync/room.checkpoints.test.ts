import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { STALLED_READER_BYTES } from '@/lib/sync/limits';
import { encodeStep2, encodeUpdate } from '@/lib/sync/protocol';
import type { Peer } from './testing/peer';
import { rawUpdate, text } from './testing/rawUpdate';
import { editor, ROOM_ID, reader, Stage } from './testing/stage';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

const checkpoints = () => stage.storage.inner.checkpoints(ROOM_ID);

/** Draws for a while, so that the log gets a row for each edit. */
async function draw(peer: Peer, rows: number): Promise<void> {
  for (let i = 0; i < rows; i++) {
    peer.set(`k${i % 7}`, i);
    await stage.advance(100);
  }
}

/** Everyone leaves and the room goes from memory; then someone comes. */
async function reopen(peer: Peer): Promise<Peer> {
  peer.disconnect();
  await stage.advance(20_000);
  expect(stage.isUnloaded).toBe(true);
  stage.openRoom();
  const newcomer = stage.join(editor('newcomer'));
  await stage.advance(100);
  return newcomer;
}

describe('checkpoints', () => {
  it('P7: are kept while people draw, and when the last one leaves', async () => {
    const anna = stage.join(editor('anna'));
    await draw(anna, 520);
    await stage.advance(2_000);
    expect(checkpoints()).toHaveLength(1);
    expect(checkpoints()[0]?.writers).toEqual({ 'member:anna': [anna.doc.clientID] });
    await draw(anna, 15);
    const newcomer = await reopen(anna);
    expect(checkpoints().at(-1)?.seq).toBe(535n);
    expect(newcomer.board).toEqual(anna.board);
  });

  it('P8: are where loading begins, and the rows after them are read too', async () => {
    const anna = stage.join(editor('anna'));
    await draw(anna, 20);
    let newcomer = await reopen(anna);
    const seq = checkpoints().at(-1)?.seq;
    newcomer.set('after', 1);
    newcomer = await reopen(newcomer);
    expect(checkpoints().at(-1)?.seq).toBe(seq);
    expect(newcomer.board).toEqual({ ...anna.board, after: 1 });
  });

  it('P8: that are no update are set aside, and the log has everything', async () => {
    const anna = stage.join(editor('anna'));
    await draw(anna, 20);
    await stage.storage.inner.writeCheckpoint(ROOM_ID, {
      seq: 20n,
      state: new Uint8Array([9, 9, 9]),
      writers: {},
    });
    const before = checkpoints();
    anna.disconnect();
    const other = new Stage();
    await other.storage.inner.writeCheckpoint(ROOM_ID, before[0] ?? expect.fail());
    const rows = stage.storage.inner.rows(ROOM_ID);
    for (const [i, entries] of rows.entries()) {
      await other.storage.inner.append([{ roomId: ROOM_ID, entries, afterSeq: BigInt(i) }]);
    }
    const newcomer = other.join(editor('newcomer'));
    await other.advance(100);
    expect(newcomer.board).toEqual(anna.board);
    expect(other.storage.inner.checkpoints(ROOM_ID)).toEqual([]);
    expect(other.log.lines.some(({ message }) => message.includes('damaged'))).toBe(true);
  });

  it('S8: that cannot be made leave the board as it is', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    stage.compactor.compact = () => Promise.reject(new Error('no memory'));
    await draw(anna, 60);
    await stage.advance(5_000);
    expect(stage.log.lines.filter(({ message }) => message.includes('compacted'))).toHaveLength(1);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    expect(ben.board).toEqual(anna.board);
  });

  it('S8: lose no edit that comes while the board is being compacted', async () => {
    const anna = stage.join(editor('anna'));
    await draw(anna, 60);
    const compact = stage.compactor.compact;
    let finish = () => {};
    stage.compactor.compact = async (updates) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return compact(updates);
    };
    await stage.advance(1_500);
    anna.set('during', true);
    finish();
    await stage.advance(100);
    anna.set('after', true);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    expect(ben.board).toEqual(anna.board);
    expect(ben.board).toMatchObject({ during: true, after: true });
  });
});

describe('readers that do not keep up', () => {
  it('L4: get what they lack once they read again, from the tail or from the base', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    for (const compacts of [false, true]) {
      ben.socket.bufferedAmount = STALLED_READER_BYTES + 1;
      const heard = ben.received.length;
      for (let i = 0; i < 60; i++) anna.set(`k${i % 5}`, `${compacts} ${i}`);
      await stage.advance(compacts ? 5_000 : 100);
      expect(ben.received.length).toBe(heard);
      ben.socket.bufferedAmount = 0;
      await stage.advance(300);
      expect(ben.board).toEqual(anna.board);
    }
  });

  it('L4: lose presences first', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    ben.socket.bufferedAmount = 100 * 1024;
    anna.show({ cursor: 1 });
    anna.set('x', 1);
    await stage.advance(10);
    expect(ben.board).toEqual({ x: 1 });
    expect(ben.presences.size).toBe(0);
    anna.show({ cursor: 2 });
    ben.socket.bufferedAmount = 0;
    await stage.advance(300);
    expect(ben.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 2 });
  });
});

describe('S7: writers', () => {
  const inNameOf = (client: number, clock: number) =>
    rawUpdate([{ client, clock, structs: [text('forged', { parent: 'evil' })] }]);

  it('are nobody else’s while they are here', async () => {
    const [anna, mallory] = [stage.join(editor('anna')), stage.join(editor('mallory'))];
    await stage.advance(100);
    anna.set('x', 1);
    const clock = Y.getState(anna.doc.store, anna.doc.clientID);
    for (const encode of [encodeUpdate, encodeStep2]) {
      mallory.send(encode(inNameOf(anna.doc.clientID, clock)));
      expect(mallory.socket.closedWith?.code).toBe(CLOSE_CODES.restart);
      mallory.connect(stage.room, editor('mallory'), stage.clock);
    }
    anna.set('y', 2);
    await stage.advance(1_000);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(mallory.board).toEqual({ x: 1, y: 2 });
    expect(mallory.doc.share.has('evil')).toBe(false);
  });

  it('are their person’s before they have drawn, once they are present', async () => {
    const [anna, mallory] = [stage.join(editor('anna')), stage.join(editor('mallory'))];
    await stage.advance(100);
    anna.show({ cursor: 1 });
    mallory.send(encodeUpdate(inNameOf(anna.doc.clientID, 0)));
    expect(mallory.socket.closedWith?.code).toBe(CLOSE_CODES.restart);
  });

  it('keep their owner when someone else brings what is left of them', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    stage.storage.failure = new Error('the disk is full');
    anna.set('x', 1);
    expect(ben.board).toEqual({ x: 1 });
    // The process dies here; a new one has only the log, which is empty, and Ben comes back first.
    const reborn = new Stage();
    ben.link = null;
    anna.link = null;
    ben.connect(reborn.room, editor('ben'), reborn.clock);
    await reborn.advance(1_000);
    expect(reborn.storage.inner.entries(ROOM_ID)[0]).toMatchObject({ actorId: 'member:ben', brought: true });
    anna.connect(reborn.room, editor('anna'), reborn.clock);
    await reborn.advance(100);
    anna.set('y', 2);
    await reborn.advance(1_000);
    expect(anna.socket.closedWith).toBeNull();
    expect(ben.board).toEqual({ x: 1, y: 2 });
  });

  it('are known again after the room was loaded from its log', async () => {
    const anna = stage.join(editor('anna'));
    await draw(anna, 3);
    const mallory = await reopen(anna);
    anna.connect(stage.room, editor('anna'), stage.clock);
    const clock = Y.getState(anna.doc.store, anna.doc.clientID);
    mallory.send(encodeUpdate(inNameOf(anna.doc.clientID, clock)));
    expect(mallory.socket.closedWith?.code).toBe(CLOSE_CODES.restart);
  });

  it('A5: of those who may only read are never taken', async () => {
    const [anna, rita] = [stage.join(editor('anna')), stage.join(reader('rita'))];
    await stage.advance(100);
    rita.set('x', 1);
    await stage.advance(1_000);
    expect(rita.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
    expect(anna.board).toEqual({});
    expect(stage.storage.inner.entries(ROOM_ID)).toEqual([]);
  });
});
