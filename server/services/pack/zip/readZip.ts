import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackFile } from '@/lib/packs/packFile';
import type { Parsed } from '@/lib/packs/problem';
import { decodeText, Refusal, refuse, TOO_LARGE_TOGETHER } from '../refusal';
import { judgeEntry } from './entry';

/** The record that ends a zip file, and the one that stands before it in the form for large files. */
const END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP64_LOCATOR = Buffer.from('PK\x06\x07', 'latin1');
const ZIP64_LOCATOR_BYTES = 20;

/**
 * Reads a zip file as the files of a pack, with their paths in a fixed order, as `readFolder` reads a folder.
 * If everything lies in one folder, paths begin below it. Names that start with a dot and `__MACOSX` are
 * passed over. Anything that is damaged, could lead out of the pack or grows beyond the limits refuses the
 * whole, and no more is unpacked than a pack may have.
 */
export async function readZip(bytes: Uint8Array): Promise<Parsed<PackFile[]>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await open(buffer);
    return { ok: true, value: withoutOuterFolder(await readEntries(zip)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, problems: [error.problem] };
  }
}

async function open(buffer: Buffer): Promise<ZipFile> {
  if (buffer.length > PACK_LIMITS.zipBytes) {
    refuse('.', 'too-large', `A zip file has at most ${PACK_LIMITS.zipBytes / 1024 / 1024} MB.`);
  }
  const end = buffer.lastIndexOf(END);
  const before = Math.max(end - ZIP64_LOCATOR_BYTES, 0);
  if (end !== -1 && buffer.subarray(before, before + 4).equals(ZIP64_LOCATOR)) {
    refuse('.', 'zip', 'This zip file is in the form for large files (zip64), which no pack needs.');
  }
  const zip = await damaged('.', () => fromBufferPromise(buffer, { decodeStrings: false }));
  if (zip.entryCount > PACK_LIMITS.files * 2) {
    refuse('.', 'too-large', `There are more than ${PACK_LIMITS.files} files.`);
  }
  return zip;
}

async function readEntries(zip: ZipFile): Promise<PackFile[]> {
  const files = new Map<string, PackFile>();
  const seen = new Set<string>();
  const left = { bytes: PACK_LIMITS.totalBytes as number };
  const entries = zip.eachEntry();
  for (;;) {
    const next = await damaged('.', () => entries.next());
    if (next.done) break;
    const { kind, path } = judgeEntry(next.value);
    // File systems that take upper and lower case for the same would unpack one over the other.
    const name = path.normalize('NFC').toLowerCase();
    if (seen.has(name)) refuse(path, 'zip', 'This entry occurs twice.');
    seen.add(name);
    if (kind === 'folder' || isPassedOver(path)) continue;
    if (files.size === PACK_LIMITS.files) {
      refuse('.', 'too-large', `There are more than ${PACK_LIMITS.files} files.`);
    }
    files.set(path, { path, text: decodeText(await unpack(zip, next.value, path, left), path) });
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Unpacks one entry, and stops as soon as it has more bytes than it says, than a file may have, or are left. */
async function unpack(zip: ZipFile, entry: Entry, path: string, left: { bytes: number }): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  await damaged(path, async () => {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.length;
      left.bytes -= part.length;
      if (size > PACK_LIMITS.fileBytes) {
        refuse(path, 'too-large', `A file has at most ${PACK_LIMITS.fileBytes / 1024} KB.`);
      }
      if (left.bytes < 0) refuse('.', 'too-large', TOO_LARGE_TOGETHER);
      parts.push(part);
    }
  });
  const content = Buffer.concat(parts);
  if (crc32(content) !== entry.crc32) refuse(path, 'zip', 'This entry is damaged: its checksum is another.');
  return content;
}

/** Runs a step of the library; what it cannot read is a damaged file. */
async function damaged<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(path, 'zip', 'This is not a whole zip file. Make it again, or send it again.');
  }
}

function isPassedOver(path: string): boolean {
  const parts = path.split('/');
  return parts[0] === '__MACOSX' || parts.some((part) => part.startsWith('.'));
}

function withoutOuterFolder(files: readonly PackFile[]): PackFile[] {
  const outer = files[0]?.path.split('/')[0];
  const isOuter =
    files.length > 0 &&
    files.every(({ path }) => path.startsWith(`${outer}/`)) &&
    files.some(({ path }) => path === `${outer}/pack.yaml`);
  if (!isOuter || outer === undefined) return [...files];
  return files.map(({ path, text }) => ({ path: path.slice(outer.length + 1), text }));
}
