import path from 'node:path';
import { parseEnv } from '@/server/env';
import { type CliIo, UsageError } from './command';

/** Where the server keeps its data, seen from the project's folder as the server sees it. */
export function dataDir(io: Pick<CliIo, 'env' | 'root'>): string {
  return path.resolve(io.root, io.env.DATA_DIR || 'data');
}

/**
 * Where this machine's server answers, or the address that was given, without a slash at its end.
 * @throws EnvError for a wrong PORT or HOST, UsageError for a wrong address
 */
export function serverAddress(io: Pick<CliIo, 'env'>, given?: string): string {
  if (given !== undefined) {
    if (!URL.canParse(given) || !/^https?:/.test(given)) {
      throw new UsageError(`--url must be an address like http://localhost:3000, not "${given}".`);
    }
    return given.replace(/\/+$/, '');
  }
  const { PORT, HOST } = parseEnv({ PORT: io.env.PORT, HOST: io.env.HOST });
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
