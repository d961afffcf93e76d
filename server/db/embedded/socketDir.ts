import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseError } from '../databaseError';

/** The name that PostgreSQL's clients look for in the directory that they are given as the host. */
const SOCKET_NAME = '.s.PGSQL.5432';
/** The system's limit for the path of a socket is 108 bytes with the closing zero; macOS allows 104. */
const MAX_PATH_BYTES = 103;

type Startable = { start(): Promise<void> };

/**
 * Starts a server on a socket that only this user can reach: in the data directory, or in the directory
 * for temporary files where that path is too long or its file system has no sockets.
 * The caller holds the lock, so that a socket found there is a leftover.
 */
export async function listenOnSocket<T extends Startable>(
  dataDir: string,
  make: (path: string) => T,
): Promise<{ server: T; socketDir: string }> {
  const failures: unknown[] = [];
  for (const prepare of [
    () => prepareIn(dataDir),
    () => prepareTemporary(os.tmpdir()),
    () => prepareTemporary('/tmp'),
  ]) {
    try {
      const socketDir = prepare();
      const socket = path.join(socketDir, SOCKET_NAME);
      if (Buffer.byteLength(socket) > MAX_PATH_BYTES) throw new Error(`${socket} is too long for a socket`);
      rmSync(socket, { force: true });
      const server = make(socket);
      await server.start();
      return { server, socketDir };
    } catch (error) {
      failures.push(error);
    }
  }
  throw new DatabaseError(
    'not_writable',
    `No socket for the database could be made, neither in ${dataDir} nor in ${os.tmpdir()}: ${failures.map(String).join('; ')}. Set DATA_DIR or TMPDIR to a folder that can be written.`,
  );
}

function prepareIn(dataDir: string): string {
  const directory = path.join(dataDir, 'run');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  return directory;
}

function prepareTemporary(parent: string): string {
  const directory = mkdtempSync(path.join(parent, 'drawbridge-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
