import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { writeInitialBoard } from '@/lib/board/document';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import {
  MAX_PICTURE_FILE,
  MAX_PICTURE_SIDE,
  MAX_PICTURES,
  MAX_PICTURES_BYTES,
  PICTURE_ID,
  pictureAsset,
  type RoomPicture,
} from '@/lib/board/pictures';
import { makePeer, makeShape } from '@/lib/board/testing';
import { newId } from '@/lib/ids';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { setRuntime } from '@/server/runtime';
import { boardFile } from '@/server/services/board/boardFile';
import { exportInterview } from '@/server/services/export/exportInterview';
import { addPicture } from '@/server/services/picture/addPicture';
import { readPicture } from '@/server/services/picture/readPicture';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import {
  accessOf,
  admittedCandidate,
  interviewInput,
  newCandidate,
  newInterview,
  person,
  type TestPerson,
} from '@/server/testing/people';
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
import { handleAddPicture, handlePicture } from './pictures';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const HOST = 'drawbridge.test';
const OWN_ORIGIN = { origin: `http://${HOST}` };

const cookieOf = (who: TestPerson) => who.cookies.map((line) => line.split(';')[0]).join('; ');

/** Uploads a file, as this person's browser does. */
async function add(
  rt: TestRuntime,
  who: TestPerson,
  roomId: string,
  body: BodyInit | Uint8Array,
  headers: Record<string, string> = OWN_ORIGIN,
): Promise<Response> {
  setRuntime(rt);
  const request = new Request(`http://${HOST}/api/rooms/${roomId}/pictures`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { host: HOST, cookie: cookieOf(who), ...headers },
    duplex: 'half',
  } as RequestInit);
  return handleAddPicture(request, { params: Promise.resolve({ roomId }) });
}

/** Asks for a picture. */
async function get(
  rt: TestRuntime,
  who: TestPerson,
  roomId: string,
  pictureId: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  setRuntime(rt);
  const request = new Request(`http://${HOST}/api/rooms/${roomId}/pictures/${pictureId}`, {
    headers: { cookie: cookieOf(who), ...headers },
  });
  return handlePicture(request, { params: Promise.resolve({ roomId, pictureId }) });
}

const made = async (answer: Response): Promise<RoomPicture> => {
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json();
};

const sentence = async (answer: Response): Promise<string> => (await answer.json()).error.message;

/** A sketch with a guest, who has its link. */
async function newSketch() {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const owner = person(rt, workspace.owner);
  const { sketchId, roomId } = await owner.trpc.sketches.create();
  const { token } = await owner.trpc.sketches.share({ sketchId });
  const guest = person(rt);
  await guest.trpc.passes.redeem({ token, name: 'Gus' });
  return { rt, workspace, owner, guest, sketchId, roomId };
}

/** An interview that is live. */
async function newLive() {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  return { rt, interview, roomId: interview.roomId, candidate: await admittedCandidate(rt, interview) };
}

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

describe('who may add and see pictures', () => {
  it('is who may draw and who may look, as long as they may', async () => {
    const { rt, interview, roomId, candidate } = await newLive();
    const { id } = await made(await add(rt, candidate, roomId, pngOf(10, 10)));
    for (const who of [interview.interviewer, interview.panelist]) {
      const access = await accessOf(rt, who, roomId);
      const { bytes } = await readPicture(rt, access, id, { isKnown: false });
      expect(bytes?.length).toBeGreaterThan(0);
    }
    const watching = await accessOf(rt, interview.panelist, roomId);
    const asked = { isRead: false };
    await expect(
      addPicture(rt, watching, async () => {
        asked.isRead = true;
        return pngOf(9, 9);
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(asked.isRead).toBe(false);

    await interview.interviewer.trpc.room.end({ roomId });
    expect((await add(rt, candidate, roomId, pngOf(11, 11))).status).toBe(403);
    const ended = await get(rt, candidate, roomId, id, { 'if-none-match': `"${id}"` });
    expect(ended.status).toBe(403);
    expect(ended.headers.get('cache-control')).toBe('private, no-store');
    expect((await get(rt, candidate, roomId, id)).status).toBe(403);
    expect(await db.picture.count({ where: { roomId } })).toBe(1);
  });

  it('is no candidate who waits, nobody from elsewhere, and no other site', async () => {
    const { rt, interview, roomId, candidate } = await newLive();
    const { id } = await made(await add(rt, candidate, roomId, pngOf(10, 10)));
    const waiting = await newInterview(rt, interview.workspace);
    const early = await newCandidate(rt, waiting);
    for (const answer of [
      await add(rt, early, waiting.roomId, pngOf(10, 10)),
      await get(rt, early, waiting.roomId, id),
    ]) {
      expect(answer.status).toBe(403);
    }
    const { guest, roomId: sketchRoom } = await newSketch();
    expect((await get(rt, guest, roomId, id)).status).toBe(401);
    expect((await add(rt, guest, roomId, pngOf(10, 10))).status).toBe(401);
    // The same picture's id in another room is nothing there.
    expect((await get(rt, guest, sketchRoom, id)).status).toBe(404);
    expect((await get(rt, guest, sketchRoom, "x' OR 1=1")).status).toBe(404);
    const foreign = await add(rt, candidate, roomId, pngOf(11, 11), { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect(await sentence(foreign)).toBe('This request comes from another site.');
  });

  it('is judged again when the picture has arrived', async () => {
    const { rt, interview, roomId, candidate } = await newLive();
    const file = pngOf(10, 10);
    const slow = new ReadableStream({
      async pull(controller) {
        await interview.interviewer.trpc.room.end({ roomId });
        controller.enqueue(new Uint8Array(file));
        controller.close();
      },
    });
    expect((await add(rt, candidate, roomId, slow)).status).toBe(403);
    expect(await db.picture.count({ where: { roomId } })).toBe(0);
  });
});

describe('the pictures of a room', () => {
  /** Puts a picture onto a room's board, as the sync server writes it. */
  async function draw(roomId: string, picture: RoomPicture): Promise<void> {
    const peer = makePeer(77);
    writeInitialBoard(peer.doc);
    const updates: Uint8Array[] = [];
    peer.doc.on('update', (update: Uint8Array) => updates.push(update));
    const asset = pictureAsset(picture, 'plan.png');
    peer.put(asset, makeShape('image', 'one', { props: { assetId: asset.id } } as never));
    peer.flush();
    for (const [i, bytes] of updates.entries()) {
      await db.boardUpdate.create({
        data: { roomId, seq: BigInt(i + 2), actorId: 'system', bytes: new Uint8Array(bytes) },
      });
    }
    peer.unbind();
  }

  it('are within the files of its board', async () => {
    const { rt, roomId, owner, guest } = await newSketch();
    const picture = await made(await add(rt, guest, roomId, pngOf(10, 10)));
    await draw(roomId, picture);
    const access = await accessOf(rt, owner, roomId);
    const data = /^data:image\/png;base64,/;
    const json = JSON.parse((await boardFile(rt, access, 'json', null)).text);
    expect(json.pictures[picture.id]).toMatch(data);
    const read = readTldrawFile((await boardFile(rt, access, 'tldr', null)).text);
    expect(read.embedded).toEqual([
      { assetId: `asset:${picture.id}`, name: 'plan.png', source: expect.stringMatching(data) },
    ]);
    expect(read.records.map(({ id }) => id)).toContain('shape:one');
  });

  it('come along where its board is copied', async () => {
    const { rt, workspace, roomId, owner, guest, sketchId } = await newSketch();
    const picture = await made(await add(rt, guest, roomId, pngOf(10, 10)));
    const unused = await made(await add(rt, guest, roomId, pngOf(12, 12)));
    await draw(roomId, picture);
    const interview = await owner.trpc.interviews.create({
      ...interviewInput(rt),
      startingSketchId: sketchId,
      panel: [],
    });
    const staff = { ...person(rt, workspace.owner), member: workspace.owner };
    const candidate = await admittedCandidate(rt, {
      ...interview,
      workspace,
      interviewer: staff,
      panelist: staff,
    });
    expect((await get(rt, candidate, interview.roomId, picture.id)).status).toBe(200);
    const opened = (await accessOf(rt, staff, interview.roomId)) as StaffAccess;
    expect(Object.keys((await exportInterview(rt, opened)).pictures)).toEqual([picture.id]);
    expect((await get(rt, candidate, interview.roomId, unused.id)).status).toBe(404);
  });

  it('go when the room goes', async () => {
    const { rt, roomId, guest } = await newSketch();
    await made(await add(rt, guest, roomId, pngOf(10, 10)));
    const where = { where: { roomId } };
    await db.$transaction([
      db.boardUpdate.deleteMany(where),
      db.boardActor.deleteMany(where),
      db.pass.deleteMany(where),
      db.invite.deleteMany(where),
      db.sketch.deleteMany(where),
      db.room.delete({ where: { id: roomId } }),
    ]);
    expect(await db.picture.count(where)).toBe(0);
  });
});
