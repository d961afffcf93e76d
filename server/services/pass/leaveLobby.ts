import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { publishState } from '../room/publish';
import { requireCandidate } from './requireCandidate';
import { settleLobby } from './settleLobby';

/**
 * Takes the candidate out of the lobby, back to the check. Someone who was admitted keeps their pass and can
 * come back with the same browser until the interview ends.
 * @throws AppError `forbidden` for anyone but the candidate
 */
export async function leaveLobby(rt: Pick<Runtime, 'db' | 'bus' | 'now'>, access: RoomAccess): Promise<void> {
  const { interviewId, passId, roomId, workspaceId } = requireCandidate(access);
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    const left = await tx.pass.updateMany({
      where: { id: passId, status: 'waiting', endedAt: null },
      data: { status: 'checking', waitingAt: null },
    });
    if (left.count === 0) return;
    await settleLobby(tx, interview);
    await writeAudit(
      tx,
      { passId, role: 'candidate' },
      { workspaceId, at: rt.now(), action: 'pass.leave', subjectType: 'interview', subjectId: interviewId },
    );
  });
  publishState(rt, roomId);
}
