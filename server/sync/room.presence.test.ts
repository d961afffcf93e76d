import { beforeEach, describe, expect, it } from 'vitest';
import { encodeAwareness, MESSAGE_AWARENESS, MESSAGE_QUERY_AWARENESS } from '@/lib/sync/protocol';
import type { Peer } from './testing/peer';
import { editor, judged, Stage } from './testing/stage';

let stage: Stage;
let anna: Peer;
let ben: Peer;
beforeEach(async () => {
  stage = new Stage();
  anna = stage.join(editor('anna'));
  ben = stage.join(editor('ben'));
  await stage.advance(100);
});

describe('presence', () => {
  it('W3: says who someone is, whatever they claim', () => {
    ben.show({ cursor: { x: 1 }, user: { id: 'member:anna', name: 'Anna', role: 'owner', extra: true } });
    expect(anna.presences.get(ben.doc.clientID)).toEqual({
      cursor: { x: 1 },
      user: { id: 'member:ben', name: 'ben', color: '#1d4ed8', role: 'interviewer' },
    });
  });

  it('W7: asks the others to look only for those who may edit, and only as a number', async () => {
    const called = () => anna.presences.get(ben.doc.clientID)?.call;
    ben.show({ call: 3 });
    expect(called()).toBe(3);
    for (const call of ['4', 4.5, -1, { at: 4 }, 2 ** 60]) {
      ben.show({ call });
      expect(called()).toBeUndefined();
    }
    const { access, say } = judged(editor('cleo'));
    const cleo = stage.join(access);
    cleo.show({ call: 1, cursor: 1 });
    say(editor('cleo', { canEdit: false }));
    await stage.room.rejudge();
    await stage.advance();
    expect(anna.presences.get(cleo.doc.clientID)).toMatchObject({ cursor: 1 });
    expect(anna.presences.get(cleo.doc.clientID)).not.toHaveProperty('call');
    cleo.show({ call: 2 });
    expect(anna.presences.get(cleo.doc.clientID)).not.toHaveProperty('call');
  });

  it('is not sent back', () => {
    const before = ben.received.length;
    ben.show({ cursor: 1 });
    expect(ben.received).toHaveLength(before);
  });

  it('W3: is sent again when the name changes', async () => {
    const { access, say } = judged(editor('cleo'));
    const cleo = stage.join(access);
    cleo.show({ cursor: 1 });
    say(editor('cleo', { name: 'Cleo C.' }));
    await stage.room.rejudge();
    await stage.advance();
    expect(anna.presences.get(cleo.doc.clientID)).toMatchObject({ cursor: 1, user: { name: 'Cleo C.' } });
    cleo.show({ cursor: 2 });
    expect(anna.presences.get(cleo.doc.clientID)).toMatchObject({ cursor: 2 });
  });

  it('W5: is known to who joins, and to who asks', async () => {
    anna.show({ cursor: 1 });
    ben.show({ cursor: 2 });
    const cleo = stage.join(editor('cleo'));
    expect([...cleo.presences.keys()].sort()).toEqual([anna.doc.clientID, ben.doc.clientID].sort());
    const told = cleo.received.findLast((frame) => frame[0] === MESSAGE_AWARENESS);
    cleo.send(new Uint8Array([MESSAGE_QUERY_AWARENESS]));
    expect(cleo.received.at(-1)).toEqual(told);
  });

  it('W4: goes when the socket goes', () => {
    anna.show({ cursor: 1 });
    expect(ben.presences.size).toBe(1);
    anna.disconnect();
    expect(ben.presences.size).toBe(0);
  });

  it('W4: comes back with a clock above the removal, even if the client sends its old one', () => {
    const state = { clientId: anna.doc.clientID, clock: 7, json: '{"cursor":1}' };
    anna.send(encodeAwareness([state]));
    anna.disconnect();
    anna.connect(stage.room, editor('anna'), stage.clock);
    anna.send(encodeAwareness([state]));
    expect(ben.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 1 });
    anna.send(encodeAwareness([{ ...state, clock: 8, json: '{"cursor":2}' }]));
    expect(ben.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 2 });
  });

  it('W1: is only one a socket', () => {
    ben.show({ cursor: 1 });
    ben.show({ cursor: 2 }, 12345);
    expect(anna.presences.has(12345)).toBe(false);
  });

  it('W2: of someone else is neither changed, nor removed, nor taken over after they left', () => {
    anna.show({ cursor: 1 });
    ben.send(encodeAwareness([{ clientId: anna.doc.clientID, clock: 50, json: 'null' }]));
    ben.send(encodeAwareness([{ clientId: anna.doc.clientID, clock: 51, json: '{"cursor":"taken"}' }]));
    const cleo = stage.join(editor('cleo'));
    expect(cleo.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 1, user: { id: 'member:anna' } });
    anna.disconnect();
    ben.send(encodeAwareness([{ clientId: anna.doc.clientID, clock: 60, json: '{"cursor":"taken"}' }]));
    expect(cleo.presences.size).toBe(0);
    anna.connect(stage.room, editor('anna'), stage.clock);
    anna.show({ cursor: 2 });
    expect(cleo.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 2, user: { id: 'member:anna' } });
  });

  it("W2: moves to the same person's next socket, and stays when the old one is found dead", () => {
    anna.show({ cursor: 1 });
    const old = anna.link;
    anna.connect(stage.room, editor('anna'), stage.clock);
    anna.show({ cursor: 2 });
    if (old) stage.room.leave(old.session);
    expect(ben.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 2 });
  });

  it('is withdrawn and shown again', () => {
    anna.show({ cursor: 1 });
    anna.show(null);
    expect(ben.presences.size).toBe(0);
    anna.show({ cursor: 2 });
    expect(ben.presences.get(anna.doc.clientID)).toMatchObject({ cursor: 2 });
  });

  it('W6: that is no object or too long is ignored', () => {
    anna.show('text');
    anna.show(['list']);
    anna.show({ long: 'x'.repeat(20_000) });
    expect(ben.presences.size).toBe(0);
    expect(anna.socket.closedWith).toBeNull();
    anna.show({ cursor: 1 });
    expect(ben.presences.size).toBe(1);
  });

  it('with a clock or an id out of range is ignored', () => {
    anna.send(encodeAwareness([{ clientId: anna.doc.clientID, clock: 2 ** 53 - 1, json: '{}' }]));
    anna.send(encodeAwareness([{ clientId: 2 ** 40, clock: 1, json: '{}' }]));
    expect(ben.presences.size).toBe(0);
  });
});

describe('U3: who is connected', () => {
  it('is reported as it changes, each person once', async () => {
    expect(stage.people.at(-1)).toEqual(['member:anna', 'member:ben']);
    const reports = stage.people.length;
    const second = stage.join(editor('anna'));
    second.disconnect();
    expect(stage.people).toHaveLength(reports);
    anna.disconnect();
    expect(stage.people.at(-1)).toEqual(['member:ben']);
    ben.disconnect();
    expect(stage.people.at(-1)).toEqual([]);
  });
});
