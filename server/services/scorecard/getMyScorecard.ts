import { parseCriteria } from '@/lib/schemas/rubric';
import type { MyScorecardView } from '@/lib/schemas/scorecard';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { requireSeat } from './requireSeat';
import { SCORECARD_INCLUDE, scorecardView } from './view';

/**
 * The viewer's own scorecard with the rubric that the interview has pinned; an empty draft before anything
 * was saved. @throws AppError `forbidden` for those who are not on the panel
 */
export async function getMyScorecard(rt: Pick<Runtime, 'db'>, access: StaffAccess): Promise<MyScorecardView> {
  requireSeat(access);
  const { interviewId, memberId } = access;
  const [stored, { rubricVersion }] = await Promise.all([
    rt.db.scorecard.findUnique({
      where: { interviewId_memberId: { interviewId, memberId } },
      include: SCORECARD_INCLUDE,
    }),
    rt.db.interview.findUniqueOrThrow({
      where: { id: interviewId },
      select: { rubricVersion: { select: { title: true, criteria: true } } },
    }),
  ]);
  return {
    ...scorecardView({ interviewId, memberId, memberName: access.person.name }, stored),
    rubricTitle: rubricVersion.title,
    criteria: parseCriteria(rubricVersion.criteria),
    canScore: access.can('score.write') && stored?.state !== 'submitted',
  };
}
