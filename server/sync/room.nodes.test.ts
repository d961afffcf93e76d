import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { encodeUpdate } from '@/lib/sync/protocol';
import type { LogEntry } from './storage/storage';
import { TwoNodes } from './testing/nodes';
import { rawUpdate, text } from './testing/rawUpdate';
import { editor, ROOM_ID } from './testing/stage';
import { ADOPT_AFTER_MS, REPEAT_PRESENCES_MS, SILENT_NODE_MS } from './timing';

let nodes: TwoNodes;
beforeEach(() => {
  nodes = new TwoNodes();
});

const logged = (bytes: Uint8Array): LogEntry => ({
  actorId: 'member:cleo',
  actor: { kind: 'member', name: 'Cleo' },
  at: 0,
  bytes,
  brought: false,
});

/** What someone who opens the board from the log alone sees. */
function inTheLog(): unknown {
  const doc = new Y.Doc();
  for (const { bytes } of nodes.log.entries(ROOM_ID)) Y.applyUpdate(doc, bytes);
  return doc.getMap('board').toJSON();
}

describe('rooms on two nodes', () => {
  it('F3: writes what another node has sent and never wrote', async () => {
    const { clock, log, one, two } = nodes;
    const [anna, ben] = [one.join(editor('anna')), two.join(editor('ben'))];
    await clock.advance(100);
    one.storage.hold('appends');
    anna.set('x', 1);
    await clock.advance(100);
    expect(ben.board).toEqual({ x: 1 });
    await clock.advance(ADOPT_AFTER_MS - 1_000);
    two.room.adoptOverdue();
    await clock.advance(500);
    expect(log.entries(ROOM_ID)).toHaveLength(0);
    await clock.advance(1_000);
    two.room.adoptOverdue();
    await clock.advance(1_000);
    expect(inTheLog()).toEqual({ x: 1 });
    // The first node comes back to life, and writes it again: twice is as good as once.
    one.storage.release();
    await clock.advance(1_000);
    await two.room.catchUp();
    expect(inTheLog()).toEqual({ x: 1 });
    expect(ben.board).toEqual({ x: 1 });
  });

  it('F4: keeps an edit of the log until what it builds on has come', async () => {
    const { clock, log, one } = nodes;
    const doc = new Y.Doc();
    const edits: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => edits.push(update));
    for (const value of [1, 2]) doc.getMap('board').set('x', value);
    const [first, second] = edits as [Uint8Array, Uint8Array];
    const append = (bytes: Uint8Array, afterSeq: bigint) =>
      log.append([{ roomId: ROOM_ID, entries: [logged(bytes)], afterSeq }]);
    await append(second, 0n);
    const anna = one.join(editor('anna'));
    await clock.advance(100);
    expect(anna.board).toEqual({});
    await append(first, 1n);
    await one.room.catchUp();
    await clock.advance(100);
    expect(anna.board).toEqual({ x: 2 });
  });

  it('F5: reads the log when an edit builds on what has not come here yet', async () => {
    const { clock, log, one } = nodes;
    const anna = one.join(editor('anna'));
    await clock.advance(100);
    await log.append([
      {
        roomId: ROOM_ID,
        entries: [logged(rawUpdate([{ client: 7, clock: 0, structs: [text('a')] }]))],
        afterSeq: 0n,
      },
    ]);
    const later = encodeUpdate(
      rawUpdate([{ client: 8, clock: 0, structs: [text('b', { origin: [7, 0] })] }]),
    );
    anna.send(later);
    expect(anna.socket.closedWith?.code).toBe(CLOSE_CODES.tryLater);
    await clock.advance(100);
    const again = one.join(editor('anna'));
    await clock.advance(100);
    again.send(later);
    await clock.advance(100);
    expect(again.socket.closedWith).toBeNull();
    expect(String(again.doc.getText('board'))).toBe('a');
  });

  it('F6: takes away the presences of a node that says nothing any more, and shows new ones', async () => {
    const { clock, one, two } = nodes;
    const [anna, ben] = [one.join(editor('anna')), two.join(editor('ben'))];
    await clock.advance(100);
    anna.show({ cursor: 1 });
    await clock.advance(100);
    expect(ben.presences.has(anna.doc.clientID)).toBe(true);
    await clock.advance(SILENT_NODE_MS + REPEAT_PRESENCES_MS);
    expect(ben.presences.has(anna.doc.clientID)).toBe(true);
    nodes.isCut = true;
    await clock.advance(SILENT_NODE_MS + REPEAT_PRESENCES_MS);
    expect(ben.presences.has(anna.doc.clientID)).toBe(false);
    nodes.isCut = false;
    for (const cursor of [2, 3]) anna.show({ cursor });
    await clock.advance(100);
    expect(ben.presences.has(anna.doc.clientID)).toBe(true);
  });
});
