import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { createInterviewInput } from '@/lib/schemas/interview';
import type { SketcherAccess } from '@/server/auth/roomAccess';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { copyOfBoard } from '../board/copyOfBoard';
import { createRoom } from '../board/createRoom';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { checkPanel } from './checkPanel';
import { checkQuestionVersions } from './checkPlan';
import { chooseRubric } from './chooseRubric';

/**
 * Makes an interview with its room and board. Who makes it joins the panel as interviewer unless they gave
 * themselves another seat.
 * @param startingSketch the sketch whose board is copied; an empty board where absent
 * @throws AppError `forbidden`, or `invalid` for a panel, plan or rubric that cannot be used
 */
export async function createInterview(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  input: z.output<typeof createInterviewInput>,
  startingSketch: SketcherAccess | null = null,
): Promise<{ interviewId: string; roomId: string }> {
  requireWorkspaceAction(
    member,
    'interview.create',
    'Reviewers cannot create interviews. Ask an interviewer or an admin of the workspace.',
  );
  const { workspaceId, memberId } = member;
  const { panel: given, plan, startingSketchId: _sketch, rubricVersionId, ...fields } = input;
  const panel = given.some((entry) => entry.memberId === memberId)
    ? given
    : [{ memberId, seat: 'interviewer' as const }, ...given];
  const board = startingSketch ? await copyOfBoard(rt, startingSketch) : undefined;
  return rt.db.$transaction(async (tx) => {
    await checkPanel(tx, workspaceId, panel);
    await checkQuestionVersions(
      tx,
      workspaceId,
      plan.map((entry) => entry.questionVersionId),
    );
    const rubric = await chooseRubric(tx, workspaceId, rubricVersionId);
    const at = rt.now();
    const interviewId = newId();
    const roomId = await createRoom(tx, { workspaceId, kind: 'interview', at, board });
    await tx.interview.create({
      data: {
        id: interviewId,
        roomId,
        candidateName: fields.candidateName,
        candidateRole: fields.candidateRole,
        targetLevel: fields.targetLevel,
        scheduledAt: new Date(fields.scheduledAt),
        durationMinutes: fields.durationMinutes,
        rubricVersionId: rubric,
        createdById: memberId,
        createdAt: at,
      },
    });
    await tx.panelist.createMany({ data: panel.map((entry) => ({ interviewId, ...entry })) });
    await tx.planItem.createMany({
      data: plan.map((entry, position) => ({ id: newId(), interviewId, position, ...entry })),
    });
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action: 'interview.create',
      subjectType: 'interview',
      subjectId: interviewId,
      data: startingSketch ? { fromSketch: startingSketch.sketchId } : {},
    });
    return { interviewId, roomId };
  });
}
