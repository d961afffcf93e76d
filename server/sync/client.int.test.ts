import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { connectRoom, type RoomConnection, type RoomStatus } from '@/lib/sync/client';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { LiveServer, nodeSocket, until } from './testing/liveServer';
import { ROOM_ID, reader } from './testing/stage';

let server: LiveServer;
const connections: RoomConnection[] = [];
beforeEach(async () => {
  server = await LiveServer.start();
});
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  await server.stop();
});

/** Our client, with every status it has shown. */
function open(who: string, more: Partial<Parameters<typeof connectRoom>[0]> = {}) {
  const doc = more.doc ?? new Y.Doc();
  const connection = connectRoom({
    url: server.url,
    roomId: ROOM_ID,
    doc,
    WebSocketPolyfill: nodeSocket({ cookie: `who=${who}` }).Socket,
    random: () => 0.999,
    ...more,
  });
  connections.push(connection);
  const shown: RoomStatus[] = [connection.status.getSnapshot()];
  connection.status.subscribe(() => shown.push(connection.status.getSnapshot()));
  const status = () => connection.status.getSnapshot();
  const saves = () => shown.map(({ save }) => save).filter((save, i, all) => save !== all[i - 1]);
  const reach = (save: RoomStatus['save']) => until(() => status().save === save);
  return { connection, doc, board: doc.getMap('board'), status, shown, saves, reach };
}

describe('connectRoom', () => {
  it('goes from connecting to online, and from saving to saved only after the commit', async () => {
    const anna = open('anna');
    expect(anna.status()).toMatchObject({ connection: 'connecting', save: 'offline', everSynced: false });
    await anna.reach('saved');
    expect(anna.status()).toMatchObject({ connection: 'online', everSynced: true, canEdit: true });
    server.storage.hold('appends');
    anna.board.set('x', 1);
    expect(anna.status()).toMatchObject({ save: 'saving', hasUnsavedEdits: true });
    await until(() => server.storage.appends === 1);
    expect(anna.status().save).toBe('saving');
    server.storage.release();
    await anna.reach('saved');
    expect(server.storage.inner.entries(ROOM_ID)).toHaveLength(1);
    anna.board.delete('x');
    expect(anna.status().save).toBe('saving');
    await anna.reach('saved');
    expect(server.storage.inner.entries(ROOM_ID)).toHaveLength(2);
  });

  it('says unsaved while the server cannot store, and recovers by itself', async () => {
    const anna = open('anna');
    await anna.reach('saved');
    server.storage.failure = new Error('the disk is full');
    anna.board.set('x', 1);
    await anna.reach('unsaved');
    expect(anna.status()).toMatchObject({ connection: 'online', hasUnsavedEdits: true });
    server.storage.failure = null;
    await anna.reach('saved');
    expect(anna.saves().slice(-5)).toEqual(['saved', 'saving', 'unsaved', 'saving', 'saved']);
  });

  it('never says saved for what was drawn without a connection until that is stored', async () => {
    const anna = open('anna');
    await anna.reach('saved');
    const { port } = server;
    await server.stop();
    await until(() => anna.status().connection === 'offline');
    expect(anna.status()).toMatchObject({ save: 'offline', hasUnsavedEdits: false });
    anna.board.set('drawn', 'offline');
    expect(anna.status()).toMatchObject({ save: 'offline', hasUnsavedEdits: true });
    const { storage } = server;
    storage.hold('appends');
    server = await LiveServer.start({ port, keptStorage: storage });
    await until(() => anna.status().connection === 'online');
    anna.board.set('drawn', 'online again');
    expect(anna.status()).toMatchObject({ save: 'saving', hasUnsavedEdits: true });
    storage.release();
    await anna.reach('saved');
    const ben = open('ben');
    await until(() => ben.board.get('drawn') === 'online again');
    expect(ben.board.toJSON()).toEqual({ drawn: 'online again' });
  });

  it('gives edits that were on the way when the connection broke a second chance', async () => {
    const anna = open('anna');
    await anna.reach('saved');
    server.storage.hold('appends');
    anna.board.set('x', 1);
    await until(() => server.storage.appends === 1);
    await server.sync.rejudge(ROOM_ID);
    server.judgements.set('anna', { refused: 'tryLater' });
    await server.sync.rejudge(ROOM_ID);
    await until(() => anna.status().connection === 'offline');
    expect(anna.status()).toMatchObject({ save: 'offline', hasUnsavedEdits: true });
    server.judgements.delete('anna');
    server.storage.release();
    await anna.reach('saved');
  });

  it.each([
    ['accessEnded', 'leave'],
    ['signedOut', 'signIn'],
    ['forbidden', 'leave'],
    ['roomNotFound', 'leave'],
  ] as const)('stops when the server says %s, and names the way out', async (refused, action) => {
    const anna = open('anna');
    await anna.reach('saved');
    server.judgements.set('anna', { refused });
    await server.sync.rejudge(ROOM_ID);
    await until(() => anna.status().connection === 'closed');
    expect(anna.status().closed).toMatchObject({ code: CLOSE_CODES[refused], action });
    expect(anna.status().closed?.reason).toMatch(/\.$/);
    const asked = server.requests.length;
    anna.board.set('x', 1);
    expect(anna.status()).toMatchObject({ save: 'unsaved', hasUnsavedEdits: true });
    server.judgements.delete('anna');
    expect(server.requests).toHaveLength(asked);
    anna.connection.retry();
    await anna.reach('saved');
    expect(anna.status()).not.toHaveProperty('closed');
  });

  it('claims no unsaved edits where none were made', async () => {
    const anna = open('anna');
    await anna.reach('saved');
    expect(anna.shown.filter(({ hasUnsavedEdits }) => hasUnsavedEdits)).toEqual([]);
  });

  it('stops at a refusal before it was ever in, without claiming anything', async () => {
    server.judgements.set('eve', { refused: 'forbidden' });
    const eve = open('eve');
    await until(() => eve.status().connection === 'closed');
    expect(eve.status()).toMatchObject({ save: 'offline', everSynced: false });
    expect(eve.saves()).toEqual(['offline']);
  });

  it('removes the copy in the browser when access has ended, and only then', async () => {
    const calls: string[] = [];
    const offlineCopy = {
      whenLoaded: Promise.resolve('loaded' as const),
      broughtEdits: () => false,
      hadUnsavedEdits: () => false,
      isOrigin: () => false,
      noteUnsavedEdits: () => {},
      close: async () => void calls.push('close'),
      forget: async () => void calls.push('forget'),
    };
    const anna = open('anna', { offlineCopy });
    await anna.reach('saved');
    server.judgements.set('anna', { refused: 'signedOut' });
    await server.sync.rejudge(ROOM_ID);
    await until(() => anna.status().connection === 'closed');
    expect(calls).toEqual([]);
    server.judgements.set('anna', { refused: 'accessEnded' });
    anna.connection.retry();
    await until(() => anna.status().closed?.code === CLOSE_CODES.accessEnded);
    expect(calls).toEqual(['forget']);
    anna.connection.destroy();
    expect(calls).toEqual(['forget', 'close']);
  });

  it('does not say saved before the copy in the browser has been read', async () => {
    let loaded = (_: 'loaded') => {};
    const whenLoaded = new Promise<'loaded'>((resolve) => {
      loaded = resolve;
    });
    const notes: boolean[] = [];
    const copy = {
      whenLoaded,
      broughtEdits: () => false,
      hadUnsavedEdits: () => false,
      isOrigin: () => false,
      noteUnsavedEdits: (has: boolean) => void notes.push(has),
      close: async () => {},
      forget: async () => {},
    };
    const anna = open('anna', { offlineCopy: copy });
    await until(() => anna.status().connection === 'online');
    expect(anna.status().save).toBe('saving');
    loaded('loaded');
    await anna.reach('saved');
    expect(notes).not.toContain(true);
    anna.board.set('x', 1);
    expect(notes.at(-1)).toBe(true);
    await anna.reach('saved');
    expect(notes.at(-1)).toBe(false);
  });

  it('says that edits of an earlier visit are lost when access has ended before they were sent', async () => {
    server.judgements.set('anna', { refused: 'tryLater' });
    const copy = {
      whenLoaded: Promise.resolve('loaded' as const),
      broughtEdits: () => false,
      hadUnsavedEdits: () => true,
      isOrigin: () => false,
      noteUnsavedEdits: () => {},
      close: async () => {},
      forget: async () => {},
    };
    const anna = open('anna', { offlineCopy: copy });
    await until(() => anna.status().connection === 'offline');
    expect(anna.status()).toMatchObject({ save: 'offline', hasUnsavedEdits: true });
    server.judgements.set('anna', { refused: 'accessEnded' });
    anna.connection.retry();
    await until(() => anna.status().connection === 'closed');
    expect(anna.status()).toMatchObject({ save: 'unsaved', hasUnsavedEdits: true });
  });

  it('shows readers that there is nothing to save, and follows their rights', async () => {
    server.judgements.set('rita', reader('rita'));
    const rita = open('rita');
    await rita.reach('read-only');
    const anna = open('anna');
    await anna.reach('saved');
    anna.board.set('x', 1);
    await until(() => rita.board.get('x') === 1);
    expect(rita.status()).toMatchObject({ save: 'read-only', canEdit: false });
    server.judgements.delete('rita');
    await server.sync.rejudge(ROOM_ID);
    await rita.reach('saved');
    rita.board.set('y', 1);
    await until(() => anna.board.get('y') === 1);
    await rita.reach('saved');
  });

  it('tells who was drawing when the board froze', async () => {
    const anna = open('anna');
    await anna.reach('saved');
    server.judgements.set('anna', reader('anna'));
    await server.sync.rejudge(ROOM_ID);
    // What was on its way before that is taken (A6).
    await until(() => anna.status().canEdit === false);
    anna.board.set('late', 1);
    await until(() => anna.status().connection === 'closed');
    expect(anna.status()).toMatchObject({ save: 'unsaved', closed: { code: 4423, action: 'discardCopy' } });
  });

  it('comes back from a restart at once when asked to', async () => {
    const anna = open('anna', { random: () => 0 });
    await anna.reach('saved');
    const { port, storage } = server;
    await server.stop();
    await until(() => anna.status().connection === 'offline');
    server = await LiveServer.start({ port, keptStorage: storage });
    anna.connection.retry();
    await anna.reach('saved');
  });

  it('shows presence again after it came back', async () => {
    const [anna, ben] = [open('anna'), open('ben')];
    anna.connection.awareness.setLocalState({ cursor: 1 });
    const seen = () => ben.connection.awareness.getStates().get(anna.doc.clientID);
    await until(() => seen()?.cursor === 1);
    const { port, storage } = server;
    await server.stop();
    await until(() => seen() === undefined);
    const clock = () => anna.connection.awareness.meta.get(anna.doc.clientID)?.clock ?? 0;
    const before = clock();
    server = await LiveServer.start({ port, keptStorage: storage });
    await until(() => anna.status().connection === 'online');
    expect(clock()).toBeGreaterThan(before);
    await until(() => seen()?.cursor === 1);
  });

  it('says goodbye when it is destroyed', async () => {
    const [anna, ben] = [open('anna'), open('ben')];
    await until(() => ben.connection.awareness.getStates().has(anna.doc.clientID));
    anna.connection.destroy();
    await until(() => !ben.connection.awareness.getStates().has(anna.doc.clientID));
    await until(() => server.people.at(-1) === 'member:ben');
  });
});
