import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { publishState } from '../room/publish';

/** Ends the question that is being asked; where there is none, nothing changes. @throws AppError `forbidden` */
export async function finishQuestion(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
): Promise<void> {
  access.require('room.run');
  const { interviewId, roomId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    await lockInterview(tx, interviewId);
    const at = rt.now();
    const finished = await tx.askedQuestion.updateMany({
      where: { interviewId, endedAt: null },
      data: { endedAt: at },
    });
    if (finished.count === 0) return;
    const subject = { subjectType: 'interview', subjectId: interviewId };
    await writeAudit(tx, access, { workspaceId, at, action: 'question.finish', ...subject });
  });
  publishState(rt, roomId);
}
