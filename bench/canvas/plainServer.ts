import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>tldraw</title>
<link rel="stylesheet" href="/plain.css"><body style="margin:0"><div id="board"></div>
<script type="module" src="/plain.js"></script></body></html>`;

/** Serves the page with plain tldraw, and the canvas's own fonts and icons, on 127.0.0.1. */
export async function servePlain(bundle: string, assets: string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (name === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    const folder = name.startsWith('/tldraw/') ? path.dirname(assets) : bundle;
    const file = path.join(folder, path.normalize(name));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
