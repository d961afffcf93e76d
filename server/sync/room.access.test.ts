import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import {
  MAX_DELETIONS,
  MAX_SOCKETS_PER_PERSON,
  MAX_SOCKETS_PER_ROOM,
  MESSAGE_BURST,
  STALLED_READER_BYTES,
  STEP_1_COST,
} from '@/lib/sync/limits';
import { encodeStep1, encodeStep2, encodeUpdate, MESSAGE_QUERY_AWARENESS } from '@/lib/sync/protocol';
import { Peer } from './testing/peer';
import { rawUpdate } from './testing/rawUpdate';
import { editor, judged, ROOM_ID, reader, Stage } from './testing/stage';
import { LAST_CALL_MS, READER_GRACE_MS } from './timing';

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

describe('access that changes', () => {
  it('A1, A2: freezes the board in the middle of drawing', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    anna.set('x', 1);
    await stage.advance(100);
    say(editor('anna', { canEdit: false }));
    await stage.room.rejudge();
    await stage.advance();
    expect(anna.standings.at(-1)?.canEdit).toBe(false);
    anna.set('x', 2);
    await stage.advance(1_000);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
    expect(ben.board).toEqual({ x: 1 });
    expect(stage.storage.inner.entries(ROOM_ID)).toHaveLength(1);
  });

  it('A6: takes what was drawn before the right was known to be gone, and nothing after that', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    anna.isPaused = true;
    say(editor('anna', { canEdit: false }));
    await stage.room.rejudge();
    await stage.advance();
    anna.set('x', 'on its way');
    expect(ben.board).toEqual({ x: 'on its way' });
    anna.deliver();
    expect(anna.standings.at(-1)?.canEdit).toBe(false);
    await stage.advance(100);
    expect(anna.socket.closedWith).toBeNull();
    expect(anna.lastAck?.count).toBe(anna.sent);
    anna.set('x', 'too late');
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
    expect(ben.board).toEqual({ x: 'on its way' });
  });

  it('A6: waits for that a second at most', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    anna.isPaused = true;
    say(editor('anna', { canEdit: false }));
    await stage.room.rejudge();
    await stage.advance(LAST_CALL_MS);
    anna.set('x', 1);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
    expect(ben.board).toEqual({});
  });

  it('A6: is no way in for what was drawn without a connection', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = new Peer();
    anna.set('drawn', 'offline');
    anna.isPaused = true;
    anna.connect(stage.room, access, stage.clock);
    await stage.advance();
    say(editor('anna', { canEdit: false }));
    await stage.room.rejudge();
    anna.deliver();
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.readOnly);
  });

  it('A2: closes whose access has ended, and only theirs', async () => {
    const { access, say } = judged(editor('anna'));
    const [first, second] = [stage.join(access), stage.join(access)];
    const ben = stage.join(editor('ben'));
    await stage.advance(100);
    say({ refused: 'accessEnded' });
    await stage.room.rejudge('member:ben');
    expect(first.socket.closedWith).toBeNull();
    await stage.room.rejudge('member:anna');
    expect(first.socket.closedWith?.code).toBe(CLOSE_CODES.accessEnded);
    expect(second.socket.closedWith?.code).toBe(CLOSE_CODES.accessEnded);
    expect(ben.socket.closedWith).toBeNull();
    const received = first.received.length;
    first.set('after', 1);
    ben.set('after', 2);
    expect(first.received).toHaveLength(received);
    expect(ben.board).toEqual({ after: 2 });
  });

  it('A2: reaches those who wait for the room', async () => {
    stage.storage.hold('loads');
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    say({ refused: 'forbidden' });
    await stage.room.rejudge();
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.forbidden);
    stage.storage.release();
    await stage.advance(100);
    expect(anna.received).toEqual([]);
  });

  it('A2: lets the judgement begun last win', async () => {
    const answers: ((access: ReturnType<typeof editor>) => void)[] = [];
    const anna = stage.join(
      editor('anna', { recheck: () => new Promise((resolve) => answers.push(resolve)) }),
    );
    await stage.advance(100);
    const both = [stage.room.rejudge(), stage.room.rejudge()];
    await stage.advance();
    answers[1]?.(editor('anna', { canEdit: false }));
    await stage.advance();
    answers[0]?.(editor('anna', { canEdit: true }));
    await Promise.all(both);
    expect(anna.session.access.canEdit).toBe(false);
  });

  it('A2: gives the right to edit as well as it takes it', async () => {
    const { access, say } = judged(reader('anna'));
    const anna = stage.join(access);
    await stage.advance(100);
    say(editor('anna'));
    await stage.room.rejudge();
    anna.set('x', 1);
    await stage.advance(100);
    expect(anna.lastAck?.count).toBe(anna.sent);
    expect(anna.standings.at(-1)?.canEdit).toBe(true);
  });

  it('A3: is noticed within 30 s even if nobody says so', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    await stage.advance(60_000);
    say({ refused: 'signedOut' });
    await stage.advance(30_000);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.signedOut);
  });

  it('A3: ends at its expiry, to the millisecond for messages', async () => {
    const expiresAt = new Date(stage.clock.now() + 5_000);
    const anna = stage.join(editor('anna', { expiresAt, recheck: () => new Promise(() => {}) }));
    await stage.advance(4_999);
    anna.set('x', 1);
    expect(anna.socket.closedWith).toBeNull();
    await stage.advance(1);
    anna.set('x', 2);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.accessEnded);
  });

  it('A3: ends at its expiry for someone who only listens', async () => {
    const expiresAt = new Date(stage.clock.now() + 5_000);
    const anna = stage.join(editor('anna', { expiresAt }));
    await stage.advance(5_000);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.accessEnded);
  });

  it('A4: survives a short absence of the judge, and not a long one', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    await stage.advance(1_000);
    say(new Error('the database is away'));
    await stage.room.rejudge();
    await stage.advance(15_000);
    expect(anna.socket.closedWith).toBeNull();
    say(editor('anna'));
    await stage.advance(2_000);
    say(new Error('the database is away'));
    await stage.room.rejudge();
    await stage.advance(21_000);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
  });

  it('A2: ends the session if the judge sees someone else', async () => {
    const { access, say } = judged(editor('anna'));
    const anna = stage.join(access);
    say(editor('ben'));
    await stage.room.rejudge();
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.signedOut);
  });
});

describe('limits', () => {
  it('L2: closes a flood, and not a lively drag', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    for (let second = 0; second < 5; second++) {
      for (let i = 0; i < 120; i++) anna.set('x', i);
      await stage.advance(1_000);
    }
    expect(anna.socket.closedWith).toBeNull();
    for (let i = 0; i <= MESSAGE_BURST; i++) anna.send(new Uint8Array([MESSAGE_QUERY_AWARENESS]));
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooFast);
  });

  it('L2: counts a question for the whole board as many messages', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    for (let i = 0; i <= MESSAGE_BURST / STEP_1_COST; i++) anna.send(encodeStep1(new Uint8Array([0])));
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooFast);
  });

  it('L1: refuses a message that is too large', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.set('x', 'x'.repeat(9 * 1024 * 1024));
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooLarge);
  });

  it('L6: takes no more when so much has been deleted piece by piece that nobody could return with it', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    const WRITER = 4_242;
    const deleteFrom = (from: number, ranges: number) =>
      anna.send(
        encodeUpdate(
          rawUpdate(
            [],
            Array.from({ length: ranges }, (_, i) => ({ client: WRITER, clock: from + 2 * i, length: 1 })),
          ),
        ),
      );
    const gc = 4 * MAX_DELETIONS;
    anna.send(encodeUpdate(rawUpdate([{ client: WRITER, clock: 0, structs: [{ gc }] }])));
    deleteFrom(0, MAX_DELETIONS);
    expect(anna.socket.closedWith).toBeNull();
    deleteFrom(0, MAX_DELETIONS);
    expect(anna.socket.closedWith).toBeNull();
    deleteFrom(2 * MAX_DELETIONS, 1);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooLarge);
  });

  it('L3: bounds the sockets of a person and of a room', async () => {
    const own = Array.from({ length: MAX_SOCKETS_PER_PERSON + 1 }, () => stage.join(editor('anna')));
    expect(own.filter(({ socket }) => socket.closedWith?.code === CLOSE_CODES.roomFull)).toHaveLength(1);
    const others = Array.from({ length: MAX_SOCKETS_PER_ROOM }, (_, i) => stage.join(editor(`p${i}`)));
    expect(others.filter(({ socket }) => socket.closedWith !== null)).toHaveLength(MAX_SOCKETS_PER_PERSON);
    expect(stage.room.sockets).toBe(MAX_SOCKETS_PER_ROOM);
  });

  it('L4: cuts off a reader that is far behind', async () => {
    const [anna, ben] = [stage.join(editor('anna')), stage.join(editor('ben'))];
    await stage.advance(100);
    ben.socket.bufferedAmount = STALLED_READER_BYTES + 1;
    anna.set('x', 1);
    await stage.advance(READER_GRACE_MS - 1_000);
    expect(ben.socket.isTerminated).toBe(false);
    await stage.advance(2_000);
    expect(ben.socket.isTerminated).toBe(true);
    expect(anna.socket.isTerminated).toBe(false);
  });
});

describe('a session that was closed', () => {
  it('is not heard any more', async () => {
    const anna = stage.join(editor('anna'));
    const ben = new Peer();
    ben.connect(stage.room, editor('ben'), stage.clock);
    await stage.advance(100);
    stage.room.drop(ben.session, 'forbidden');
    ben.set('x', 1);
    await stage.advance(1_000);
    expect(anna.board).toEqual({});
    expect(stage.storage.appends).toBe(0);
  });
});
