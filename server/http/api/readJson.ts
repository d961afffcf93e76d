import { AppError } from '@/server/errors';

/** Largest body of a request, in bytes: far above any plan and panel. */
const BODY_MAX = 1024 * 1024;

/**
 * Reads a request's body as JSON. Without one it is an empty object.
 * @throws AppError `invalid` for anything else, and for a body that is too large
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(request));
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid', 'The body of the request is not JSON.');
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > BODY_MAX) {
      await reader?.cancel();
      throw new AppError('invalid', `The body of the request has more than ${BODY_MAX / 1024} KB.`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
