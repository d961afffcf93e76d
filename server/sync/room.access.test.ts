import { beforeEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { Peer } from './testing/peer';
import { editor, judged, ROOM_ID, reader, Stage } from './testing/stage';
import { LAST_CALL_MS } from './timing';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
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
