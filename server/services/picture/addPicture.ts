import { createHash } from 'node:crypto';
import { MAX_PICTURES, MAX_PICTURES_BYTES, type RoomPicture } from '@/lib/board/pictures';
import type { Prisma } from '@/prisma/generated/client';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { countAttempt } from '../throttle/throttle';
import { convertPicture } from './convertPicture';

/** Uploads of one person, and of everyone in a room, in ten minutes: an import of a full board, and some. */
const MAX_OF_PERSON = 250;
const MAX_IN_ROOM = 600;
const WINDOW_MS = 10 * 60 * 1000;

/** What is told of a picture. */
export const PICTURE_SELECT = { id: true, mimeType: true, width: true, height: true, size: true } as const;

/**
 * Adds a picture to a room's board: made anew, and stored once however often it is uploaded.
 * @param readFile reads the file that was uploaded; called once it is settled that it is wanted
 * @throws AppError `forbidden`, `too_many` for too many at once, `invalid` for what is no picture, `conflict`
 * where the room holds all that it may, `not_found` for a room that is gone
 */
export async function addPicture(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: RoomAccess,
  readFile: () => Promise<Uint8Array>,
): Promise<RoomPicture> {
  access.require('board.edit');
  const { roomId, workspaceId, person } = access;
  await countAttempt(rt, 'pictures in a short time', [
    { key: `picture:${roomId}:${person.personId}`, max: MAX_OF_PERSON, windowMs: WINDOW_MS, forgives: false },
    { key: `picture:${roomId}`, max: MAX_IN_ROOM, windowMs: WINDOW_MS, forgives: false },
  ]);
  const file = await readFile();
  // A picture that was copied from this board comes back byte by byte, and need not lose anything again.
  const known = await findPicture(rt.db, roomId, idOf(file));
  if (known) return known;
  const { bytes, ...picture } = await convertPicture(file);
  const id = idOf(bytes);
  return rt.db.$transaction(async (tx) => {
    await lockRoom(tx, roomId);
    const there = await findPicture(tx, roomId, id);
    if (there) return there;
    await checkSpace(tx, roomId, bytes.length);
    const at = rt.now();
    const made = { id, ...picture, size: bytes.length };
    await tx.picture.create({
      data: { roomId, uploadedBy: person.personId, createdAt: at, bytes, ...made },
    });
    const subject = { subjectType: 'room', subjectId: roomId, data: { pictureId: id, size: bytes.length } };
    await writeAudit(tx, access, { workspaceId, at, action: 'picture.add', ...subject });
    return made;
  });
}

/** The id of a picture with these bytes. */
function idOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

async function findPicture(
  db: Pick<Prisma.TransactionClient, 'picture'>,
  roomId: string,
  id: string,
): Promise<RoomPicture | null> {
  const found = await db.picture.findUnique({ where: { roomId_id: { roomId, id } }, select: PICTURE_SELECT });
  return found as RoomPicture | null;
}

/** Makes others who add a picture to this room wait until the transaction ends. Drawing goes on. */
async function lockRoom(tx: Prisma.TransactionClient, roomId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "Room" WHERE id = ${roomId} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new AppError('not_found', 'This room does not exist any more.');
}

async function checkSpace(tx: Prisma.TransactionClient, roomId: string, size: number): Promise<void> {
  const { _count, _sum } = await tx.picture.aggregate({
    where: { roomId },
    _count: true,
    _sum: { size: true },
  });
  if (_count >= MAX_PICTURES) {
    throw new AppError('conflict', `This board holds ${MAX_PICTURES} pictures, and takes no more.`);
  }
  if ((_sum.size ?? 0) + size > MAX_PICTURES_BYTES) {
    throw new AppError(
      'conflict',
      `The pictures of a board may take ${MAX_PICTURES_BYTES / 1024 / 1024} MB, and this one would be more.`,
    );
  }
}
