import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { noMetrics } from './ports';
import { Room } from './room';
import type { BoardStorage } from './storage/storage';
import { FakeClock } from './testing/fakeClock';
import { Peer } from './testing/peer';
import { editor, HeldStorage, KeptLog, ROOM_ID } from './testing/stage';

/** `SEED=` repeats one run, `RUNS=` and `OPS=` make it longer. */
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const RUNS = Number(process.env.RUNS ?? 50);
const OPS = Number(process.env.OPS ?? 100);

type Random = { below(n: number): number; chance(p: number): boolean; pick<T>(list: readonly T[]): T };

function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    chance: (p) => next() < p,
    pick<T>(list: readonly T[]): T {
      const value = list[below(list.length)];
      if (value === undefined) throw new Error('Nothing to pick from.');
      return value;
    },
  };
}

/** The storage as one process sees it: it fails, it loses answers, and it ends with the process. */
class ProcessStorage implements BoardStorage {
  failing = false;
  isDead = false;
  readonly #log: BoardStorage;
  readonly #random: Random;

  constructor(log: BoardStorage, random: Random) {
    this.#log = log;
    this.#random = random;
  }

  load(...args: Parameters<BoardStorage['load']>) {
    return this.#log.load(...args);
  }

  async append(...args: Parameters<BoardStorage['append']>): Promise<bigint> {
    if (this.isDead) return new Promise(() => {});
    if (this.failing) throw new Error('the disk is full');
    await Promise.resolve();
    // A process may die before or after its last write reached the disk.
    if (this.isDead && this.#random.chance(0.5)) return new Promise(() => {});
    const seq = await this.#log.append(...args);
    if (this.isDead) return new Promise(() => {});
    if (this.#random.chance(0.05)) throw new Error('the connection was reset');
    return seq;
  }
}

class World {
  readonly clock = new FakeClock();
  /** What is on the disk, whichever process is running. */
  readonly log = new HeldStorage().inner;
  readonly lines = new KeptLog();
  readonly peers: Peer[] = [];
  readonly done: string[] = [];
  readonly #random: Random;
  /** How far acknowledgements said that the log is, for each writer. */
  readonly #promised = new Map<number, number>();
  #storage: ProcessStorage;
  #room: Room;
  #isUnloaded = false;

  constructor(random: Random) {
    this.#random = random;
    this.#storage = new ProcessStorage(this.log, random);
    this.#room = this.#open();
    const count = 3 + random.below(3);
    while (this.peers.length < count) this.#addPeer();
  }

  #open(): Room {
    this.#room = new Room({
      roomId: ROOM_ID,
      storage: this.#storage,
      clock: this.clock,
      log: this.lines,
      metrics: noMetrics,
      onPeople: () => {},
      onUnloaded: () => {
        this.#isUnloaded = true;
      },
    });
    this.#isUnloaded = false;
    return this.#room;
  }
  #addPeer(): void {
    const peer = new Peer();
    // Yjs breaks ties by these, so they belong to the seed.
    peer.doc.clientID = 1 + this.#random.below(2 ** 31);
    this.peers.push(peer);
  }

  connect(peer: Peer): void {
    if (peer.link) peer.disconnect();
    if (this.#isUnloaded) this.#open();
    peer.connect(this.#room, editor(`p${this.peers.indexOf(peer)}`), this.clock);
  }

  /** kill -9: what is not in the log is gone from the server. */
  crash(): void {
    this.#storage.isDead = true;
    this.#storage = new ProcessStorage(this.log, this.#random);
    for (const peer of this.peers) {
      // Nobody tells the dead process, or hears from it.
      peer.link = null;
      peer.isPaused = false;
    }
    this.#open();
  }

  async step(): Promise<void> {
    const random = this.#random;
    const at = random.below(this.peers.length);
    const peer = random.pick(this.peers.slice(at, at + 1));
    const roll = random.below(100);
    const does = (what: string, run: () => unknown) => {
      this.done.push(`${at} ${what}`);
      return run();
    };
    if (roll < 55) does('edits', () => this.#edit(peer));
    else if (roll < 63) does('connects', () => this.connect(peer));
    else if (roll < 69) does('disconnects', () => peer.disconnect());
    else if (roll < 75) does('lags', () => (peer.isPaused = true));
    else if (roll < 83) does('catches up', () => peer.deliver());
    else if (roll < 93) await does('waits', () => this.clock.advance(random.pick([0, 10, 50, 500, 7_000])));
    else if (roll < 96) does('storage', () => (this.#storage.failing = !this.#storage.failing));
    else if (roll < 98) does('crash', () => this.crash());
    else does('asks twice', () => this.#askTwice(peer));
  }

  #askTwice(peer: Peer): void {
    peer.send(new Uint8Array([0, 0, ...[Y.encodeStateVector(peer.doc)].flatMap((v) => [v.length, ...v])]));
  }

  #edit(peer: Peer): void {
    const random = this.#random;
    peer.doc.transact(() => {
      for (let i = 0; i < 1 + random.below(3); i++) {
        const key = `k${random.below(8)}`;
        const map = peer.doc.getMap<unknown>('board');
        const list = peer.doc.getArray<number>('list');
        const inner = map.get('inner');
        switch (random.below(6)) {
          case 0:
          case 1:
            map.set(key, random.below(1000));
            break;
          case 2:
            map.delete(key);
            break;
          case 3:
            list.insert(random.below(list.length + 1), [random.below(1000), random.below(1000)]);
            break;
          case 4:
            if (list.length > 0) list.delete(random.below(list.length), 1);
            break;
          case 5:
            if (inner instanceof Y.Map) inner.set(key, random.below(1000));
            else map.set('inner', new Y.Map([[key, 0]]));
            break;
        }
      }
    });
  }

  /** What must be true after every step. */
  check(): void {
    const stored = storedDoc(this.log);
    expect(stored.store.pendingStructs, 'the log has no hole').toBeNull();
    for (const [index, peer] of this.peers.entries()) {
      const code = peer.link?.socket.closedWith?.code ?? CLOSE_CODES.tryLater;
      expect([CLOSE_CODES.tryLater, CLOSE_CODES.restart], `peer ${index} was not at fault`).toContain(code);
      if (peer.lastAck) {
        for (const [client, clock] of Y.decodeStateVector(peer.lastAck.stateVector)) {
          this.#promised.set(client, Math.max(clock, this.#promised.get(client) ?? 0));
        }
      }
      if (peer.callsItselfSaved && !peer.isPaused) {
        expect(missingIn(stored, peer), `peer ${index} calls itself saved`).toEqual([]);
      }
    }
    for (const [client, clock] of this.#promised) {
      expect(Y.getState(stored.store, client), `what was promised of ${client}`).toBeGreaterThanOrEqual(
        clock,
      );
    }
    if (this.lines.lines.some(({ message }) => message.includes('loaded again'))) throw new Error('a reset');
  }

  /** Everybody comes back, everything works, and enough time passes. */
  async settle(): Promise<void> {
    this.#storage.failing = false;
    for (const peer of this.peers) {
      peer.deliver();
      this.connect(peer);
    }
    await this.clock.advance(30_000);
    for (const peer of this.peers) peer.deliver();
    await this.clock.advance(1_000);
  }
}

function storedDoc(log: HeldStorage['inner']): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { bytes } of log.entries(ROOM_ID)) Y.applyUpdate(doc, bytes);
  });
  return doc;
}

/** What somebody has drawn or deleted that is not stored. */
function missingIn(stored: Y.Doc, peer: Peer): string[] {
  const deleted = Y.createDeleteSetFromStructStore(stored.store);
  return peer.edits.flatMap((edit, index) => {
    const { structs, ds } = Y.decodeUpdate(edit);
    const isDrawn = structs.every(
      ({ id, length }) => Y.getState(stored.store, id.client) >= id.clock + length,
    );
    const isDeleted = [...ds.clients].every(([client, ranges]) =>
      ranges.every(({ clock, len }) =>
        Array.from({ length: len }, (_, i) => Y.createID(client, clock + i)).every((id) =>
          Y.isDeleted(deleted, id),
        ),
      ),
    );
    return isDrawn && isDeleted ? [] : [`edit ${index}`];
  });
}

/** The content of a board, for comparing. */
function contentOf(doc: Y.Doc): unknown {
  return { board: doc.getMap('board').toJSON(), list: doc.getArray('list').toJSON() };
}

let story = '';
afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stdout.write(`${story}\n`);
});

describe('convergence', () => {
  const seeds = SEED === undefined ? Array.from({ length: RUNS }, (_, i) => 1000 + i) : [SEED];
  it.each(seeds)('everyone and the log agree in the end, SEED=%i', async (seed) => {
    const world = new World(randomFrom(seed));
    for (let op = 0; op < OPS; op++) {
      story = `SEED=${seed} OPS=${OPS}, failed after: ${world.done.join(', ')}`;
      await world.step();
      world.check();
    }
    await world.settle();
    story = `SEED=${seed} OPS=${OPS}, did not agree after: ${world.done.join(', ')}`;
    world.check();
    const stored = contentOf(storedDoc(world.log));
    for (const peer of world.peers) {
      expect(contentOf(peer.doc)).toEqual(stored);
      expect(missingIn(storedDoc(world.log), peer)).toEqual([]);
      expect(peer.lastAck?.count).toBe(peer.sent);
    }
  });
});
