import type { InterviewView } from '@/lib/schemas/interview';
import { parseCriteria } from '@/lib/schemas/rubric';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { readInviteInForce } from '../invite/readInviteInForce';
import { sortPanel } from './panel';
import { readPlan } from './readPlan';
import { rubricCanChange } from './rubricCanChange';
import { interviewSummary } from './summary';

/** An interview with its panel, plan and invite, for staff. */
export async function getInterview(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
): Promise<InterviewView> {
  const { interviewId } = access;
  const interview = await rt.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
    include: {
      panel: {
        select: { memberId: true, seat: true, member: { select: { name: true, email: true } } },
      },
      rubricVersion: true,
    },
  });
  const { rubricVersion } = interview;
  return {
    ...interviewSummary(interview),
    myRole: access.role,
    rubric: {
      id: rubricVersion.rubricId,
      versionId: rubricVersion.id,
      version: rubricVersion.version,
      title: rubricVersion.title,
      criteria: parseCriteria(rubricVersion.criteria).map(({ id, title }) => ({ id, title })),
    },
    panel: sortPanel(interview.panel).map(({ memberId, seat, member }) => ({ memberId, seat, ...member })),
    plan: await readPlan(rt, interviewId),
    invite: await readInviteInForce(rt, access.roomId),
    canEdit: access.can('interview.edit'),
    canChangeRubric: access.can('interview.edit') && (await rubricCanChange(rt.db, interview)),
    canRun: access.can('room.run'),
  };
}
