import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_STRUCTS_PER_MESSAGE } from '@/lib/sync/limits';
import { type Random, randomFrom } from '@/lib/testing/random';
import { BoardBytes } from './boardBytes';
import type { Message } from './message';
import { decodeStateVector } from './stateVector';
import { boardContent, editBoard } from './testing/boardEdits';
import { compact } from './testing/compact';
import { chain, rawUpdate, text } from './testing/rawUpdate';

/** Offers an update as rooms do. */
function offer(board: BoardBytes<null>, update: Uint8Array) {
  const check = board.check(update);
  if (check.kind !== 'fits') throw new Error(check.kind);
  return board.take(check, null);
}

/** Applies messages as clients do. Returns how many bytes they were. */
function apply(doc: Y.Doc, messages: readonly Message[]): number {
  let bytes = 0;
  for (const { payload } of messages) {
    bytes += payload.length;
    const decoder = decoding.createDecoder(payload);
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
  return bytes;
}

/** People who draw, and a board that gets what they draw, sometimes twice and sometimes as a whole. */
function drawTogether(random: Random, board: BoardBytes<null>, steps: number): Y.Doc[] {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (let step = 0; step < steps; step++) {
    const doc = random.pick(docs);
    const before = Y.encodeStateVector(doc);
    editBoard(doc, random);
    if (random.chance(0.2)) offer(board, Y.encodeStateAsUpdate(doc));
    else offer(board, Y.encodeStateAsUpdate(doc, before));
    if (random.chance(0.3)) {
      const reader = random.pick(docs);
      apply(reader, board.missingFor(decodeStateVector(Y.encodeStateVector(reader))));
    }
    if (random.chance(0.1)) compact(board, board.start + random.below(board.end - board.start + 1));
  }
  return docs;
}

describe('BoardBytes', () => {
  it.each(Array.from({ length: 80 }, (_, i) => i + 1))(
    'S1, S6: brings everyone up to date, seed %i',
    (seed) => {
      const random = randomFrom(seed);
      const board = new BoardBytes<null>();
      const docs = drawTogether(random, board, 60);
      const newcomer = new Y.Doc();
      apply(newcomer, board.missingFor(new Map()));
      for (const doc of docs) {
        apply(doc, board.missingFor(decodeStateVector(Y.encodeStateVector(doc))));
        expect(boardContent(doc)).toEqual(boardContent(newcomer));
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
      }
      expect(new Map(board.stateVector)).toEqual(decodeStateVector(Y.encodeStateVector(newcomer)));
    },
  );

  it('S6: keeps of an update only what is new', () => {
    const board = new BoardBytes<null>();
    const doc = new Y.Doc();
    doc.getMap('a').set('x', 1);
    const first = Y.encodeStateAsUpdate(doc);
    expect(offer(board, first)?.update).toEqual(Buffer.from(first));
    expect(offer(board, first)).toBeNull();
    for (let i = 0; i < 50; i++) doc.getMap('a').set('x', i);
    offer(board, Y.encodeStateAsUpdate(doc));
    doc.getMap('a').set('y', 'news');
    const edit = offer(board, Y.encodeStateAsUpdate(doc));
    expect(edit?.update.length).toBeLessThan(40);
    expect(Y.decodeUpdate(edit?.update ?? first).ds.clients.size).toBe(0);
  });

  it('S8: is as small after a long drag as it was before, and joined with one message', () => {
    const board = new BoardBytes<null>();
    const doc = new Y.Doc();
    const shapes = doc.getMap<Y.Map<unknown>>('records');
    doc.transact(() => {
      for (let i = 0; i < 100; i++) {
        const fields = Array.from({ length: 15 }, (_, f) => [`field${f}`, `value ${f}`] as [string, unknown]);
        shapes.set(`shape:${i}`, new Y.Map<unknown>(fields));
      }
    });
    const fresh = Y.encodeStateAsUpdate(doc).length;
    offer(board, Y.encodeStateAsUpdate(doc));
    doc.on('update', (update: Uint8Array) => offer(board, update));
    for (let step = 0; step < 5_000; step++) shapes.get('shape:5')?.set('position', [step, step]);
    compact(board, board.end);
    const [message, ...more] = board.missingFor(new Map());
    expect(more).toEqual([]);
    expect(message?.payload.length).toBeLessThan(1.1 * fresh);
    expect(board.tailBytes).toBe(0);
  });

  it('S3: takes no skip that is marked as something else, which Yjs cannot read everywhere', () => {
    const board = new BoardBytes<null>();
    const known = board.check(rawUpdate([{ client: 7, clock: 0, structs: [{ gc: 8 }] }]));
    if (known.kind === 'fits') board.take(known, null);
    const update = rawUpdate([{ client: 7, clock: 0, structs: [text('a'), { skip: 7 }, text('b')] }]);
    expect(board.check(update).kind).toBe('fits');
    update[update.indexOf(10)] = 10 | 0x20;
    expect(board.check(update).kind).toBe('malformed');
  });

  it('begins with a state that is larger than any message may be', () => {
    const board = new BoardBytes<null>();
    const state = rawUpdate([chain(7, MAX_STRUCTS_PER_MESSAGE + 1)], [{ client: 7, clock: 1, length: 2 }]);
    expect(board.check(state)).toEqual({ kind: 'malformed', why: 'too many structs' });
    expect(board.checkAccepted(state).kind).toBe('fits');
    board.begin(state);
    expect(board.stateVector).toEqual(new Map([[7, MAX_STRUCTS_PER_MESSAGE + 1]]));
    expect(board.deletions).toBe(1);
  });

  it('sends someone who has it all nothing but what was deleted', () => {
    const board = new BoardBytes<null>();
    const doc = new Y.Doc();
    for (let i = 0; i < 500; i++) doc.getMap('a').set(`k${i % 5}`, i);
    offer(board, Y.encodeStateAsUpdate(doc));
    const known = decodeStateVector(Y.encodeStateVector(doc));
    expect(apply(doc, board.missingFor(known))).toBeLessThan(40);
  });
});
