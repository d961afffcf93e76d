'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ArchivedSwitch } from '@/components/archive/ArchivedSwitch';
import { useTRPC } from '@/components/trpc/client';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { RowLink } from '@/components/ui/RowLink';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import type { RubricListItem } from '@/lib/schemas/rubric';
import { RubricBadges } from './RubricBadges';
import { criteriaCount, usedBy } from './words';

/** The rubrics that interviews are scored by, the default one first. */
export function RubricList({ canWrite }: { canWrite: boolean }) {
  const trpc = useTRPC();
  const [archived, setArchived] = useState(false);
  const query = useQuery(trpc.rubrics.list.queryOptions({ archived }));
  const newButton = canWrite ? (
    <ButtonLink variant="primary" href="/rubrics/new" icon={<Plus />}>
      New rubric
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title="Rubrics"
        description="What interviews are scored by. An interview keeps the version that it was planned with."
        actions={
          <>
            <ArchivedSwitch
              label="Which rubrics"
              current="In use"
              archived={archived}
              onChange={setArchived}
            />
            {newButton}
          </>
        }
      />
      {query.isPending ? (
        <SkeletonRows rows={4} />
      ) : query.isError ? (
        <ErrorState title="The rubrics could not be loaded" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : query.data.length === 0 ? (
        <EmptyState
          title={archived ? 'Nothing archived' : 'No rubrics yet'}
          action={archived ? undefined : newButton}
        >
          {archived
            ? 'Rubrics that were put away are kept here.'
            : 'A rubric says what is scored, and what each level looks like.'}
        </EmptyState>
      ) : (
        <ul aria-label="Rubrics" className="-mx-2 divide-y divide-line border-y">
          {query.data.map((rubric) => (
            <Row key={rubric.id} rubric={rubric} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ rubric }: { rubric: RubricListItem }) {
  const { id, title, description, criteria, version, interviews } = rubric;
  return (
    <li className="relative grid gap-x-8 gap-y-1 px-2 py-3 hover:bg-hover lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RowLink href={`/rubrics/${id}`} className="text-base">
            {title}
          </RowLink>
          <RubricBadges rubric={rubric} />
        </div>
        {description ? <p className="mt-0.5 line-clamp-2 max-w-2xl text-muted">{description}</p> : null}
      </div>
      <p className="tabular flex flex-wrap items-baseline gap-x-4 text-muted max-lg:text-xs lg:grid lg:grid-cols-[7rem_6rem_minmax(0,1fr)]">
        <span>{criteriaCount(criteria.length)}</span>
        <span>Version {version}</span>
        <span>{usedBy(interviews)}</span>
      </p>
    </li>
  );
}
