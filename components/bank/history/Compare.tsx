'use client';

import { useQueries } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ErrorState } from '@/components/ui/ErrorState';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { draftOf, pairParts } from '@/lib/bank/draft';
import { Differences } from './Differences';

/** Two versions of a question, held against each other. */
export function Compare({
  questionId,
  before,
  after,
}: {
  questionId: string;
  before: number;
  after: number;
}) {
  const trpc = useTRPC();
  const [old, fresh] = useQueries({
    queries: [before, after].map((version) =>
      trpc.questions.version.queryOptions({ questionId, version }, { staleTime: Number.POSITIVE_INFINITY }),
    ),
  });
  const error = old?.error ?? fresh?.error;
  if (error) {
    return (
      <ErrorState
        compact
        title="The versions could not be loaded"
        onRetry={() => Promise.all([old?.refetch(), fresh?.refetch()])}
      >
        {error.message}
      </ErrorState>
    );
  }
  if (!old?.data || !fresh?.data) return <SkeletonRows rows={3} />;
  const draft = (version: typeof old.data) => draftOf(version.content, '', []);
  return (
    <Differences
      pairs={pairParts(draft(old.data), draft(fresh.data))}
      beforeName={`Version ${before}`}
      afterName={`Version ${after}`}
    />
  );
}
