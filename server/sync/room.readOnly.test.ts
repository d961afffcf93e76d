import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { encodeStep2 } from '@/lib/sync/protocol';
import type { Peer } from './testing/peer';
import { editor, ROOM_ID, reader, Stage } from './testing/stage';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('reading only', () => {
  it('A5: sees the board, shows a presence, and is told that it may not edit', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.set('x', 1);
    const rita = stage.join(reader('rita'));
    rita.show({ cursor: 1 });
    await stage.advance(100);
    expect(rita.board).toEqual({ x: 1 });
    expect(rita.standings.at(-1)?.canEdit).toBe(false);
    expect(anna.presences.get(rita.doc.clientID)).toMatchObject({ cursor: 1, user: { role: 'overseer' } });
    anna.set('x', 2);
    expect(rita.board).toEqual({ x: 2 });
  });

  it.each([
    ['an Update', (peer: Peer) => peer.set('y', 1)],
    ['a deletion', (peer: Peer) => peer.doc.getMap('board').delete('x')],
    [
      'a SyncStep2',
      (peer: Peer) => {
        const other = new Y.Doc();
        other.getMap('board').set('y', 1);
        peer.send(encodeStep2(Y.encodeStateAsUpdate(other)));
      },
    ],
    [
      'a SyncStep2 that only deletes',
      (peer: Peer) => {
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(peer.doc));
        other.getMap('board').delete('x');
        peer.send(encodeStep2(Y.encodeStateAsUpdate(other, Y.encodeStateVector(other))));
      },
    ],
  ])('A5: may not change the board by %s', async (_what, change) => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.set('x', 1);
    const rita = stage.join(reader('rita'));
    await stage.advance(100);
    const stored = stage.storage.inner.entries(ROOM_ID).length;
    change(rita);
    await stage.advance(1_000);
    expect(rita.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
    expect(anna.board).toEqual({ x: 1 });
    expect(stage.storage.inner.entries(ROOM_ID)).toHaveLength(stored);
  });

  it('A5: is not closed for the SyncStep2 that every stock client sends', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    for (let i = 0; i < 20; i++) anna.set(`k${i}`, i);
    for (let i = 0; i < 10; i++) anna.doc.getMap('board').delete(`k${i}`);
    const rita = stage.join(reader('rita'));
    await stage.advance(100);
    expect(rita.lastAck?.count).toBe(rita.sent);
    rita.disconnect();
    rita.connect(stage.room, reader('rita'), stage.clock);
    rita.send(encodeStep2(Y.encodeStateAsUpdate(rita.doc)));
    rita.send(encodeStep2(new Uint8Array([0, 0])));
    await stage.advance(100);
    expect(rita.socket.closedWith).toBeNull();
    expect(rita.sent).toBe(3);
    expect(rita.lastAck?.count).toBe(3);
  });

  it('A5: is told at once when it comes back with what it drew offline', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.disconnect();
    anna.set('drawn', 'offline');
    anna.connect(stage.room, editor('anna', { canEdit: false }), stage.clock);
    await stage.advance(100);
    expect(anna.socket.closedWith).toEqual({ code: CLOSE_CODES.readOnly, reason: 'readOnly' });
  });
});
