import { describe, expect, it } from 'vitest';
import { readTar, type TarEntry, tarEnd, tarHeader, tarPadding } from './tar';

const modifiedAt = new Date('2030-01-02T03:04:05Z');
const entries: (TarEntry & { bytes: Buffer })[] = [
  { path: 'base', isDirectory: true, size: 0, mode: 0o700, modifiedAt, bytes: Buffer.alloc(0) },
  ...[0, 1, 511, 512, 513, 70_000].map((size) => ({
    path: `base/file-${size}`,
    isDirectory: false,
    size,
    mode: 0o600,
    modifiedAt,
    bytes: Buffer.alloc(size, size % 251),
  })),
];
const archive = Buffer.concat([
  ...entries.flatMap((entry) => [tarHeader(entry), entry.bytes, tarPadding(entry.size)]),
  tarEnd(),
]);

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(bytes: Buffer, length = 1000): Promise<(TarEntry & { bytes: Buffer })[]> {
  const found: (TarEntry & { bytes: Buffer })[] = [];
  for await (const { content, ...entry } of readTar(inPieces(bytes, length))) {
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(Buffer.from(part));
    found.push({ ...entry, bytes: Buffer.concat(parts) });
  }
  return found;
}

describe('tar', () => {
  it.each([1, 7, 512, 1000, 1_000_000])('reads what was written, in pieces of %i bytes', async (length) => {
    const readable = ({ bytes, ...entry }: (typeof entries)[number]) => ({
      ...entry,
      bytes: bytes.toString('hex'),
    });
    expect((await read(archive, length)).map(readable)).toEqual(entries.map(readable));
  });

  it('notices an archive that was cut off anywhere', async () => {
    for (const length of [0, 100, 512, 1024, 5000, archive.length - 1500]) {
      await expect(read(archive.subarray(0, length))).rejects.toThrow('cut off');
    }
  });

  it('notices a damaged header', async () => {
    const damaged = Buffer.from(archive);
    damaged[3] = 65;
    await expect(read(damaged)).rejects.toThrow('damaged');
  });

  it('refuses a path that the format has no room for', () => {
    expect(() => tarHeader({ ...entries[0], path: 'x'.repeat(101) } as TarEntry)).toThrow('too long');
  });
});
