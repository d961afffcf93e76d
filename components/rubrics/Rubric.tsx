'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { LocalTime } from '@/components/ui/LocalTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { RubricActions } from './RubricActions';
import { RubricBadges } from './RubricBadges';
import { RubricReading } from './RubricReading';
import { RubricUpdate } from './RubricUpdate';
import { BRINGER, usedBy } from './words';

/** One rubric for members: its criteria with their levels, and what can be done with it. */
export function Rubric({ rubricId }: { rubricId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.rubrics.get.queryOptions({ rubricId }));
  if (query.isPending) return <SkeletonRows rows={8} />;
  if (query.isError) {
    return (
      <ErrorState title="This rubric could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const rubric = query.data;
  return (
    <article>
      <PageHeader
        title={rubric.title}
        back={{ href: '/rubrics', label: 'Rubrics' }}
        description={rubric.description}
        meta={
          <>
            <RubricBadges rubric={rubric} />
            <span>
              Version {rubric.version}, {rubric.savedBy ?? `from ${BRINGER}`},{' '}
              <LocalTime at={rubric.savedAt} format="date" />
            </span>
            <span>{usedBy(rubric.interviews)}</span>
          </>
        }
        actions={<RubricActions rubric={rubric} />}
      />
      {rubric.archivedAt ? (
        <Callout tone="info" className="mb-4 max-w-3xl">
          This rubric is archived: new interviews cannot take it.
        </Callout>
      ) : null}
      <RubricUpdate rubric={rubric} />
      <RubricReading criteria={rubric.criteria} />
    </article>
  );
}
