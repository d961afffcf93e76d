import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { PACK_LIMITS } from '@/lib/packs/limits';
import type { PackFile } from '@/lib/packs/packFile';
import { rulesOf, samplePack, unwrap } from '@/lib/packs/testing';
import { readZip } from './readZip';
import { writeZip } from './writeZip';

type Options = Parameters<ZipFile['addBuffer']>[2];

/** A zip file with these entries, packed by deflate unless said otherwise. */
async function zipOf(
  entries: [path: string, content: string | Buffer, options?: Options][],
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content, options] of entries) zip.addBuffer(Buffer.from(content), path, options);
  zip.end();
  return buffer(zip.outputStream);
}

/** The same zip file with another name of the same length in both of its places. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(Buffer.byteLength(to)).toBe(from.length);
  const text = zip.toString('latin1').replaceAll(from, Buffer.from(to).toString('latin1'));
  return Buffer.from(text, 'latin1');
}

/** The same zip file after a change to the record of its first entry in the table of contents. */
function inTable(zip: Buffer, change: (record: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  change(copy.subarray(copy.indexOf(Buffer.from('PK\x01\x02', 'latin1'))));
  return copy;
}

const rules = async (zip: Uint8Array) => rulesOf(await readZip(zip));
const problem = async (zip: Uint8Array) => {
  const read = await readZip(zip);
  return read.ok ? null : read.problems[0];
};

describe('writeZip', () => {
  it('gives what readZip reads, in the order of the paths', async () => {
    const files: PackFile[] = [...samplePack().reverse(), { path: 'README.md', text: 'Ünïcode 🛶\r\n' }];
    const read = unwrap(await readZip(await writeZip(files)));
    expect(read).toEqual([...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
  });

  it('gives the same bytes for the same files, whatever the order, the time and the machine', async () => {
    const files = [
      { path: 'pack.yaml', text: 'format: 1\n' },
      { path: 'questions/a/b.md', text: 'ü\n' },
    ];
    const bytes = await writeZip(files);
    expect((await writeZip([...files].reverse())).equals(bytes)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '0a77ee3a3e8ba9138fd408a95ea838cf39be2b427b86e4b7a1b24d4f1b3371ad',
    );
  });
});

describe('readZip', () => {
  it('reads what other programs write: folders, an outer folder, hidden files, deflate', async () => {
    const zip = new ZipFile();
    zip.addEmptyDirectory('sample/');
    for (const [path, text] of [
      ['sample/pack.yaml', 'format: 1'],
      ['sample/questions/storage/caches.md', 'x'.repeat(500)],
      ['sample/.DS_Store', '\x00\x01'],
      ['__MACOSX/sample/._pack.yaml', '\x00\x01'],
    ] as const) {
      zip.addBuffer(Buffer.from(text), path);
    }
    zip.end();
    expect(unwrap(await readZip(await buffer(zip.outputStream)))).toEqual([
      { path: 'pack.yaml', text: 'format: 1' },
      { path: 'questions/storage/caches.md', text: 'x'.repeat(500) },
    ]);
  });

  it.each([
    '../../etc/x',
    '/etc/passwd',
    'a/../../etc',
    'a\\..\\..\\etc',
    'C:/windows',
    'c:evil.text',
    'a//b.text',
    './a.text',
  ])('refuses the path %s, which could lead out of the pack', async (path) => {
    const plain = 'x'.repeat(path.length);
    expect(await problem(renamed(await zipOf([[plain, 'a']]), plain, path))).toMatchObject({
      file: path,
      rule: 'zip',
      message: 'This path could lead out of the pack; use folder/name with plain slashes.',
    });
  });

  it.each<[string, string, () => Promise<Buffer>]>([
    [
      'a name with a zero byte',
      'zip',
      async () => renamed(await zipOf([['a.md-x', '']]), 'a.md-x', 'a.md\0x'),
    ],
    ['a name that turns the reading direction', 'zip', async () => zipOf([['a\u202edm.exe', '']])],
    [
      'a name in an unknown encoding',
      'zip',
      async () => {
        const zip = renamed(await zipOf([['xx.md', '']]), 'xx.md', '\u00e9.md');
        return inTable(zip, (record) => record.writeUInt16LE(0, 8));
      },
    ],
    [
      'a name that is not UTF-8',
      'not-text',
      async () => {
        const zip = (await zipOf([['\u00e9.md', '']])).toString('latin1').replaceAll('\xc3\xa9', '\xc3\x28');
        return Buffer.from(zip, 'latin1');
      },
    ],
    ['text that is not UTF-8', 'not-text', () => zipOf([['a.md', Buffer.from([0x61, 0xff])]])],
    ['a symbolic link', 'symlink', () => zipOf([['a.md', '/etc/passwd', { mode: 0o120777 }]])],
    ['a device', 'unknown-file', () => zipOf([['a.md', '', { mode: 0o060644 }]])],
    [
      'an entry twice',
      'zip',
      () =>
        zipOf([
          ['a.md', '1'],
          ['a.md', '2'],
        ]),
    ],
    [
      'two names that differ in case only',
      'zip',
      () =>
        zipOf([
          ['a.md', '1'],
          ['A.md', '2'],
        ]),
    ],
    [
      'an encrypted entry',
      'zip',
      async () =>
        inTable(await zipOf([['a.md', 'x']]), (record) =>
          record.writeUInt16LE(record.readUInt16LE(8) | 1, 8),
        ),
    ],
    [
      'an unknown compression',
      'zip',
      async () => inTable(await zipOf([['a.md', 'x']]), (record) => record.writeUInt16LE(14, 10)),
    ],
    ['the form for large files', 'zip', () => zipOf([['a.md', 'x', { forceZip64Format: true }]])],
    [
      'a table of contents in the form for large files',
      'zip',
      async () => {
        const zip = new ZipFile();
        zip.addBuffer(Buffer.from('x'), 'a.md');
        zip.end({ forceZip64Format: true, comment: '' });
        return buffer(zip.outputStream);
      },
    ],
    ['a file over the limit', 'too-large', () => zipOf([['a.md', 'x'.repeat(PACK_LIMITS.fileBytes + 1)]])],
    [
      'an entry that grows a thousand times',
      'zip',
      () => zipOf([['a.md', '0'.repeat(PACK_LIMITS.fileBytes)]]),
    ],
    [
      'an entry that is larger than it says',
      'zip',
      async () =>
        inTable(await zipOf([['a.md', '0'.repeat(60_000)]]), (record) => record.writeUInt32LE(10, 24)),
    ],
    [
      'many entries that are too large together',
      'too-large',
      async () => {
        const noise = Array.from({ length: 8_000 }, (_, index) => `${index * 7919} `)
          .join('')
          .slice(0, 60_000);
        const count = Math.ceil(PACK_LIMITS.totalBytes / noise.length) + 1;
        return zipOf(
          Array.from({ length: count }, (_, index) => [`${index}.md`, noise, { compressionLevel: 1 }]),
        );
      },
    ],
    [
      'one entry that a thousand names share',
      'zip',
      async () => {
        // Every record of the table points at the first entry, whose bytes are counted each time.
        const zip = await zipOf(
          Array.from({ length: 3 }, (_, index) => [`${index}.md`, `${index}`.repeat(9)]),
        );
        let at = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
        while (at !== -1) {
          zip.writeUInt32LE(0, at + 42);
          at = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'), at + 4);
        }
        return zip;
      },
    ],
    [
      'damaged content',
      'zip',
      async () => renamed(await zipOf([['a.md', 'whole', { compress: false }]]), 'whole', 'wrong'),
    ],
    [
      'a zip file that was cut off',
      'zip',
      async () => (await zipOf([['a.md', 'x'.repeat(99)]])).subarray(0, -30),
    ],
    ['something else', 'zip', async () => Buffer.from('%PDF-1.7 this is no zip file at all')],
    ['nothing', 'zip', async () => Buffer.alloc(0)],
    ['50 MB', 'too-large', async () => Buffer.alloc(50 * 1024 * 1024)],
    [
      'more files than a pack may have',
      'too-large',
      () =>
        zipOf(
          Array.from({ length: PACK_LIMITS.files + 1 }, (_, index) => [
            `${index}.md`,
            '',
            { compress: false },
          ]),
        ),
    ],
  ])('refuses %s', async (_, rule, make) => {
    expect(await rules(await make())).toEqual([`1 ${rule}`]);
  });

  it('survives every cut and every flipped byte of a small pack', async () => {
    const whole = await writeZip(samplePack());
    const files = unwrap(await readZip(whole));
    for (let length = 0; length < whole.length; length += 7) {
      expect((await readZip(whole.subarray(0, length))).ok).toBe(false);
    }
    for (let place = 0; place < whole.length; place += 3) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 0xff, place);
      const read = await readZip(flipped);
      // What does not count, such as a time, may be anything; content never is.
      if (read.ok)
        expect(read.value.map(({ text }) => text).sort()).toEqual(files.map(({ text }) => text).sort());
    }
  });
});
