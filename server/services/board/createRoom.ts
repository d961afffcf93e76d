import { initialBoardUpdate } from '@/lib/board/document';
import { BOARD_FORMAT } from '@/lib/board/schema';
import { newId } from '@/lib/ids';
import type { Prisma, RoomKind } from '@/prisma/generated/client';
import { copyPictures } from '../picture/copyPictures';
import type { BoardCopy } from './copyOfBoard';

/** Who the log says made the first entry of a board. */
const SYSTEM_ACTOR = { id: 'system', kind: 'system', name: 'Drawbridge' };

/**
 * Makes a room with the first entry of its board's log, in the caller's transaction.
 * @param board the board to begin with; an empty one where absent
 * @returns the id of the room
 */
export async function createRoom(
  tx: Prisma.TransactionClient,
  room: { workspaceId: string; kind: RoomKind; at: Date; board?: BoardCopy | undefined },
): Promise<string> {
  const { workspaceId, kind, at, board } = room;
  const roomId = newId();
  const bytes = board?.bytes ?? new Uint8Array(initialBoardUpdate());
  await tx.room.create({ data: { id: roomId, workspaceId, kind, createdAt: at, boardFormat: BOARD_FORMAT } });
  await tx.boardActor.create({ data: { roomId, ...SYSTEM_ACTOR } });
  await tx.boardUpdate.create({ data: { roomId, seq: 1n, at, actorId: SYSTEM_ACTOR.id, bytes } });
  if (board) await copyPictures(tx, { ...board.pictures, to: roomId });
  return roomId;
}
