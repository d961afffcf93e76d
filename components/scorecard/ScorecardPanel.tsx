'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ErrorState } from '@/components/ui/ErrorState';
import { Skeleton } from '@/components/ui/Skeleton';
import { type InterviewState, isOpen } from '@/lib/interview/lifecycle';
import type { TargetLevel } from '@/lib/schemas/interview';
import { ScorecardForm } from './ScorecardForm';

/** One's own scorecard for an interview. */
export function ScorecardPanel({
  interviewId,
  meId,
  state,
  targetLevel,
}: {
  interviewId: string;
  meId: string;
  state: InterviewState;
  targetLevel: TargetLevel;
}) {
  const trpc = useTRPC();
  const query = useQuery(trpc.scorecards.mine.queryOptions({ interviewId }, { refetchOnWindowFocus: false }));
  if (query.isPending) {
    return (
      <div className="space-y-3 p-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (query.isLoadingError) {
    return (
      <ErrorState compact title="Your scorecard could not be loaded" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const canScore = state === 'live' || state === 'ended';
  return (
    <ScorecardForm
      // A submitted scorecard is another form: it shows what was sent.
      key={query.data.state}
      scorecard={query.data}
      meId={meId}
      targetLevel={targetLevel}
      canScore={canScore && query.data.state === 'draft'}
      notice={
        query.data.state === 'submitted'
          ? 'Submitted. A submitted scorecard is final.'
          : canScore
            ? null
            : isOpen(state)
              ? 'Scoring opens when the candidate has been admitted. Read the levels now.'
              : 'This interview has been decided; scorecards are closed.'
      }
    />
  );
}
