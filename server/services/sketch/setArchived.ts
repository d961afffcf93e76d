import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishAccess, publishState } from '../room/publish';

/** Archives a sketch or brings it back. One that is so already stays as it is. */
export async function setArchived(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: SketcherAccess,
  archived: boolean,
): Promise<void> {
  access.require('sketch.manage');
  const { sketchId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const changed = await tx.sketch.updateMany({
      where: { id: sketchId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? at : null },
    });
    if (changed.count === 0) return;
    await tx.room.update({ where: { id: roomId }, data: { frozenAt: archived ? at : null } });
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: archived ? 'sketch.archive' : 'sketch.unarchive',
      subjectType: 'sketch',
      subjectId: sketchId,
    });
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
