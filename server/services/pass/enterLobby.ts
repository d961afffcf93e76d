import { isOpen } from '@/lib/interview/lifecycle';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview, moveInterview } from '../interview/moveInterview';
import { publishState } from '../room/publish';
import { requireCandidate } from './requireCandidate';

/**
 * Takes the candidate from the check into the lobby, where the panel sees them wait. Someone who waits or is
 * in already stays where they are.
 * @throws AppError `forbidden` for anyone else, `gone` if the interview has ended
 */
export async function enterLobby(rt: Pick<Runtime, 'db' | 'bus' | 'now'>, access: RoomAccess): Promise<void> {
  const { interviewId, passId, roomId, workspaceId } = requireCandidate(access);
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    if (!isOpen(interview.state)) throw new AppError('gone', 'This interview has ended.');
    const at = rt.now();
    const entered = await tx.pass.updateMany({
      where: { id: passId, status: 'checking', endedAt: null },
      data: { status: 'waiting', waitingAt: at },
    });
    if (entered.count === 0) return;
    await moveInterview(tx, interview, 'candidateWaits');
    await writeAudit(
      tx,
      { passId, role: 'candidate' },
      { workspaceId, at, action: 'pass.wait', subjectType: 'interview', subjectId: interviewId },
    );
  });
  publishState(rt, roomId);
}
