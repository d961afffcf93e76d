import * as Y from 'yjs';
import { copyBoard, readRecords } from '@/lib/board/document';
import { picturesIn } from '@/lib/board/pictures';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { readBoard } from './readBoard';

/** What another room's board begins with: the first entry of its log, and pictures of this room. */
export type BoardCopy = { bytes: Uint8Array<ArrayBuffer>; pictures: { from: string; ids: string[] } };

/**
 * A new board with what this room's board shows, for another room to begin with.
 * @throws AppError `forbidden` for those who may not see it
 */
export async function copyOfBoard(rt: Pick<Runtime, 'db'>, access: RoomAccess): Promise<BoardCopy> {
  access.require('board.read');
  const doc = await readBoard(rt, access.roomId);
  try {
    const ids = picturesIn(readRecords(doc).records);
    const bytes = new Uint8Array(copyBoard(Y.encodeStateAsUpdate(doc)));
    return { bytes, pictures: { from: access.roomId, ids } };
  } finally {
    doc.destroy();
  }
}
