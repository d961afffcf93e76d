import type { z } from 'zod';
import { isOpen } from '@/lib/interview/lifecycle';
import type { InterviewView, updateInterviewInput } from '@/lib/schemas/interview';
import type { Interview, Prisma } from '@/prisma/generated/client';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { interviewInviteExpiry } from '../invite/expiry';
import { publishAccess, publishState } from '../room/publish';
import { checkPanel } from './checkPanel';
import { checkQuestionVersions } from './checkPlan';
import { chooseRubric } from './chooseRubric';
import { getInterview } from './getInterview';
import { lockInterview } from './moveInterview';
import { replacePlan } from './replacePlan';
import { rubricCanChange } from './rubricCanChange';

type Update = Omit<z.output<typeof updateInterviewInput>, 'interviewId'>;

/**
 * Changes what is given of an interview that has not ended. A later time keeps an unused invite link in
 * force for it. Who leaves the panel leaves the room at once. The rubric can be exchanged until it has begun.
 * @returns the interview, also for someone who took themselves off its panel
 * @throws AppError `forbidden`, `conflict` if it has ended meanwhile, or begun where the rubric is exchanged,
 * `invalid` for a panel, plan or rubric
 */
export async function updateInterview(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  access: StaffAccess,
  input: Update,
): Promise<InterviewView> {
  access.require('interview.edit');
  const { interviewId, roomId, workspaceId } = access;
  const { panel, plan, rubricVersionId, ...fields } = input;
  await rt.db.$transaction(async (tx) => {
    const interview = await lockInterview(tx, interviewId);
    if (!isOpen(interview.state)) {
      throw new AppError('conflict', 'This interview has ended and can no longer be changed.');
    }
    const at = rt.now();
    await tx.interview.update({ where: { id: interviewId }, data: columns(fields) });
    if (fields.scheduledAt !== undefined) {
      const expiresAt = interviewInviteExpiry(new Date(fields.scheduledAt), at);
      await tx.invite.updateMany({
        where: { roomId, revokedAt: null, redeemedAt: null, expiresAt: { gt: at, lt: expiresAt } },
        data: { expiresAt },
      });
    }
    if (rubricVersionId !== undefined && rubricVersionId !== interview.rubricVersionId) {
      await replaceRubric(tx, workspaceId, interview, rubricVersionId);
    }
    if (panel) await replacePanel(tx, access, panel);
    if (plan) {
      const versions = plan.map((entry) => entry.questionVersionId);
      await checkQuestionVersions(tx, workspaceId, versions);
      await replacePlan(tx, interviewId, plan);
    }
    await writeAudit(tx, access, {
      workspaceId,
      at,
      action: 'interview.update',
      subjectType: 'interview',
      subjectId: interviewId,
      data: { changed: Object.keys(input) },
    });
  });
  if (panel) publishAccess(rt, roomId);
  publishState(rt, roomId);
  return getInterview(rt, access);
}

function columns({
  scheduledAt,
  ...fields
}: Omit<Update, 'panel' | 'plan' | 'rubricVersionId'>): Prisma.InterviewUpdateInput {
  const given: Prisma.InterviewUpdateInput = {};
  if (fields.candidateName !== undefined) given.candidateName = fields.candidateName;
  if (fields.candidateRole !== undefined) given.candidateRole = fields.candidateRole;
  if (fields.targetLevel !== undefined) given.targetLevel = fields.targetLevel;
  if (fields.durationMinutes !== undefined) given.durationMinutes = fields.durationMinutes;
  if (scheduledAt !== undefined) given.scheduledAt = new Date(scheduledAt);
  return given;
}

async function replaceRubric(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  interview: Interview,
  chosen: string,
): Promise<void> {
  if (!(await rubricCanChange(tx, interview))) {
    const sentence = 'This interview has begun, and is scored by the rubric that it began with.';
    throw new AppError('conflict', sentence, 'rubricVersionId');
  }
  const rubricVersionId = await chooseRubric(tx, workspaceId, chosen);
  await tx.interview.update({ where: { id: interview.id }, data: { rubricVersionId } });
}

async function replacePanel(
  tx: Prisma.TransactionClient,
  { interviewId, workspaceId }: StaffAccess,
  panel: NonNullable<Update['panel']>,
): Promise<void> {
  const seated = await tx.panelist.findMany({ where: { interviewId }, select: { memberId: true } });
  await checkPanel(
    tx,
    workspaceId,
    panel,
    seated.map((entry) => entry.memberId),
  );
  await tx.panelist.deleteMany({ where: { interviewId } });
  await tx.panelist.createMany({ data: panel.map((entry) => ({ interviewId, ...entry })) });
}
