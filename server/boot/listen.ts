import type { Server } from 'node:http';
import { BootError } from './bootError';

/**
 * Binds the server to its address.
 * @returns the port, which differs from the one asked for when that was 0
 * @throws BootError for a taken port, a forbidden one or an unknown host
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new BootError(explain(error, port, host))));
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is already in use on ${host}. Stop the program that uses it, or set PORT to another number, for example PORT=${port + 1}.`;
    case 'EACCES':
      return `PORT: this user may not listen on ${port}. Set PORT to a number from 1024 up.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${host} is not an address of this machine. Set HOST to 0.0.0.0 for all addresses or 127.0.0.1 for this machine only.`;
    default:
      return `HOST and PORT: cannot listen on ${host}:${port} (${error.message}).`;
  }
}
