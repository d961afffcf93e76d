import { AppError } from '@/server/errors';
import { readBody } from '../readBody';

/** Largest body of a request, in bytes: far above any plan and panel. */
const BODY_MAX = 1024 * 1024;

/**
 * Reads a request's body as JSON. Without one it is an empty object.
 * @throws AppError `invalid` for anything else, and for a body that is too large
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request, BODY_MAX));
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid', 'The body of the request is not JSON.');
  }
}
