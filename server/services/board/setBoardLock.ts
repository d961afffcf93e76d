import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishAccess, publishState } from '../room/publish';

/**
 * Lets the candidate, or the guests of a sketch, only look at the board, or draw on it again. One that is so
 * already, or frozen, stays as it is. @throws AppError `forbidden`
 */
export async function setBoardLock(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: RoomAccess,
  { locked }: { locked: boolean },
): Promise<void> {
  access.require('board.lock');
  const { roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const changed = await tx.room.updateMany({
      where: { id: roomId, frozenAt: null, lockedAt: locked ? null : { not: null } },
      data: { lockedAt: locked ? at : null },
    });
    if (changed.count === 0) return;
    const action = locked ? 'board.lock' : 'board.unlock';
    const subject = { subjectType: 'room', subjectId: roomId };
    await writeAudit(tx, access, { workspaceId, at, action, ...subject });
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
