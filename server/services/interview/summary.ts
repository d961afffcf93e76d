import type { InterviewSummary } from '@/lib/schemas/interview';
import type { Interview } from '@/prisma/generated/client';

/** An interview in short, for staff. */
export function interviewSummary(
  interview: Omit<Interview, 'rubricVersionId' | 'createdById'>,
): InterviewSummary {
  return {
    id: interview.id,
    roomId: interview.roomId,
    state: interview.state,
    candidateName: interview.candidateName,
    candidateRole: interview.candidateRole,
    targetLevel: interview.targetLevel,
    scheduledAt: interview.scheduledAt.toISOString(),
    durationMinutes: interview.durationMinutes,
    startedAt: interview.startedAt?.toISOString() ?? null,
    endedAt: interview.endedAt?.toISOString() ?? null,
  };
}
