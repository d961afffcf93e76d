import { afterAll, describe, expect, it } from 'vitest';
import { writeInitialBoard } from '@/lib/board/document';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import { pictureAsset, type RoomPicture } from '@/lib/board/pictures';
import { makePeer, makeShape } from '@/lib/board/testing';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { boardFile } from '@/server/services/board/boardFile';
import { exportInterview } from '@/server/services/export/exportInterview';
import { addPicture } from '@/server/services/picture/addPicture';
import { readPicture } from '@/server/services/picture/readPicture';
import { createTestDatabase } from '@/server/testing/database';
import {
  accessOf,
  admittedCandidate,
  interviewInput,
  newCandidate,
  newInterview,
  person,
} from '@/server/testing/people';
import { pngOf } from '@/server/testing/pictures';
import { add, get, made, pictureRooms, sentence } from './testing/pictures';

const { db, drop } = await createTestDatabase();
const { newSketch, newLive } = pictureRooms(db);
afterAll(drop);

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
