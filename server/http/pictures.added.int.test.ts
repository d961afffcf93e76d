import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_PICTURE_SIDE, PICTURE_ID } from '@/lib/board/pictures';
import { createTestDatabase } from '@/server/testing/database';
import { animation, drawing, noise, PLANTED, photograph, pngOf } from '@/server/testing/pictures';
import { add, get, made, pictureRooms } from './testing/pictures';

const { db, drop } = await createTestDatabase();
const { newSketch } = pictureRooms(db);
afterAll(drop);

describe('a picture that is added', () => {
  it.each([
    ['PNG', () => drawing().png().toBuffer(), 'image/png'],
    ['JPEG', () => noise(120, 80).jpeg().toBuffer(), 'image/jpeg'],
    ['WebP', () => drawing().webp().toBuffer(), 'image/png'],
    ['GIF', animation, 'image/png'],
    ['AVIF', () => drawing(64, 48).avif({ effort: 0 }).toBuffer(), 'image/png'],
  ])('is made anew and served to everyone at the board: %s', async (_kind, file, mimeType) => {
    const { rt, roomId, guest } = await newSketch();
    const picture = await made(await add(rt, guest, roomId, await file()));
    expect(picture).toMatchObject({ mimeType, id: expect.stringMatching(PICTURE_ID) });
    const answer = await get(rt, guest, roomId, picture.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': mimeType,
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${picture.id}"`,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('base64url')).toBe(picture.id);
    expect(bytes.length).toBe(picture.size);
    const { width, height, format } = await sharp(bytes).metadata();
    expect({ width, height, mimeType: `image/${format}` }).toEqual({
      width: picture.width,
      height: picture.height,
      mimeType,
    });
  });

  it('is what its first frame shows', async () => {
    const { rt, roomId, guest } = await newSketch();
    const { id, width, height } = await made(await add(rt, guest, roomId, await animation()));
    expect({ width, height }).toEqual({ width: 40, height: 30 });
    const bytes = await (await get(rt, guest, roomId, id)).arrayBuffer();
    const { data } = await sharp(Buffer.from(bytes))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it('stands upright and says nothing of where it was taken', async () => {
    const { rt, roomId, guest } = await newSketch();
    const file = await photograph();
    expect(file.includes(PLANTED)).toBe(true);
    const picture = await made(await add(rt, guest, roomId, file));
    expect(picture).toMatchObject({ width: 80, height: 120 });
    const bytes = Buffer.from(await (await get(rt, guest, roomId, picture.id)).arrayBuffer());
    expect(bytes.includes(PLANTED)).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 80, height: 120, format: 'jpeg' });
    const { exif, icc, xmp, orientation } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, orientation }).toEqual({});
  });

  it('is made smaller where it is very large', async () => {
    const { rt, roomId, guest } = await newSketch();
    const { width, height } = await made(await add(rt, guest, roomId, pngOf(2 * MAX_PICTURE_SIDE, 100)));
    expect({ width, height }).toEqual({ width: MAX_PICTURE_SIDE, height: 50 });
  });

  it('is kept with loss where it would be too large otherwise, and keeps its transparency', async () => {
    const { rt, roomId, guest } = await newSketch();
    const opaque = await noise(1200, 1000).png({ compressionLevel: 1 }).toBuffer();
    const clear = await noise(1100, 900, 4).png({ compressionLevel: 1 }).toBuffer();
    expect(await made(await add(rt, guest, roomId, opaque))).toMatchObject({ mimeType: 'image/jpeg' });
    expect(await made(await add(rt, guest, roomId, clear))).toMatchObject({ mimeType: 'image/webp' });
  });

  it('is stored once, however often it comes, also as it is served', async () => {
    const { rt, roomId, guest } = await newSketch();
    const file = await noise(90, 60).jpeg().toBuffer();
    const [one, ...others] = await Promise.all(
      Array.from({ length: 4 }, async () => made(await add(rt, guest, roomId, file))),
    );
    if (!one) throw new Error('nothing was added');
    for (const other of others) expect(other).toEqual(one);
    const served = await (await get(rt, guest, roomId, one.id)).arrayBuffer();
    expect(await made(await add(rt, guest, roomId, new Uint8Array(served)))).toEqual(one);
    expect(await db.picture.count({ where: { roomId } })).toBe(1);
    const { uploadedBy } = await db.picture.findFirstOrThrow({ where: { roomId } });
    expect(uploadedBy).toMatch(/^pass:/);
    expect(await db.auditEntry.count({ where: { action: 'picture.add', subjectId: roomId } })).toBe(1);
  });

  it('is not sent again to a browser that has it', async () => {
    const { rt, roomId, guest } = await newSketch();
    const { id } = await made(await add(rt, guest, roomId, pngOf(10, 10)));
    const answer = await get(rt, guest, roomId, id, { 'if-none-match': `"${id}"` });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
  });
});
