import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { PackFile } from '@/lib/packs/packFile';

/** The first time that a zip file can say, on every clock: zip files have local times and no zone. */
const ALWAYS = new Date(1980, 0, 1);
const PLAIN_FILE = 0o100644;

/**
 * The files as a zip file: equal files give equal bytes, on every machine and at any time. They are stored and
 * not compressed, since what zlib makes of a text depends on its version and the processor.
 */
export async function writeZip(files: readonly PackFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: ALWAYS, forceDosTimestamp: true, mode: PLAIN_FILE, compress: false };
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.addBuffer(Buffer.from(text), path, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}
