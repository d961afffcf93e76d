import { open, stat } from 'node:fs/promises';
import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackFile } from '@/lib/packs/packFile';
import type { Parsed } from '@/lib/packs/problem';
import { readFolder } from './readFolder';
import { readZip } from './zip/readZip';

/** Reads the files of a pack from a folder or a zip file. */
export async function readPath(path: string): Promise<Parsed<PackFile[]>> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? readZip(await readStart(path)) : readFolder(path);
}

/** As much of a file as a zip file may have, and one byte more, by which a larger one is recognized. */
async function readStart(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, PACK_LIMITS.zipBytes + 1));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}
