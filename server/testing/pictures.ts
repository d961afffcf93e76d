import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** What is planted in files and must be in nothing that is stored. */
export const PLANTED = 'PLANTED-5c1e';

/** A drawing of a few flat colours, as screenshots are. */
export function drawing(width = 320, height = 200): Sharp {
  const box = (x: number, y: number, fill: string) => ({
    input: { create: { width: 60, height: 40, channels: 4 as const, background: fill } },
    left: x,
    top: y,
  });
  return sharp({ create: { width, height, channels: 4, background: '#fff8' } }).composite([
    box(20, 20, '#1786a0'),
    box(width - 80, height - 60, '#b91c1c'),
  ]);
}

/** Noise, which no compression makes small: what photographs are to an encoder. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const pixels = Buffer.alloc(width * height * channels);
  let state = 7;
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[i] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

/** A photograph that lies on its side, with the place where it was taken. */
export function photograph(): Promise<Buffer> {
  return noise(120, 80)
    .jpeg()
    .withExif({ IFD0: { Copyright: PLANTED }, IFD3: { GPSLatitude: '48/1 12/1 30/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** A picture of several frames: the first is red. */
export function animation(): Promise<Buffer> {
  const frame = (red: number, blue: number) =>
    Buffer.alloc(40 * 30 * 3).map((_, i) => [red, 0, blue][i % 3] ?? 0);
  const frames = Buffer.concat([frame(255, 0), frame(0, 255), frame(0, 255)]);
  return sharp(frames, { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
}

/** A PNG of one colour and any size, however little is in it. */
export function pngOf(width: number, height: number, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (Math.ceil(width / 8) + 1));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** An SVG that would run a program. */
export const SVG = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert("${PLANTED}")</script></svg>`,
);
