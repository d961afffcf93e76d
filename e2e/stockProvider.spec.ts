import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { apiPerson } from './support/apiPerson';
import { apiOwner, liveInterview } from './support/liveInterview';
import { expect, test } from './support/story';

type Stock = { doc: Y.Doc; provider: WebsocketProvider; closed: Promise<number> };

/** The stock provider, as it comes: no class of ours but the socket that carries cookies. */
function connect(url: string, roomId: string, Socket: typeof globalThis.WebSocket): Stock {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, roomId, doc, {
    WebSocketPolyfill: Socket,
    disableBc: true,
    maxBackoffTime: 200,
  });
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => event && resolve(event.code));
  });
  return { doc, provider, closed };
}

function synced({ provider }: Stock): Promise<void> {
  return new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.on('sync', (isSynced: boolean) => isSynced && resolve());
  });
}

test("the stock y-websocket provider draws with a candidate's pass, and is refused without", async ({
  server,
}) => {
  const { owner, candidate, roomId } = await liveInterview(server);

  const member = connect(server.url, roomId, owner.Socket);
  const stock = connect(server.url, roomId, candidate.Socket);
  try {
    await Promise.all([synced(member), synced(stock)]);
    const page = stock.doc.getMap('records').get('page:page');
    expect(page, 'the candidate sees the first page of the board').toBeDefined();

    const arrived = new Promise<unknown>((resolve) => {
      member.doc.getMap('records').observe(() => resolve(member.doc.getMap('records').get('note:stock')));
    });
    stock.doc.getMap('records').set('note:stock', 'drawn by a stock provider');
    expect(await arrived).toBe('drawn by a stock provider');

    await test.step('without a pass', async () => {
      const stranger = connect(server.url, roomId, apiPerson(server.url).Socket);
      expect([4401, 4403, 4404]).toContain(await stranger.closed);
      expect(stranger.doc.getMap('records').size).toBe(0);
      stranger.provider.destroy();
    });

    await test.step("with another room's pass", async () => {
      const other = await liveInterview(server);
      const wrong = connect(server.url, roomId, other.candidate.Socket);
      expect([4401, 4403, 4404]).toContain(await wrong.closed);
      expect(wrong.doc.getMap('records').size).toBe(0);
      wrong.provider.destroy();
    });

    await test.step('after the end', async () => {
      await owner.trpc.room.end.mutate({ roomId });
      expect(await stock.closed).toBe(4410);
      stock.provider.destroy();
      const late = connect(server.url, roomId, candidate.Socket);
      expect(await late.closed).toBe(4410);
      expect(late.doc.getMap('records').size).toBe(0);
      late.provider.destroy();
    });
  } finally {
    member.provider.destroy();
    stock.provider.destroy();
  }
});

test('a page that does not know the form of a board is told to reload', async ({ server }) => {
  const { candidate, roomId } = await liveInterview(server);
  const closed = new Promise<number>((resolve, reject) => {
    const address = `${server.url.replace('http', 'ws')}/sync/${roomId}?acks=1&v=1&board=1`;
    const socket = new candidate.Socket(address);
    socket.onclose = ({ code }) => resolve(code);
    socket.onmessage = () => reject(new Error('It was told of the board.'));
  });
  expect(await closed).toBe(4426);
});

test('a page of another site cannot open a socket', async ({ server }) => {
  const owner = await apiOwner(server);
  const { roomId } = await owner.trpc.sketches.create.mutate();
  const response = await new Promise<number>((resolve, reject) => {
    void import('ws').then(({ WebSocket }) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${roomId}`, {
        headers: { cookie: owner.cookieHeader(), origin: 'https://elsewhere.example' },
      });
      socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
      socket.on('open', () => reject(new Error('The socket opened.')));
      socket.on('error', () => {});
    });
  });
  expect(response).toBe(403);
});
