import { beforeEach, describe, expect, it } from 'vitest';
import { LogWriter, type Writes } from './logWriter';
import { noMetrics } from './ports';
import type { RoomWrite, WriteOutcome } from './storage/storage';
import { FakeClock } from './testing/fakeClock';
import { HeldStorage } from './testing/stage';
import { GATHER_MS } from './timing';

let clock: FakeClock;
let storage: HeldStorage;
let writer: LogWriter;
/** The rooms of each write, in order. */
let written: string[][];

beforeEach(() => {
  clock = new FakeClock();
  storage = new HeldStorage();
  written = [];
  const append = storage.append.bind(storage);
  storage.append = (writes) => {
    written.push(writes.map(({ roomId }) => roomId));
    return append(writes);
  };
  writer = new LogWriter({ storage, clock, metrics: noMetrics });
});

/** A room with one edit to write, again and again until it is in the log. */
function room(roomId: string): Writes & { outcomes: (WriteOutcome | 'failed')[] } {
  const entry = {
    actorId: 'member:a',
    actor: { kind: 'member', name: 'A' },
    at: 0,
    bytes: new Uint8Array([0, 0]),
  } as const;
  const writes = {
    outcomes: [] as (WriteOutcome | 'failed')[],
    begin: (): RoomWrite => ({ roomId, entries: [entry], afterSeq: 0n }),
    settle: (outcome: WriteOutcome) => void writes.outcomes.push(outcome),
    fail() {
      writes.outcomes.push('failed');
      writer.request(writes);
    },
  };
  return writes;
}

describe('the log writer', () => {
  it('P1: writes the first edit at once, and then all rooms with one commit', async () => {
    writer.request(room('a'));
    await clock.advance(1);
    expect(written).toEqual([['a']]);
    for (const id of ['b', 'c', 'd']) writer.request(room(id));
    await clock.advance(GATHER_MS - 5);
    expect(written).toHaveLength(1);
    await clock.advance(10);
    expect(written).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('writes without waiting when it is hurried', async () => {
    writer.request(room('a'));
    await clock.advance(1);
    writer.request(room('b'));
    writer.hurry();
    await clock.advance(1);
    expect(written).toEqual([['a'], ['b']]);
  });

  it('P3: lets one room whose write fails hold up nobody else', async () => {
    const rooms = ['a', 'poison', 'b'].map(room);
    const append = storage.append;
    storage.append = (writes) => {
      if (!writes.some(({ roomId }) => roomId === 'poison')) return append(writes);
      written.push(writes.map(({ roomId }) => roomId));
      return Promise.reject(new Error('these bytes cannot be stored'));
    };
    for (const writes of rooms) writer.request(writes);
    await clock.advance(2_000);
    const [a, poison, b] = rooms;
    expect([a?.outcomes.at(-1), b?.outcomes.at(-1)]).toEqual(['written', 'written']);
    expect(poison?.outcomes.every((outcome) => outcome === 'failed')).toBe(true);
    writer.request(room('c'));
    await clock.advance(10_000);
    expect(written.some(([first, ...more]) => first === 'c' && more.length === 0)).toBe(true);
  });

  it('P3: does not ask a log that is away for each of many rooms', async () => {
    storage.failure = new Error('no connection');
    const rooms = Array.from({ length: 50 }, (_, i) => room(`room ${i}`));
    for (const writes of rooms) writer.request(writes);
    await clock.advance(10_000);
    expect(storage.appends).toBeLessThan(30);
    storage.failure = null;
    await clock.advance(10_000);
    expect(rooms.map(({ outcomes }) => outcomes.at(-1))).toEqual(Array(50).fill('written'));
  });
});
