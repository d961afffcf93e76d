import { passPerson } from '@/lib/people';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { publishAccess, publishState } from '../room/publish';
import { findPassInRoom } from './findPass';
import { settleLobby } from './settleLobby';

/**
 * Turns someone away who has not been admitted. They need a new link to come again.
 * @throws AppError `forbidden`, `not_found`, or `conflict` if they are in or were turned away already
 */
export async function denyPass(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
  { passId }: { passId: string },
): Promise<void> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const denied = await tx.pass.updateMany({
      where: { id: passId, roomId, status: { in: ['checking', 'waiting'] }, endedAt: null },
      data: { status: 'denied' },
    });
    if (denied.count === 0) {
      const { name, status } = await findPassInRoom(tx, roomId, passId);
      const what = status === 'admitted' ? 'has already been admitted' : 'was already turned away';
      throw new AppError('conflict', `${name} ${what}.`);
    }
    await settleLobby(tx, interview);
    const at = rt.now();
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'pass.deny',
      subjectType: 'pass',
      subjectId: passId,
    });
  });
  publishAccess(rt, roomId, passPerson(passId));
  publishState(rt, roomId);
}
