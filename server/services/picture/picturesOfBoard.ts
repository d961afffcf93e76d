import { type PictureContents, picturesIn } from '@/lib/board/pictures';
import type { BoardRecord } from '@/lib/board/schema';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';

/**
 * What the pictures consist of that these records of a room's board show. Ids that the room does not know are
 * left out.
 * @throws AppError `forbidden` for those who may not see the board
 */
export async function picturesOfBoard(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
  records: readonly BoardRecord[],
): Promise<PictureContents> {
  access.require('board.read');
  const contents = new Map<string, string>();
  // One after the other: together they may be large.
  for (const id of picturesIn(records)) {
    const picture = await rt.db.picture.findUnique({
      where: { roomId_id: { roomId: access.roomId, id } },
      select: { mimeType: true, bytes: true },
    });
    if (!picture) continue;
    contents.set(id, `data:${picture.mimeType};base64,${Buffer.from(picture.bytes).toString('base64')}`);
  }
  return contents;
}
