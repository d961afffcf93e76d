import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackProblem } from '@/lib/packs/problem';
import type { PackImportView } from '@/lib/schemas/pack';

/** A pack that the server did not take: the sentence, and where it found what is wrong. */
export class PackError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly problems: readonly PackProblem[],
  ) {
    super(message);
  }
}

/** Sends a zip file for a preview, or, with the fingerprint of one, to be imported. @throws PackError */
export async function sendPack(file: File, expect?: string): Promise<PackImportView> {
  if (file.size > PACK_LIMITS.zipBytes) {
    const max = PACK_LIMITS.zipBytes / 1024 / 1024;
    throw new PackError(`${file.name} has more than ${max} MB, which no pack needs.`, 'invalid', []);
  }
  const query = expect === undefined ? 'preview=1' : `expect=${expect}`;
  const response = await reach(`/api/packs?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: file,
  });
  return (await response.json()) as PackImportView;
}

/** Has the browser keep a pack as a file, and gives its name. @throws PackError */
export async function downloadPack(slug: string): Promise<string> {
  const response = await reach(`/api/packs/${encodeURIComponent(slug)}`);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name ?? `${slug}.zip`;
  link.click();
  URL.revokeObjectURL(address);
  return link.download;
}

async function reach(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => {
    throw new PackError('The server cannot be reached. Try again in a moment.', 'unavailable', []);
  });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as {
    error?: { code: string; message: string; problems?: PackProblem[] };
  } | null;
  const { code = 'unknown', message = 'The server could not answer.', problems = [] } = body?.error ?? {};
  throw new PackError(message, code, problems);
}
