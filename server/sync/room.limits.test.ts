import { beforeEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import {
  MAX_BOARD_BYTES,
  MAX_DELETIONS,
  MAX_NEW_WRITERS,
  MAX_SOCKETS_PER_PERSON,
  MAX_SOCKETS_PER_ROOM,
  MAX_STATE_VECTOR_BYTES,
  MAX_WRITERS,
  MESSAGE_BURST,
  STALLED_READER_BYTES,
  STEP_1_COST,
} from '@/lib/sync/limits';
import { encodeStep1, encodeUpdate, MESSAGE_QUERY_AWARENESS } from '@/lib/sync/protocol';
import { rawUpdate, text } from './testing/rawUpdate';
import { editor, Stage } from './testing/stage';
import { READER_GRACE_MS } from './timing';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
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

  it('L5: takes no state vector of any length', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    anna.send(encodeStep1(new Uint8Array(MAX_STATE_VECTOR_BYTES + 1)));
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.badMessage);
  });

  it('L6: takes edits of so many writers and no more', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    const bring = (first: number, writers: number) => {
      const blocks = Array.from({ length: writers }, (_, i) => ({
        client: first + i,
        clock: 0,
        structs: [text('a')],
      }));
      anna.send(encodeUpdate(rawUpdate(blocks)));
    };
    for (let first = 0; first < MAX_WRITERS; first += MAX_NEW_WRITERS) bring(first, MAX_NEW_WRITERS);
    expect(anna.socket.closedWith).toBeNull();
    bring(MAX_WRITERS, 1);
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

  it('L6: takes deletions only once the board is too large', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    for (const key of ['a', 'b']) {
      anna.set(key, key.repeat(0.55 * MAX_BOARD_BYTES));
      await stage.advance(100);
    }
    // So many edits, and a pause, and the board is compacted.
    for (let i = 0; i < 60; i++) anna.set('small', i);
    await stage.advance(5_000);
    anna.doc.getMap('board').delete('small');
    await stage.advance(100);
    expect(anna.socket.closedWith).toBeNull();
    expect(anna.lastAck?.count).toBe(anna.sent);
    anna.set('c', 1);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tooLarge);
  });

  it('L6: takes no more than it could compact', async () => {
    const anna = stage.join(editor('anna'));
    await stage.advance(100);
    for (let i = 0; i < 3; i++) {
      anna.set('x', 'x'.repeat(0.6 * MAX_BOARD_BYTES));
      await stage.advance(100);
    }
    expect(anna.socket.closedWith).toBeNull();
    anna.set('x', 'x'.repeat(0.6 * MAX_BOARD_BYTES));
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
