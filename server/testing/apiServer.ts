import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { ENDPOINTS } from '@/server/http/api/endpoints';
import { serve } from '@/server/http/api/serve';
import { type Runtime, setRuntime } from '@/server/runtime';

/** The API on a port of this machine, without Next: the same handlers, for tests of its clients. */
export async function startApiServer(rt: Runtime) {
  setRuntime(rt);
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  rt.env.PORT = port;
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://127.0.0.1');
  const found = match(req.method ?? 'GET', url.pathname);
  if (!found) {
    res.statusCode = 404;
    res.end();
    return;
  }
  const request = new Request(url, {
    method: req.method ?? 'GET',
    headers: { authorization: req.headers.authorization ?? '' },
    ...(req.method === 'POST' ? { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit);
  const response = await serve(found.endpoint)(request, { params: Promise.resolve(found.params) });
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(Buffer.from(await response.arrayBuffer()));
}

function match(method: string, pathname: string) {
  for (const endpoint of ENDPOINTS) {
    const pattern = new RegExp(`^/api/v1${endpoint.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const params = endpoint.method === method ? pattern.exec(pathname) : null;
    if (params) return { endpoint, params: { ...params.groups } };
  }
  return null;
}
