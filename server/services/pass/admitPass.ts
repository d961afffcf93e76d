import { passPerson } from '@/lib/people';
import type { Pass } from '@/prisma/generated/client';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview, moveInterview } from '../interview/moveInterview';
import { publishAccess, publishState } from '../room/publish';
import { findPassInRoom } from './findPass';

/**
 * Lets someone in from the lobby. With the first one the interview is live and its time runs. Of two who
 * admit the same person at once one succeeds.
 * @throws AppError `forbidden`, `not_found`, or `conflict` with the reason why they cannot be admitted
 */
export async function admitPass(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
  { passId }: { passId: string },
): Promise<void> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const at = rt.now();
    const admitted = await tx.pass.updateMany({
      where: { id: passId, roomId, status: 'waiting', endedAt: null, expiresAt: { gt: at } },
      data: { status: 'admitted', admittedAt: at },
    });
    if (admitted.count === 0) throw notWaiting(await findPassInRoom(tx, roomId, passId));
    await moveInterview(tx, interview, 'candidateAdmitted', { startedAt: interview.startedAt ?? at });
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'pass.admit',
      subjectType: 'pass',
      subjectId: passId,
    });
  });
  publishAccess(rt, roomId, passPerson(passId));
  publishState(rt, roomId);
}

function notWaiting(pass: Pass): AppError {
  const { name, status } = pass;
  if (status === 'admitted' && !pass.endedAt) {
    return new AppError('conflict', `${name} has already been admitted.`);
  }
  if (status === 'checking' && !pass.endedAt) {
    return new AppError('conflict', `${name} is not in the lobby yet.`);
  }
  return new AppError('conflict', `The access of ${name} has ended. Make a new invite link for them.`);
}
