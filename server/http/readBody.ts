import { AppError } from '@/server/errors';

const MB = 1024 * 1024;

/**
 * Reads a request's body, and no further than to its largest length in bytes.
 * @param tooLarge the sentence for a body that is longer
 * @throws AppError `invalid` with that sentence
 */
export async function readBody(
  request: Request,
  max: number,
  tooLarge = `The body of the request has more than ${max < MB ? `${max / 1024} KB` : `${max / MB} MB`}.`,
): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > max) throw new AppError('invalid', tooLarge);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > max) {
      await reader?.cancel();
      throw new AppError('invalid', tooLarge);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
