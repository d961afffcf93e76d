import { isEqual } from '@tldraw/utils';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bind } from '@/lib/board/binding';
import { createBoardStore } from '@/lib/board/boardStore';
import { createBoardDoc, metaOf, readRecords } from '@/lib/board/document';
import { OLD_BOARD_KINDS, OLD_BOARD_RECORDS, oldBoard } from '@/lib/board/fixtures/testing';
import { serializedSchema } from '@/lib/board/schema';
import { connectRoom } from '@/lib/sync/client';
import { LiveServer, nodeSocket, until } from './testing/liveServer';
import { HeldStorage, ROOM_ID } from './testing/stage';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Someone at the board as their page opens it: a connection, a store and what binds them. */
async function open(server: LiveServer, who: string) {
  const doc = createBoardDoc();
  const connection = connectRoom({
    url: server.url,
    roomId: ROOM_ID,
    doc,
    WebSocketPolyfill: nodeSocket({ cookie: `who=${who}` }).Socket,
  });
  const store = createBoardStore();
  const person = { id: `member:${who}`, name: who, color: '#1d4ed8' };
  const binding = bind(store, doc, connection.awareness, { person, canEdit: () => true });
  ends.push(() => {
    binding.end();
    connection.destroy();
  });
  const isSaved = () => connection.status.getSnapshot().save === 'saved';
  await until(isSaved);
  const shape = (id: string) => store.get(`shape:${id}` as never) as { x: number; props: object } | undefined;
  return {
    doc,
    shape,
    board: () => store.serialize('document'),
    change(id: string, changes: { x?: number; props?: object }) {
      const before = shape(id);
      store.put([{ ...before, ...changes, props: { ...before?.props, ...changes.props } } as never]);
      binding.flush();
    },
    saved: () => until(isSaved),
  };
}

describe.each(OLD_BOARD_KINDS)('a board as it was stored before (%s)', (kind) => {
  it('is opened, drawn on by two people at once, stored, made small and opened again', async () => {
    const keptStorage = new HeldStorage();
    const actor = { kind: 'system', name: 'Drawbridge' } as const;
    const first = { actorId: 'system', at: 1, bytes: oldBoard(kind), actor };
    await keptStorage.inner.append([{ roomId: ROOM_ID, entries: [first], afterSeq: 0n }]);
    const server = await LiveServer.start({ keptStorage });
    ends.push(() => server.stop());
    const [anna, ben] = [await open(server, 'anna'), await open(server, 'ben')];
    expect(anna.board()).toEqual(OLD_BOARD_RECORDS);
    expect(ben.board()).toEqual(OLD_BOARD_RECORDS);
    expect(keptStorage.inner.entries(ROOM_ID), 'looking writes nothing').toHaveLength(1);

    anna.change('gateway', { x: 700 });
    ben.change('gateway', { props: { color: 'violet' } });
    ben.change('orders', { x: 40 });
    await until(() => anna.shape('orders')?.x === 40 && ben.shape('gateway')?.x === 700);
    await anna.saved();
    await ben.saved();
    await until(() => isEqual(anna.board(), ben.board()));
    expect(anna.shape('gateway')).toMatchObject({ x: 700, props: { color: 'violet' } });

    const whole = createBoardDoc();
    for (const { bytes } of keptStorage.inner.entries(ROOM_ID)) Y.applyUpdate(whole, bytes);
    const doc = createBoardDoc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole));
    const { records, quarantined } = readRecords(doc);
    expect([...quarantined]).toEqual([]);
    expect(Object.fromEntries(records.map((record) => [record.id, record]))).toEqual(anna.board());
    expect(metaOf(doc).get('schema')).toEqual(serializedSchema);
    const carl = await open(server, 'carl');
    await until(() => isEqual(carl.board(), anna.board()));
  });
});
