import { expect } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { encodeStep1 } from '@/lib/sync/protocol';
import type { Random } from '@/lib/testing/random';
import { inlineCompactor } from '../compaction/inlineCompactor';
import { createHub } from '../fanout/inProcess';
import { noMetrics } from '../ports';
import { Registry } from '../registry';
import { createMemoryStorage } from '../storage/memory';
import type { BoardStorage, WriteOutcome } from '../storage/storage';
import { boardContent, editBoard } from './boardEdits';
import { FakeClock } from './fakeClock';
import { Peer } from './peer';
import { editor, KeptLog, ROOM_ID, reader } from './stage';

const PEERS = 5;
/** The last peer may only read, and tries to draw all the same. */
const READER = PEERS - 1;
/** What the reader draws; it must not get anywhere. */
const FORBIDDEN = 'forbidden';

/** Closes that are nobody's fault: the client comes back. */
const BLAMELESS: number[] = [CLOSE_CODES.tryLater, CLOSE_CODES.restart];

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
  heads(...args: Parameters<BoardStorage['heads']>) {
    return this.#log.heads(...args);
  }
  readCheckpoint(...args: Parameters<BoardStorage['readCheckpoint']>) {
    return this.#log.readCheckpoint(...args);
  }
  async writeCheckpoint(...args: Parameters<BoardStorage['writeCheckpoint']>) {
    if (!this.isDead) await this.#log.writeCheckpoint(...args);
  }
  setAside(...args: Parameters<BoardStorage['setAside']>) {
    return this.#log.setAside(...args);
  }

  async append(...args: Parameters<BoardStorage['append']>): Promise<WriteOutcome[]> {
    if (this.isDead) return new Promise(() => {});
    if (this.failing) throw new Error('the disk is full');
    await Promise.resolve();
    // A process may die before or after its last write reached the disk.
    if (this.isDead && this.#random.chance(0.5)) return new Promise(() => {});
    const outcomes = await this.#log.append(...args);
    if (this.isDead) return new Promise(() => {});
    if (this.#random.chance(0.05)) throw new Error('the connection was reset');
    return outcomes;
  }
}

type Node = { name: string; storage: ProcessStorage; registry: Registry };

/**
 * Two nodes with one log between them, and five people who draw, lose their connection, read late and come
 * back, while storage fails, nodes die and messages between them are lost or come late. One person may only
 * read.
 */
export class World {
  readonly clock = new FakeClock();
  /** What is on the disk, whichever processes are running. */
  readonly log = createMemoryStorage();
  readonly lines = new KeptLog();
  readonly peers: Peer[] = [];
  /** What has happened, for whoever has to find out why. */
  readonly done: string[] = [];
  readonly #random: Random;
  readonly #hub;
  readonly #nodes: Node[] = [];
  /** The node that each peer was connected to last. */
  readonly #placeOf = new Map<Peer, Node>();
  #started = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#hub = createHub((_message, deliver) => {
      if (random.chance(0.1)) return;
      this.clock.after(random.pick([0, 1, 20, 400]), deliver);
    });
    this.clock.isTurnPerFrame = random.chance(0.5);
    for (let i = 0; i < 2; i++) this.#nodes.push(this.#start());
    for (let i = 0; i < PEERS; i++) this.peers.push(this.#newPeer());
  }

  #start(): Node {
    const name = `node${++this.#started}`;
    const storage = new ProcessStorage(this.log, this.#random);
    const registry = new Registry({
      storage,
      compactor: inlineCompactor,
      fanOut: this.#hub.node(name),
      clock: this.clock,
      log: this.lines,
      metrics: noMetrics,
      onPeople: () => {},
    });
    return { name, storage, registry };
  }

  #newPeer(): Peer {
    const peer = new Peer();
    // Yjs breaks ties by these, so they belong to the seed.
    peer.doc.clientID = 1 + this.#random.below(2 ** 31);
    return peer;
  }

  #connect(at: number): void {
    let peer = this.peers[at] as Peer;
    const code = peer.link?.socket.closedWith?.code;
    if (peer.link) peer.disconnect();
    if (code === CLOSE_CODES.readOnly) {
      // As our client does: what may not be stored is given up with its document.
      peer = this.#newPeer();
      this.peers[at] = peer;
    }
    const node = this.#random.pick(this.#nodes);
    this.#placeOf.set(peer, node);
    const { registry } = node;
    const host = {
      join: (session: Parameters<Registry['join']>[1]) => void registry.join(ROOM_ID, session),
      receive: (...args: Parameters<NonNullable<ReturnType<Registry['get']>>['receive']>) =>
        registry.get(ROOM_ID)?.receive(...args),
      leave: (session: Parameters<Registry['join']>[1]) => registry.get(ROOM_ID)?.leave(session),
    };
    peer.connect(host, at === READER ? reader('reader') : editor(`p${at}`), this.clock);
  }

  /** kill -9 of one node: what is not in the log is gone from it. */
  #crash(): void {
    const at = this.#random.below(this.#nodes.length);
    const dead = this.#nodes[at] as Node;
    dead.storage.isDead = true;
    for (const peer of this.peers) {
      if (this.#placeOf.get(peer) !== dead) continue;
      // Nobody tells the dead process, or hears from it.
      peer.link = null;
      peer.isPaused = false;
    }
    this.#nodes[at] = this.#start();
  }

  /** One thing happens. */
  async step(): Promise<void> {
    const random = this.#random;
    const at = random.below(PEERS);
    const peer = this.peers[at] as Peer;
    const roll = random.below(100);
    const does = (what: string, run: () => unknown) => {
      this.done.push(`${at} ${what}`);
      return run();
    };
    if (roll < 55) does('edits', () => editBoard(peer.doc, random, at === READER ? FORBIDDEN : undefined));
    else if (roll < 63) does('connects', () => this.#connect(at));
    else if (roll < 69) does('disconnects', () => peer.disconnect());
    else if (roll < 75) does('lags', () => (peer.isPaused = true));
    else if (roll < 83) does('catches up', () => peer.deliver());
    else if (roll < 93) await does('waits', () => this.clock.advance(random.pick([0, 10, 50, 500, 7_000])));
    else if (roll < 96) does('storage', () => this.#toggleStorage());
    else if (roll < 98) does('crash', () => this.#crash());
    else does('asks twice', () => peer.send(encodeStep1(Y.encodeStateVector(peer.doc))));
    this.clock.endTurn();
  }

  #toggleStorage(): void {
    const { storage } = this.#random.pick(this.#nodes);
    storage.failing = !storage.failing;
  }

  #readLog(): { stored: Y.Doc; inLog: LogContent } {
    const stored = new Y.Doc();
    const updates = this.log.entries(ROOM_ID).map(({ bytes }) => bytes);
    for (const update of updates) Y.applyUpdate(stored, update);
    return { stored, inLog: contentOf([...updates, Y.encodeStateAsUpdate(stored)]) };
  }

  /** What must be true at any moment. */
  check(): void {
    this.#checkCheckpoints();
    const { stored, inLog } = this.#readLog();
    for (const [index, peer] of this.peers.entries()) {
      const code = peer.link?.socket.closedWith?.code;
      const isBlameless = code === undefined || BLAMELESS.includes(code);
      const isReader = index === READER && code === CLOSE_CODES.readOnly;
      expect(isBlameless || isReader, `peer ${index} was closed with ${code}`).toBe(true);
      if (index === READER) continue;
      expect(peer.doc.getMap('records').has(FORBIDDEN), `peer ${index} has what may not be drawn`).toBe(
        false,
      );
      if (peer.callsItselfSaved && !peer.isPaused) {
        expect(missingIn(inLog, peer), `peer ${index} calls itself saved`).toEqual([]);
      }
    }
    expect(stored.getMap('records').has(FORBIDDEN), 'the log has what may not be drawn').toBe(false);
  }

  /** Everybody comes back, everything works, and enough time passes. */
  async settle(): Promise<void> {
    for (const { storage } of this.#nodes) storage.failing = false;
    for (let at = 0; at < PEERS; at++) {
      this.peers[at]?.deliver();
      this.#connect(at);
    }
    // Who was sent away comes back, as our client does.
    for (let round = 0; round < 8; round++) {
      await this.clock.advance(10_000);
      for (let at = 0; at < PEERS; at++) {
        const link = this.peers[at]?.link;
        if (!link || link.socket.closedWith) this.#connect(at);
      }
    }
    await this.clock.advance(30_000);
    for (const peer of this.peers) peer.deliver();
    await this.clock.advance(1_000);
  }

  /** What must be true once everything has settled. */
  checkSettled(): void {
    this.check();
    const { stored, inLog } = this.#readLog();
    expect(stored.store.pendingStructs, 'the log has no hole').toBeNull();
    for (const [index, peer] of this.peers.entries()) {
      expect(boardContent(peer.doc), `peer ${index} shows what is stored`).toEqual(boardContent(stored));
      if (index === READER) continue;
      expect(missingIn(inLog, peer), `the log has all of peer ${index}`).toEqual([]);
      expect(peer.lastAck?.count, `peer ${index} is told so`).toBe(peer.sent);
    }
  }

  /** Each checkpoint must be what the log up to its row comes to. */
  #checkCheckpoints(): void {
    for (const { seq, state } of this.log.checkpoints(ROOM_ID)) {
      const kept = new Y.Doc();
      Y.applyUpdate(kept, state);
      const expected = new Y.Doc();
      for (const { bytes } of this.log.rows(ROOM_ID).slice(0, Number(seq)).flat())
        Y.applyUpdate(expected, bytes);
      expect(kept.store.pendingStructs, 'a checkpoint is whole').toBeNull();
      expect(Y.decodeStateVector(Y.encodeStateVector(kept)), `the checkpoint of row ${seq}`).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(expected)),
      );
      expect(boardContent(kept), `the checkpoint of row ${seq}`).toEqual(boardContent(expected));
    }
  }
}

type LogContent = { structs: Map<number, [number, number][]>; deleted: Map<number, [number, number][]> };

/**
 * Everything the log has, whether or not it can be applied already. What it comes to belongs to it too: some
 * deletions follow from others.
 */
function contentOf(updates: Uint8Array[]): LogContent {
  const content: LogContent = { structs: new Map(), deleted: new Map() };
  const add = (map: LogContent['structs'], client: number, from: number, length: number) => {
    const ranges = map.get(client) ?? [];
    ranges.push([from, from + length]);
    map.set(client, ranges);
  };
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) add(content.structs, id.client, id.clock, length);
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) add(content.deleted, client, clock, len);
    }
  }
  for (const map of [content.structs, content.deleted]) {
    for (const ranges of map.values()) ranges.sort(([a], [b]) => a - b);
  }
  return content;
}

function hasAll(ranges: [number, number][] | undefined, from: number, end: number): boolean {
  let at = from;
  for (const [start, behind] of ranges ?? []) if (start <= at && behind > at) at = behind;
  return at >= end;
}

/** What somebody has drawn or deleted that is not in the log. */
function missingIn({ structs, deleted }: LogContent, peer: Peer): string[] {
  return peer.edits.flatMap((edit, index) => {
    const decoded = Y.decodeUpdate(edit);
    const isDrawn = decoded.structs.every(({ id, length }) =>
      hasAll(structs.get(id.client), id.clock, id.clock + length),
    );
    const isDeleted = [...decoded.ds.clients].every(([client, ranges]) =>
      ranges.every(({ clock, len }) => hasAll(deleted.get(client), clock, clock + len)),
    );
    return isDrawn && isDeleted ? [] : [`edit ${index}`];
  });
}
