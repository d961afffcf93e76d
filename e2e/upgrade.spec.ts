import { request } from 'node:http';
import { WebSocket } from 'ws';
import { apiOwner } from './support/liveInterview';
import { newDataDir, removeDataDir, startServer } from './support/server';
import { expect, test } from './support/story';

/** Asks for an upgrade and resolves to what the server answers: a status, or 101. */
function upgrade(url: string, pathname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(pathname, url), {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.from('sixteen bytes ok').toString('base64'),
      },
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('in production only rooms take upgrades, before and after pages were served', async ({ server }) => {
  expect(await upgrade(server.url, '/elsewhere')).toBe(400);
  const owner = await apiOwner(server);
  // Next adds a listener of its own with the first request that it serves.
  expect((await fetch(`${server.url}/signin`)).status).toBe(200);
  for (const path of ['/elsewhere', '/signin', '/_next/hmr', '/api/trpc']) {
    expect(await upgrade(server.url, path), path).toBe(400);
  }
  const { roomId } = await owner.trpc.sketches.create.mutate();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${roomId}`, {
    headers: { cookie: owner.cookieHeader() },
  });
  await new Promise((resolve, reject) => {
    socket.on('message', resolve);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
  });
  socket.close();
});

test('in development hot reload stays with Next, and rooms with us', async () => {
  const dataDir = newDataDir();
  const server = await startServer({ dataDir, env: { NODE_ENV: 'development' } });
  try {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/setup`)).status).toBe(200);
    expect(await upgrade(server.url, '/_next/hmr?id=test')).toBe(101);
    expect(await upgrade(server.url, '/sync/AAAAAAAAAAAAAAAAAAAAAA')).toBe(101);
  } finally {
    await server.kill();
    removeDataDir(dataDir);
  }
});
