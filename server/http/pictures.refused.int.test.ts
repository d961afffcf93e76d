import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_PICTURE_FILE, MAX_PICTURES, MAX_PICTURES_BYTES } from '@/lib/board/pictures';
import { newId } from '@/lib/ids';
import { createTestDatabase } from '@/server/testing/database';
import {
  animation,
  drawing,
  noise,
  PLANTED,
  photograph,
  pngChunk,
  pngOf,
  SVG,
} from '@/server/testing/pictures';
import { add, get, made, OWN_ORIGIN, pictureRooms, sentence } from './testing/pictures';

const { db, drop } = await createTestDatabase();
const { newSketch } = pictureRooms(db);
afterAll(drop);

describe('what is no picture', () => {
  const start = (bytes: Buffer, length: number) => bytes.subarray(0, length);
  const text = (words: string) => Buffer.from(words);
  const inflated = pngChunk(
    'IDAT',
    Buffer.from('789ced', 'hex'), // the beginning of a stream that never goes on
  );

  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['an SVG with a script', () => SVG, /^SVG drawings cannot be placed/],
    ['an SVG that calls itself PNG in its text', () => text(`PNG ${SVG}`), /^SVG drawings/],
    [
      'a page',
      () => text(`<!doctype html><script>${PLANTED}</script>`),
      /is no picture that boards can show/,
    ],
    ['a PDF', () => text('%PDF-1.7\n1 0 obj'), /^PDFs cannot be placed/],
    ['a HEIC photograph', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), /^HEIC photographs/],
    ['nothing', () => Buffer.alloc(0), /^This file is empty/],
    ['a TIFF', () => drawing().tiff().toBuffer(), /is no picture that boards can show/],
    ['a GIF that is a page', () => text(`GIF89a<script>${PLANTED}</script>`), /GIF file is damaged/],
    ['a JPEG that is a page', () => text(`\xff\xd8\xff<script>${PLANTED}</script>`), /./],
    ['an AVIF that is none', () => text('\0\0\0\x18ftypavif\0\0\0\0mif1avif'), /AVIF file is damaged/],
    [
      'a PNG with an end in the middle',
      async () => {
        const whole = await noise(200, 200).png().toBuffer();
        return start(whole, whole.length / 2);
      },
      /PNG file is damaged or incomplete/,
    ],
    [
      'a JPEG with an end in the middle',
      async () => {
        const whole = await noise(200, 200).jpeg().toBuffer();
        return start(whole, whole.length / 2);
      },
      /JPEG file is damaged or incomplete/,
    ],
    [
      'a WebP with an end in the middle',
      async () => {
        const whole = await noise(200, 200).webp().toBuffer();
        return start(whole, whole.length / 2);
      },
      /WebP file is damaged or incomplete/,
    ],
    [
      'a PNG whose pixels are missing',
      () => {
        const [head] = [pngOf(64, 64).subarray(0, 33)];
        return Buffer.concat([head as Buffer, inflated, pngChunk('IEND', Buffer.alloc(0))]);
      },
      /PNG file is damaged or incomplete/,
    ],
    [
      '100 megapixels in a few kilobytes',
      () => pngOf(10_000, 10_000),
      /too many pixels: PNG files of up to 50 megapixels/,
    ],
    [
      'more pixels than there can be',
      () => {
        const file = pngOf(8, 8);
        file.writeUInt32BE(0x7fffffff, 16);
        file.writeUInt32BE(0x7fffffff, 20);
        return file;
      },
      /too many pixels|damaged/,
    ],
  ])('is refused with a sentence, and nothing is stored: %s', async (_kind, file, why) => {
    const { rt, roomId, guest } = await newSketch();
    const answer = await add(rt, guest, roomId, await file());
    expect(answer.status).toBe(400);
    expect(await sentence(answer)).toMatch(why);
    expect(await db.picture.count({ where: { roomId } })).toBe(0);
    expect(rt.logged()).not.toContain('picture could not be added');
  });

  it('leaves nothing of what hides behind a picture', async () => {
    const { rt, roomId, guest } = await newSketch();
    for (const file of [await animation(), await drawing().png().toBuffer(), await photograph()]) {
      const both = Buffer.concat([file, text(`<script>alert("${PLANTED}")</script>`)]);
      const answer = await add(rt, guest, roomId, both);
      if (answer.status !== 201) continue;
      const { id } = await answer.json();
      const bytes = Buffer.from(await (await get(rt, guest, roomId, id)).arrayBuffer());
      expect(bytes.includes(PLANTED)).toBe(false);
      expect(bytes.includes('script')).toBe(false);
    }
    const note = pngChunk('tEXt', text(`Comment\0${PLANTED}`));
    const { id } = await made(await add(rt, guest, roomId, pngOf(12, 12, [note])));
    const bytes = Buffer.from(await (await get(rt, guest, roomId, id)).arrayBuffer());
    expect(bytes.includes(PLANTED)).toBe(false);
  });

  it('is not read further than a file may be long', async () => {
    const { rt, roomId, guest } = await newSketch();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const answer = await add(rt, guest, roomId, endless);
    expect(answer.status).toBe(400);
    expect(await sentence(answer)).toMatch(/files of up to 15 MB/);
    expect(sent).toBeLessThan(MAX_PICTURE_FILE + 4 * 1024 * 1024);
    const told = await add(rt, guest, roomId, pngOf(9, 9), {
      ...OWN_ORIGIN,
      'content-length': String(MAX_PICTURE_FILE + 1),
    });
    expect(await sentence(told)).toMatch(/files of up to 15 MB/);
  });
});

describe('how many pictures a board holds', () => {
  /** Rows that say to be of a size, whatever is in them. */
  const fill = async (roomId: string, count: number, size: number) =>
    db.picture.createMany({
      data: Array.from({ length: count }, () => ({
        ...{ roomId, id: newId(), uploadedBy: 'system', mimeType: 'image/png', width: 1, height: 1, size },
        bytes: new Uint8Array(1),
      })),
    });

  it('is limited by number', async () => {
    const { rt, roomId, guest } = await newSketch();
    await fill(roomId, MAX_PICTURES - 1, 10);
    const first = pngOf(10, 10);
    await made(await add(rt, guest, roomId, first));
    const answer = await add(rt, guest, roomId, pngOf(11, 11));
    expect(answer.status).toBe(409);
    expect(await sentence(answer)).toBe(`This board holds ${MAX_PICTURES} pictures, and takes no more.`);
    // One that it has already needs no place.
    await made(await add(rt, guest, roomId, first));
  });

  it('is limited by bytes, of several who add at once too', async () => {
    const { rt, roomId, guest } = await newSketch();
    const file = pngOf(10, 10);
    const { size } = await made(await add(rt, guest, roomId, file));
    await fill(roomId, 1, MAX_PICTURES_BYTES - 2 * size - 20);
    const answers = await Promise.all([11, 12, 13].map((side) => add(rt, guest, roomId, pngOf(side, side))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(await sentence(refused as Response)).toMatch(/^The pictures of a board may take 64 MB/);
  });

  it('grows only so fast', async () => {
    const { rt, roomId, guest } = await newSketch();
    const key = createHash('sha256').update(`picture:${roomId}`).digest('hex');
    await db.signInAttempt.createMany({
      data: Array.from({ length: 600 }, () => ({ id: newId(), key, at: rt.now(), success: false })),
    });
    const answer = await add(rt, guest, roomId, pngOf(10, 10));
    expect(answer.status).toBe(429);
    expect(await sentence(answer)).toMatch(
      /^Too many pictures in a short time. Try again in \d+ minutes?\.$/,
    );
    rt.advance(11);
    await made(await add(rt, guest, roomId, pngOf(10, 10)));
  });
});
