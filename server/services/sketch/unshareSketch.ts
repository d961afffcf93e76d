import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { revokeInvites } from '../invite/revokeInvites';
import { publishAccess, publishState } from '../room/publish';

/** Withdraws every link to a sketch and ends the access of all its guests. @throws AppError `forbidden` */
export async function unshareSketch(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: SketcherAccess,
): Promise<void> {
  access.require('sketch.manage');
  const { sketchId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    await revokeInvites(tx, { roomId }, at);
    const subject = { subjectType: 'sketch', subjectId: sketchId };
    await writeAudit(tx, access, { workspaceId, at, action: 'sketch.unshare', ...subject });
  });
  publishAccess(rt, roomId);
  publishState(rt, roomId);
}
