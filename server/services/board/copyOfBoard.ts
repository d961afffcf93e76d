import * as Y from 'yjs';
import { copyBoard } from '@/lib/board/document';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { readBoard } from './readBoard';

/**
 * A new board with what this room's board shows, as the first entry of another room's log.
 * @throws AppError `forbidden` for those who may not see it
 */
export async function copyOfBoard(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
): Promise<Uint8Array<ArrayBuffer>> {
  access.require('board.read');
  const doc = await readBoard(rt, access.roomId);
  try {
    return new Uint8Array(copyBoard(Y.encodeStateAsUpdate(doc)));
  } finally {
    doc.destroy();
  }
}
