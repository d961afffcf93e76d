import { newId } from '@/lib/ids';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { createRoom } from '../board/createRoom';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/** Makes an empty sketch, named by its number in the workspace until someone names it. */
export async function createSketch(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
): Promise<{ sketchId: string; roomId: string }> {
  requireWorkspaceAction(member, 'sketch.create');
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const sketchId = newId();
    const roomId = await createRoom(tx, { workspaceId, kind: 'sketch', at });
    const number = await tx.room.count({ where: { workspaceId, kind: 'sketch' } });
    await tx.sketch.create({
      data: {
        id: sketchId,
        roomId,
        name: `Sketch ${number}`,
        createdById: memberId,
        createdAt: at,
        updatedAt: at,
      },
    });
    const subject = { subjectType: 'sketch', subjectId: sketchId };
    await writeAudit(tx, member, { workspaceId, at, action: 'sketch.create', ...subject });
    return { sketchId, roomId };
  });
}
