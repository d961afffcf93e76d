/** One file or directory of an archive. */
export type TarEntry = { path: string; isDirectory: boolean; size: number; mode: number; modifiedAt: Date };

const BLOCK = 512;
const MAX_PATH = 100;

/** The header of an entry, in the ustar format. Its content follows, padded with zeros to 512 bytes. */
export function tarHeader(entry: TarEntry): Buffer {
  const path = entry.isDirectory ? `${entry.path}/` : entry.path;
  if (Buffer.byteLength(path) > MAX_PATH) throw new Error(`${path} is too long for an archive`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(path, 0);
  header.write(octal(entry.mode & 0o7777, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(entry.isDirectory ? 0 : entry.size, 12), 124);
  header.write(octal(Math.floor(entry.modifiedAt.getTime() / 1000), 12), 136);
  header.write('        ', 148);
  header.write(entry.isDirectory ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  header.write(' ', 155);
  return header;
}

/** The zeros that follow a file's content. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of every archive. An archive without it has been cut off. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

/**
 * Reads an archive from a stream. The content of each entry must be read to its end before the next one.
 * @throws Error where the archive is damaged or cut off
 */
export async function* readTar(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<TarEntry & { content: AsyncGenerator<Buffer> }> {
  const source = stream[Symbol.asyncIterator]();
  let buffer: Buffer = Buffer.alloc(0);
  const fill = async () => {
    const { value, done } = await source.next();
    if (done) throw new Error('the archive has been cut off');
    buffer = buffer.length === 0 ? value : Buffer.concat([buffer, value]);
  };
  const take = (length: number) => {
    const taken = buffer.subarray(0, length);
    buffer = buffer.subarray(length);
    return taken;
  };
  for (;;) {
    while (buffer.length < BLOCK) await fill();
    const header = Buffer.from(take(BLOCK));
    if (header.every((byte) => byte === 0)) break;
    const entry = parseHeader(header);
    let left = entry.size;
    yield {
      ...entry,
      content: (async function* () {
        while (left > 0) {
          if (buffer.length === 0) await fill();
          const part = take(left);
          left -= part.length;
          yield part;
        }
      })(),
    };
    if (left > 0) throw new Error(`${entry.path} has not been read to its end`);
    const padding = tarPadding(entry.size).length;
    while (buffer.length < padding) await fill();
    take(padding);
  }
  // Read on to the end, so that whoever unpacks the stream checks its checksum.
  while (!(await source.next()).done);
}

function parseHeader(header: Buffer): TarEntry {
  const text = (start: number, length: number) =>
    header.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  const number = (start: number, length: number) => Number.parseInt(text(start, length).trim() || '0', 8);
  const sum = number(148, 8);
  header.fill(' ', 148, 156);
  if (header.reduce((total, byte) => total + byte, 0) !== sum) throw new Error('the archive is damaged');
  const isDirectory = text(156, 1) === '5';
  return {
    path: text(0, MAX_PATH).replace(/\/$/, ''),
    isDirectory,
    size: isDirectory ? 0 : number(124, 12),
    mode: number(100, 8),
    modifiedAt: new Date(number(136, 12) * 1000),
  };
}
