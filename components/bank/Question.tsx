'use client';

import { useQuery } from '@tanstack/react-query';
import { GuidePart } from '@/components/guide/GuidePart';
import { useTRPC } from '@/components/trpc/client';
import { Badge } from '@/components/ui/Badge';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { DifficultyMark } from './DifficultyMark';

/** One question for staff: its prompt, and the parts that only interviewers read. */
export function Question({ questionId }: { questionId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.questions.get.queryOptions({ questionId }));
  if (query.isPending) return <SkeletonRows rows={6} />;
  if (query.isError) {
    return (
      <ErrorState title="This question could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const question = query.data;
  return (
    <article className="max-w-3xl">
      <PageHeader
        title={question.prompt}
        back={{ href: '/bank', label: 'Question bank' }}
        meta={
          <>
            <span>{question.category}</span>
            <span>{question.minutes} minutes</span>
            <DifficultyMark difficulty={question.difficulty} />
            <span>
              {question.packTitle}, version {question.version}
            </span>
          </>
        }
      />
      {question.tags.length > 0 ? (
        <ul aria-label="Tags" className="mb-6 flex flex-wrap gap-1.5">
          {question.tags.map((tag) => (
            <li key={tag}>
              <Badge>{tag}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
      {question.guide.length === 0 ? (
        <EmptyState compact title="No guide yet">
          A pack can bring follow-ups, signals and misconceptions for this question. Candidates never see
          them.
        </EmptyState>
      ) : (
        <div className="space-y-8">
          {question.guide.map((part) => (
            <Section key={part.title} title={part.title}>
              <GuidePart title={part.title} markdown={part.markdown} />
            </Section>
          ))}
        </div>
      )}
    </article>
  );
}
