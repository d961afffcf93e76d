import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { SOCKET_BURST } from '@/lib/sync/limits';
import { MESSAGE_QUERY_AWARENESS } from '@/lib/sync/protocol';
import type { Access, Refusal } from './access';
import { systemClock } from './ports';
import { FakeClock } from './testing/fakeClock';
import { LiveServer, nodeSocket, until } from './testing/liveServer';
import { editor, ROOM_ID, reader } from './testing/stage';

let server: LiveServer;
const providers: WebsocketProvider[] = [];
beforeEach(async () => {
  server = await LiveServer.start();
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await server.stop();
  vi.restoreAllMocks();
});

/** The provider as it is published, with nothing of ours around it. */
function stock(headers: Record<string, string>, roomId = ROOM_ID) {
  const { Socket, frames } = nodeSocket(headers);
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, roomId, doc, {
    WebSocketPolyfill: Socket,
    disableBc: true,
  });
  providers.push(provider);
  const closed: number[] = [];
  provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
  return { provider, doc, frames, closed, board: doc.getMap('board') };
}

describe('the stock y-websocket provider', () => {
  it('joins, edits, sees the others and what was there', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const anna = stock({ cookie: 'who=anna' });
    await until(() => anna.provider.synced);
    anna.board.set('x', 1);
    const ben = stock({ cookie: 'who=ben' });
    await until(() => ben.board.get('x') === 1);
    ben.board.set('y', 2);
    await until(() => anna.board.get('y') === 2);
    anna.provider.awareness.setLocalStateField('cursor', 5);
    const cursor = () => ben.provider.awareness.getStates().get(anna.doc.clientID);
    await until(() => cursor()?.cursor === 5);
    expect(cursor()?.user).toMatchObject({ id: 'member:anna', role: 'interviewer' });
    expect(server.people).toContain('member:anna member:ben');
    await until(() => server.storage.inner.entries(ROOM_ID).length >= 2);
    anna.provider.disconnect();
    await until(() => cursor() === undefined);
    expect(errors).not.toHaveBeenCalled();
    const types = new Set([...anna.frames, ...ben.frames].map((frame) => frame[0]));
    expect([...types].sort()).toEqual([0, 1]);
  });

  it('comes back after the connection broke, with what was drawn meanwhile on both sides', async () => {
    const [anna, ben] = [stock({ cookie: 'who=anna' }), stock({ cookie: 'who=ben' })];
    await until(() => anna.provider.synced && ben.provider.synced);
    anna.provider.disconnect();
    anna.board.set('offline', 1);
    ben.board.set('online', 2);
    anna.provider.connect();
    await until(() => anna.board.get('online') === 2 && ben.board.get('offline') === 1);
    anna.provider.awareness.setLocalStateField('cursor', 1);
    await until(() => ben.provider.awareness.getStates().has(anna.doc.clientID));
  });

  it.each<[string, string | undefined, Access | Refusal | null, number]>([
    ['without a pass', undefined, null, CLOSE_CODES.signedOut],
    ['with a pass for another room', 'eve', { refused: 'forbidden' }, CLOSE_CODES.forbidden],
    ['after the end', 'eve', { refused: 'accessEnded' }, CLOSE_CODES.accessEnded],
    ['in a room that does not exist', 'eve', { refused: 'roomNotFound' }, CLOSE_CODES.roomNotFound],
  ])('H5: is refused %s, told nothing, and stops', async (_what, who, judgement, code) => {
    if (who && judgement) server.judgements.set(who, judgement);
    const anna = stock({ cookie: 'who=anna' });
    await until(() => anna.provider.synced);
    anna.board.set('secret', 1);
    const eve = stock(who ? { cookie: `who=${who}` } : {});
    eve.board.set('forged', 1);
    await until(() => eve.closed.length > 0);
    expect(eve.closed).toEqual([code]);
    expect(eve.frames).toEqual([]);
    expect(eve.provider.shouldConnect).toBe(false);
    expect(anna.board.has('forged')).toBe(false);
    expect(server.sync.stats().sockets).toBe(1);
    expect(server.people).toEqual(['member:anna']);
  });

  it('A5: that may only read sees everything and changes nothing', async () => {
    server.judgements.set('rita', reader('rita'));
    const [anna, rita] = [stock({ cookie: 'who=anna' }), stock({ cookie: 'who=rita' })];
    await until(() => anna.provider.synced && rita.provider.synced);
    anna.board.set('x', 1);
    await until(() => rita.board.get('x') === 1);
    rita.board.set('x', 'forged');
    await until(() => rita.closed.length > 0);
    expect(rita.closed).toEqual([CLOSE_CODES.readOnly]);
    expect(anna.board.get('x')).toBe(1);
  });

  it('A2: is closed within a second after its access has ended', async () => {
    const anna = stock({ cookie: 'who=anna' });
    await until(() => anna.provider.synced);
    server.judgements.set('anna', { refused: 'accessEnded' });
    const started = performance.now();
    void server.sync.rejudge(ROOM_ID, 'member:anna');
    await until(() => anna.closed.length > 0);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(anna.closed).toEqual([CLOSE_CODES.accessEnded]);
  });
});

describe('an upgrade request', () => {
  /** What a request was answered with: an HTTP status, or the close code after an upgrade. */
  function ask(path: string, headers: Record<string, string> = {}): Promise<number> {
    const url = `ws://127.0.0.1:${server.port}${path}`;
    return new Promise((resolve) => {
      const socket = new NodeWebSocket(url, { headers: { cookie: 'who=anna', ...headers } });
      socket.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
      socket.on('error', () => {});
      socket.on('close', (code) => resolve(code));
      socket.on('message', () => resolve(200));
    });
  }

  it.each<[string, string, Record<string, string>, number]>([
    ['H1: for another path is left alone', '/_next/hmr', {}, 418],
    ['H1: for a path that only looks like ours is left alone', '/synchronous', {}, 418],
    ['H1: without a room', '/sync', {}, 400],
    ['H1: with a room id that cannot be', '/sync/..%2Fetc', {}, 400],
    ['H1: with more after the room', `/sync/${ROOM_ID}/more`, {}, 400],
    ['H2: from another origin', `/sync/${ROOM_ID}`, { origin: 'https://evil.example' }, 403],
    ['H2: from no origin at all', `/sync/${ROOM_ID}`, {}, 200],
    ['H3: with another protocol version', `/sync/${ROOM_ID}?v=999`, {}, CLOSE_CODES.refreshClient],
    ['H3: with our protocol version', `/sync/${ROOM_ID}?v=1&acks=1`, {}, 200],
  ])('%s', async (_what, path, headers, answer) => {
    expect(await ask(path, headers)).toBe(answer);
  });

  it('H2: from its own origin gets in', async () => {
    expect(await ask(`/sync/${ROOM_ID}`, { origin: `http://127.0.0.1:${server.port}` })).toBe(200);
    expect(server.requests.at(-1)).toMatchObject({ roomId: ROOM_ID, remoteAddress: '127.0.0.1' });
  });

  it('L3: beyond the burst of its address is put off, and others get in', async () => {
    const from = (address: string) => ask(`/sync/${ROOM_ID}`, { cookie: '', 'x-from': address });
    await server.stop();
    server = await LiveServer.start({ addressOf: (req) => String(req.headers['x-from']) });
    let taken = 0;
    for (let answers: number[] = []; !answers.includes(429); ) {
      answers = await Promise.all(Array.from({ length: 100 }, () => from('crowd')));
      taken += answers.filter((answer) => answer === CLOSE_CODES.signedOut).length;
      // What is given back while the test runs must not let it run for ever.
      expect(taken).toBeLessThan(2 * SOCKET_BURST);
    }
    expect(taken).toBeGreaterThanOrEqual(SOCKET_BURST);
    expect(await from('somebody else')).toBe(CLOSE_CODES.signedOut);
  });

  it('L3: is put off while too many are being judged', async () => {
    await server.stop();
    server = await LiveServer.start({ authorize: () => new Promise(() => {}) });
    const { sync } = server;
    const request = { url: `/sync/${ROOM_ID}`, headers: {}, socket: {} } as IncomingMessage;
    const waiting = Array.from({ length: 1000 }, () => {
      const socket = new PassThrough();
      sync.handleUpgrade(request, socket, Buffer.alloc(0));
      return socket;
    });
    expect(await ask(`/sync/${ROOM_ID}`)).toBe(503);
    for (const socket of waiting) socket.destroy();
  });

  it('H4: is judged again if something about the room changed meanwhile', async () => {
    const answers: ((judgement: Access | Refusal) => void)[] = [];
    vi.spyOn(server, 'judge').mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const asked = ask(`/sync/${ROOM_ID}`);
    await until(() => answers.length === 1);
    await server.sync.rejudge(ROOM_ID);
    answers[0]?.(editor('anna'));
    await until(() => answers.length === 2);
    answers[1]?.({ refused: 'accessEnded' });
    expect(await asked).toBe(CLOSE_CODES.accessEnded);
  });

  it('H4: leaves no moment in which news about the room are missed', async () => {
    for (let turns = 0; turns < 12; turns++) {
      server.judgements.delete('anna');
      const judge = vi.spyOn(server, 'judge').mockImplementationOnce(async () => {
        void (async () => {
          for (let turn = 0; turn < turns; turn++) await null;
          server.judgements.set('anna', { refused: 'accessEnded' });
          await server.sync.rejudge(ROOM_ID);
        })();
        return editor('anna', { recheck: () => server.judge({ cookieHeader: 'who=anna' } as never) });
      });
      const { closed, provider } = stock({ cookie: 'who=anna' });
      await until(() => closed.length > 0);
      expect(closed, `after ${turns} turns`).toEqual([CLOSE_CODES.accessEnded]);
      judge.mockRestore();
      provider.destroy();
    }
  });

  it('A4: that nobody can judge is put off', async () => {
    vi.spyOn(server, 'judge').mockRejectedValue(new Error('the database is away'));
    expect(await ask(`/sync/${ROOM_ID}`)).toBe(CLOSE_CODES.tryLater);
  });

  it('C4: that turns into nonsense ends that connection only', async () => {
    const anna = stock({ cookie: 'who=anna' });
    await until(() => anna.provider.synced);
    const connect = () => {
      const socket = new NodeWebSocket(`${server.url}/${ROOM_ID}`, { headers: { cookie: 'who=eve' } });
      socket.on('error', () => {});
      return socket;
    };
    const codes: number[] = [];
    const nonsense: ((socket: NodeWebSocket) => void)[] = [
      // As bytes this would be a message like any other.
      (socket) => socket.send(String.fromCharCode(MESSAGE_QUERY_AWARENESS)),
      (socket) => socket.send(Buffer.alloc(13 * 1024 * 1024)),
      (socket) => socket.send(Buffer.from([99])),
      (socket) => Reflect.get(socket, '_socket').write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff])),
      (socket) => socket.terminate(),
    ];
    for (const act of nonsense) {
      const socket = connect();
      socket.on('open', () => act(socket));
      await new Promise<void>((resolve) =>
        socket.on('close', (code) => {
          codes.push(code);
          resolve();
        }),
      );
    }
    expect(codes).toEqual([CLOSE_CODES.badMessage, 1009, CLOSE_CODES.badMessage, 1002, 1006]);
    anna.board.set('x', 1);
    await until(() => server.storage.inner.entries(ROOM_ID).length === 1);
  });
});

describe('H8: the heartbeat', () => {
  it('shows the stock provider that the server lives, and ends sockets that do not answer', async () => {
    const clock = new FakeClock();
    // Only time stands still: the turns are those of the real sockets.
    clock.atEndOfTurn = systemClock.atEndOfTurn;
    const timed = await LiveServer.start({ clock });
    const open = (autoPong: boolean) => {
      const frames: number[][] = [];
      let isClosed = false;
      const socket = new NodeWebSocket(`${timed.url}/${ROOM_ID}`, {
        headers: { cookie: 'who=anna' },
        autoPong,
      });
      socket.on('message', (data: Buffer) => frames.push([...data]));
      socket.on('close', () => {
        isClosed = true;
      });
      // Once the server has answered this, it has also read everything that was sent before.
      const isHeard = () =>
        new Promise<void>((resolve) => {
          socket.once('pong', () => resolve());
          socket.ping();
        });
      return { frames, isHeard, isClosed: () => isClosed };
    };
    const [living, dead] = [open(true), open(false)];
    await until(() => living.frames.length > 0 && dead.frames.length > 0);
    for (let beat = 1; beat <= 3; beat++) {
      await clock.advance(15_000);
      await until(() => living.frames.length >= 1 + beat);
      await living.isHeard();
    }
    await until(dead.isClosed);
    expect(living.isClosed()).toBe(false);
    expect(living.frames.slice(1)).toEqual(Array(living.frames.length - 1).fill([1, 1, 0]));
    await timed.stop();
  });
});

describe('shutdown', () => {
  it('D1: stores what was accepted, says that it restarts, and takes nobody in', async () => {
    const anna = stock({ cookie: 'who=anna' });
    await until(() => anna.provider.synced);
    server.storage.hold('appends');
    anna.board.set('x', 1);
    await until(() => server.storage.appends === 1);
    const stopping = server.sync.shutdown();
    server.storage.release();
    await stopping;
    expect(server.storage.inner.entries(ROOM_ID)).toHaveLength(1);
    await until(() => anna.closed.length > 0);
    expect(anna.closed[0]).toBe(CLOSE_CODES.restart);
    expect(server.sync.stats()).toEqual({ rooms: 0, sockets: 0, unsavedBytes: 0 });
    const answer = new Promise<number>((resolve) => {
      const late = new NodeWebSocket(`${server.url}/${ROOM_ID}`, { headers: { cookie: 'who=ben' } });
      late.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
      late.on('error', () => {});
    });
    expect(await answer).toBe(503);
  });
});
