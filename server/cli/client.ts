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
  getFile(path: string): Promise<Uint8Array>;
  postFile<T>(path: string, file: { mimeType: string; bytes: Uint8Array }, schema: z.ZodType<T>): Promise<T>;
};

/** A refusal by the server that says where in the sent files it found what is wrong. */
export class ProblemsError extends CliError {
  override readonly name = 'ProblemsError';
  constructor(
    message: string,
    readonly problems: { file: string; line: number; rule: string; message: string }[],
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 30_000;

/** A client for the server at `address` that shows the token in `tokenFile`. */
export function createClient(address: string, tokenFile: string): Client {
  async function send(path: string, init: RequestInit, mimeType = 'application/json'): Promise<Response> {
    const token = readToken(tokenFile);
    const response = await reach(address, `/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': mimeType },
    });
    if (response.ok) return response;
    throw refusal(address, tokenFile, response.status, await response.json().catch(() => null));
  }
  async function read<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
    const answer = schema.safeParse(await response.json().catch(() => null));
    if (answer.success) return answer.data;
    throw new CliError(
      `What answers at ${address} is not this version of Drawbridge. Use the command line of the version that runs.`,
    );
  }
  return {
    address,
    get: async (path, schema) => read(await send(path, { method: 'GET' }), schema),
    post: async (path, body, schema) =>
      read(await send(path, { method: 'POST', body: JSON.stringify(body) }), schema),
    getFile: async (path) => new Uint8Array(await (await send(path, { method: 'GET' })).arrayBuffer()),
    postFile: async (path, { mimeType, bytes }, schema) =>
      read(await send(path, { method: 'POST', body: Buffer.from(bytes) }, mimeType), schema),
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
  const { message, field, problems } = parsed.data.error;
  if (problems) return new ProblemsError(message, problems);
  return new CliError(field ? `${field}: ${message}` : message);
}
