import type { ScorecardView, ScoreView } from '@/lib/schemas/scorecard';
import type { Prisma, Score } from '@/prisma/generated/client';

export const SCORECARD_INCLUDE = { scores: true } satisfies Prisma.ScorecardInclude;
type Stored = Prisma.ScorecardGetPayload<{ include: typeof SCORECARD_INCLUDE }>;

/** One score. */
export function scoreView({ criterionId, level, notObserved, evidence }: Score): ScoreView {
  return { criterionId, level, notObserved, evidence };
}

/** A scorecard, or the empty draft of someone who has not written anything. */
export function scorecardView(
  owner: { interviewId: string; memberId: string; memberName: string },
  stored: Stored | null,
): ScorecardView {
  return {
    ...owner,
    state: stored?.state ?? 'draft',
    recommendation: stored?.recommendation ?? null,
    summary: stored?.summary ?? '',
    submittedAt: stored?.submittedAt?.toISOString() ?? null,
    scores: stored?.scores.map(scoreView) ?? [],
  };
}
