import type { ReviewScorecard, ReviewView } from '@/lib/schemas/review';
import { parseCriteria } from '@/lib/schemas/rubric';
import { scorecardVisibility } from '@/lib/scoring/visibility';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { sortPanel } from '../interview/panel';
import { interviewSummary } from '../interview/summary';
import { NOTE_INCLUDE, noteView } from '../note/view';
import { readAsked } from '../question/readAsked';
import { SCORECARD_INCLUDE, scorecardView } from '../scorecard/view';

/**
 * What the panel has in front of it after an interview: what was asked, everyone's notes, and the scorecards
 * that the viewer may see. @throws AppError `forbidden` before the end
 */
export async function getReview(rt: Pick<Runtime, 'db'>, access: StaffAccess): Promise<ReviewView> {
  access.require('review.read');
  const { interviewId, memberId } = access;
  const [interview, asked, notes] = await Promise.all([
    rt.db.interview.findUniqueOrThrow({
      where: { id: interviewId },
      include: {
        panel: { select: { memberId: true, seat: true, member: { select: { name: true } } } },
        scorecards: { include: SCORECARD_INCLUDE },
        rubricVersion: { select: { title: true, criteria: true } },
      },
    }),
    readAsked(rt, interviewId),
    rt.db.note.findMany({
      where: { interviewId, deletedAt: null, body: { not: '' } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      include: NOTE_INCLUDE,
    }),
  ]);
  const cardOf = (id: string) => interview.scorecards.find((card) => card.memberId === id) ?? null;
  const mayStillSubmit = access.can('score.write') && cardOf(memberId)?.state !== 'submitted';
  const reader = { memberId, onPanel: access.role !== 'overseer', mayStillSubmit };
  const scorecards = sortPanel(interview.panel).map((seated): ReviewScorecard => {
    const stored = cardOf(seated.memberId);
    const owner = { memberId: seated.memberId, memberName: seated.member.name };
    const visibility = scorecardVisibility(reader, {
      memberId: seated.memberId,
      progress: stored?.state ?? 'none',
    });
    if (visibility !== 'visible') return { visible: false, ...owner, seat: seated.seat, reason: visibility };
    const scorecard = scorecardView({ interviewId, ...owner }, stored);
    return { visible: true, ...owner, seat: seated.seat, scorecard };
  });
  return {
    interview: interviewSummary(interview),
    rubric: {
      title: interview.rubricVersion.title,
      criteria: parseCriteria(interview.rubricVersion.criteria),
    },
    asked,
    notes: notes.map((note) => noteView(note, memberId)),
    scorecards,
    mineIsDue: reader.onPanel && mayStillSubmit,
  };
}
