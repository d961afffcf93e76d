import { type AddressInfo, connect, createServer as createPlainServer } from 'node:net';
import { createServer } from 'node:tls';
import { selfSigned } from './certificate';
import { type RunningServer, startServer } from './server';

/** The production server behind TLS at a name that is not localhost, as an installation on the internet is. */
export type SecureServer = { url: string; server: RunningServer; stop(): Promise<void> };

/** Starts it. What the browser must know to find it: `host` is 127.0.0.1, and the certificate signs itself. */
export async function startSecureServer(host: string, dataDir: string): Promise<SecureServer> {
  const port = await freePort();
  const proxy = createServer(selfSigned(host), (socket) => {
    const upstream = connect(port, '127.0.0.1');
    socket.pipe(upstream).pipe(socket);
    // Whichever side ends first takes the other along.
    socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `https://${host}:${(proxy.address() as AddressInfo).port}`;
  const server = await startServer({ dataDir, port, env: { BASE_URL: url } });
  return {
    url,
    server,
    async stop() {
      proxy.close();
      await server.stop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createPlainServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
