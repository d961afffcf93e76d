import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishState } from '../room/publish';

/** Gives a sketch another name. @throws AppError `forbidden` */
export async function renameSketch(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: SketcherAccess,
  { name }: { name: string },
): Promise<void> {
  access.require('sketch.manage');
  const { sketchId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    await tx.sketch.update({ where: { id: sketchId }, data: { name, updatedAt: at } });
    const subject = { subjectType: 'sketch', subjectId: sketchId };
    await writeAudit(tx, access, { workspaceId, at, action: 'sketch.rename', ...subject });
  });
  publishState(rt, roomId);
}
