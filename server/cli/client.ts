import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { errorBody } from '@/lib/schemas/api';
import { CliError, EXIT } from './command';

/** A connection to the running server's API, for the machine's administrator. */
export type Client = {
  /** The server's address without a slash at its end. */
  address: string;
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
};

const TIMEOUT_MS = 30_000;

/** A client for the server at `address` that shows the token in `tokenFile`. */
export function createClient(address: string, tokenFile: string): Client {
  async function request<T>(path: string, schema: z.ZodType<T>, init: RequestInit): Promise<T> {
    const token = readToken(tokenFile);
    const response = await reach(address, `/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusal(address, tokenFile, response.status, body);
    const answer = schema.safeParse(body);
    if (answer.success) return answer.data;
    throw new CliError(
      `What answers at ${address} is not this version of Drawbridge. Use the command line of the version that runs.`,
    );
  }
  return {
    address,
    get: (path, schema) => request(path, schema, { method: 'GET' }),
    post: (path, body, schema) => request(path, schema, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** Sends one request. @throws CliError saying what to do where nothing answers */
export async function reach(address: string, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address + path, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new CliError(`${address} did not answer within ${TIMEOUT_MS / 1000} s.`, EXIT.noServer);
    }
    throw new CliError(
      `No Drawbridge answers at ${address}. Start it with npm start, or set PORT to the port it runs on.`,
      EXIT.noServer,
    );
  }
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new CliError(
        `${file} cannot be read by this user. Run the command as the user that runs Drawbridge.`,
      );
    }
    throw new CliError(
      `There is no token in ${file}. The server writes it when it starts: start it with npm start, and set DATA_DIR to its folder if that is another.`,
      EXIT.noServer,
    );
  }
}

function refusal(address: string, tokenFile: string, status: number, body: unknown): CliError {
  const parsed = errorBody.safeParse(body);
  if (status === 401) {
    return new CliError(
      `${address} does not accept the token in ${tokenFile}. Is it the server of this DATA_DIR? A restart of the server makes a new token where that is needed.`,
    );
  }
  if (!parsed.success) return new CliError(`${address} answered with status ${status}.`);
  const { message, field } = parsed.data.error;
  return new CliError(field ? `${field}: ${message}` : message);
}
