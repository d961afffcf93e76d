import { BOARD_FORMAT } from '@/lib/board/schema';
import type { Runtime } from '@/server/runtime';
import { publishAccess } from '@/server/services/room/publish';

/**
 * Notes that pages of this server's version draw in a room, and has everyone there judged again: pages that do
 * not know the form in which its board is written from now on have to be loaded anew. A room's form never falls.
 */
export async function raiseFormat(rt: Pick<Runtime, 'db' | 'bus'>, roomId: string): Promise<void> {
  const { count } = await rt.db.room.updateMany({
    where: { id: roomId, boardFormat: { lt: BOARD_FORMAT } },
    data: { boardFormat: BOARD_FORMAT },
  });
  if (count > 0) publishAccess(rt, roomId);
}
