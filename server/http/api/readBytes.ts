import { AppError } from '@/server/errors';

/**
 * Reads a request's body, and stops as soon as it has more than `max` bytes.
 * @throws AppError `invalid` for a body that is too large
 */
export async function readBytes(request: Request, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > max) {
      await reader?.cancel();
      const limit = max < MB ? `${max / 1024} KB` : `${max / MB} MB`;
      throw new AppError('invalid', `The body of the request has more than ${limit}.`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

const MB = 1024 * 1024;
