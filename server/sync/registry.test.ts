import { expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { noMetrics } from './ports';
import { Registry } from './registry';
import { Peer } from './testing/peer';
import { editor, Stage } from './testing/stage';

/** A registry on the stage, and a way into its rooms. */
function open(stage: Stage) {
  const { storage, compactor, clock, log } = stage;
  const registry = new Registry({
    ...{ storage, compactor, clock, log },
    fanOut: null,
    metrics: noMetrics,
    onPeople: () => {},
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
      clock,
    );
    return peer;
  };
  return { registry, join };
}

it('serves thousands of rooms, keeps them apart, and lets go of all of them', async () => {
  const stage = new Stage();
  const { registry, join } = open(stage);
  const rooms = Array.from({ length: 2_000 }, () => newId());
  const people = rooms.map((roomId) => [join(roomId, 'anna'), join(roomId, 'ben')] as const);
  await stage.advance(100);
  for (const [i, [anna, ben]] of people.entries()) {
    anna.set('room', i);
    ben.set('also', i);
  }
  await stage.advance(1_000);
  for (const [i, [anna, ben]] of people.entries()) {
    expect(anna.board).toEqual({ room: i, also: i });
    expect(ben.board).toEqual(anna.board);
    expect([anna, ben].every((peer) => peer.callsItselfSaved)).toBe(true);
  }
  // P1: one commit for many rooms.
  expect(stage.storage.appends).toBeLessThan(60);
  expect(registry.stats()).toEqual({ rooms: 2_000, sockets: 4_000, unsavedBytes: 0 });
  for (const peer of people.flat()) peer.disconnect();
  await stage.advance(10_000);
  expect(registry.stats()).toEqual({ rooms: 0, sockets: 0, unsavedBytes: 0 });
}, 30_000);

it('D1: sends people away one by one, and stores what they draw until then', async () => {
  const stage = new Stage();
  const { registry, join } = open(stage);
  const roomId = newId();
  const people = Array.from({ length: 20 }, (_, i) => join(roomId, `person${i}`));
  await stage.advance(100);
  let chance = 0;
  stage.clock.random = () => (chance++ % 20) / 20;
  const closing = registry.closeAll('restart', 10_000);
  await stage.advance(100);
  const isAway = (peer: Peer) => peer.socket.closedWith?.code === CLOSE_CODES.restart;
  const away = people.filter(isAway).length;
  expect(away).toBeGreaterThan(2);
  expect(away).toBeLessThan(18);
  for (const [i, peer] of people.entries()) if (!isAway(peer)) peer.set(`last words ${i}`, i);
  await stage.advance(5_000);
  await closing;
  expect(people.every(isAway)).toBe(true);
  expect(stage.storage.inner.entries(roomId)).toHaveLength(20 - away);
});
