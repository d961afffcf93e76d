import type { KeptType } from '@/lib/board/pictures';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';

/**
 * A picture of a room's board; without its bytes where the reader has them.
 * @throws AppError `forbidden` for those who may not see the board, `not_found`
 */
export async function readPicture(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
  id: string,
  { isKnown }: { isKnown: boolean },
): Promise<{ mimeType: KeptType; bytes: Uint8Array<ArrayBuffer> | null }> {
  access.require('board.read');
  const picture = await rt.db.picture.findUnique({
    where: { roomId_id: { roomId: access.roomId, id } },
    select: { mimeType: true, bytes: !isKnown },
  });
  if (!picture) throw new AppError('not_found', 'This picture is not on this board.');
  return { mimeType: picture.mimeType as KeptType, bytes: picture.bytes ?? null };
}
