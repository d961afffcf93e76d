'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { LocalTime } from '@/components/ui/LocalTime';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { GROUP_SIZE } from '@/lib/bank/statistics';
import { LevelTable } from './LevelTable';

/** How often a question was asked, how long it took and how it was scored, without naming anyone. */
export function Statistics({ questionId }: { questionId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.questions.statistics.queryOptions({ questionId }));
  if (query.isPending) return <SkeletonRows rows={4} />;
  if (query.isError) {
    return (
      <ErrorState compact title="The statistics could not be loaded" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const { interviews, lastAskedAt, minutes, scores } = query.data;
  if (interviews === 0) {
    return (
      <EmptyState compact title="Not asked yet">
        Once it has been asked, its time and scores are summed up here, without names.
      </EmptyState>
    );
  }
  return (
    <div className="max-w-4xl">
      <dl className="mb-8 flex flex-wrap gap-x-12 gap-y-4">
        <Figure term="Asked in">
          {interviews} {interviews === 1 ? 'interview' : 'interviews'}
        </Figure>
        <Figure term="Last asked">
          {lastAskedAt ? <LocalTime at={lastAskedAt} format="date" /> : 'never'}
        </Figure>
        <Figure term="Time it took, median">
          {minutes === null ? 'too few interviews' : `${Math.round(minutes)} minutes`}
        </Figure>
      </dl>
      {scores === null ? (
        <EmptyState compact title="Too few scores yet">
          Levels are shown from {GROUP_SIZE} interviews on that are decided or archived and have a submitted
          scorecard, so that nobody can be told apart.
        </EmptyState>
      ) : (
        <>
          <Section
            title="Levels that were given"
            description={`${scores.scorecards} submitted scorecards of ${scores.interviews} interviews in which this question was asked. A level judges the whole interview, not this question alone.`}
          >
            <LevelTable criteria={scores.criteria} />
          </Section>
          <Section title="Spread between interviewers">
            {scores.spread === null ? (
              <p className="text-muted">
                Shown from {GROUP_SIZE} interviews on that two people or more have scored.
              </p>
            ) : (
              <p className="max-w-[70ch]">
                Where two people or more scored the same interview, the highest and the lowest level of a
                criterion lie <strong>{scores.spread.meanRange.toFixed(1)} levels</strong> apart on average:{' '}
                {percent(scores.spread.same)} agree, {percent(scores.spread.one)} are one level apart,{' '}
                {percent(scores.spread.more)} two or more ({scores.spread.compared} criteria of{' '}
                {scores.spread.interviews} interviews).
              </p>
            )}
          </Section>
          <p className="max-w-[70ch] text-subtle text-xs">
            Only submitted scorecards of interviews that are decided or archived count, and interviews enter{' '}
            {GROUP_SIZE} at a time in the order of their closing, so that no change of these figures shows a
            single one.
          </p>
        </>
      )}
    </div>
  );
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-subtle text-xs">{term}</dt>
      <dd className="tabular font-semibold text-lg">{children}</dd>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
