'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { type ReactNode, useDeferredValue } from 'react';
import { ArchivedSwitch } from '@/components/archive/ArchivedSwitch';
import { planLevelWord } from '@/components/interviews/words';
import { useTRPC } from '@/components/trpc/client';
import { Badge } from '@/components/ui/Badge';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Input } from '@/components/ui/Input';
import { PageHeader } from '@/components/ui/PageHeader';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { RowLink } from '@/components/ui/RowLink';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import {
  RowDetails,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  WIDE,
} from '@/components/ui/Table';
import { useAddress } from '@/components/ui/useAddress';
import { readPlanAddress, writePlanAddress } from '@/lib/plans/filters';
import { TARGET_LEVELS } from '@/lib/schemas/interview';
import type { PlanTemplateListItem } from '@/lib/schemas/planTemplate';

const LEVELS = ['all', ...TARGET_LEVELS] as const;

/** The plan templates of the workspace, found by words and by level. */
export function PlanList({ canWrite }: { canWrite: boolean }) {
  const trpc = useTRPC();
  const [address, show] = useAddress(readPlanAddress, writePlanAddress);
  const { search = '', level, archived = false } = address;
  const words = useDeferredValue(search).trim();
  const query = useQuery(
    trpc.plans.list.queryOptions(
      { ...(words ? { search: words } : {}), ...(level ? { level } : {}), archived },
      { placeholderData: keepPreviousData },
    ),
  );
  const isNarrowed = words !== '' || level !== undefined;
  const newButton = canWrite ? (
    <ButtonLink variant="primary" href="/plans/new" icon={<Plus />}>
      New plan
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader
        title="Plans"
        description="Questions for a role and level, with minutes, to begin interviews with."
        actions={
          <>
            <ArchivedSwitch
              label="Which plans"
              archived={archived}
              onChange={(next) => show({ ...address, archived: next })}
            />
            {newButton}
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-2.5">
        <Input
          type="search"
          aria-label="Search the plans"
          placeholder="Search titles, roles and descriptions"
          leading={<Search />}
          className="min-w-56 flex-1"
          value={search}
          onChange={(event) => show({ ...address, search: event.target.value })}
        />
        <SegmentedControl
          aria-label="For which level"
          value={level ?? 'all'}
          options={LEVELS.map((value) => ({
            value,
            label: value === 'all' ? 'All levels' : planLevelWord(value),
          }))}
          onValueChange={(value) => show({ ...address, level: value === 'all' ? undefined : value })}
        />
      </div>
      <p role="status" className="sr-only">
        {query.data && !query.isPlaceholderData ? counted(query.data.length, 'plan') : ''}
      </p>
      {query.isPending ? (
        <SkeletonRows rows={5} />
      ) : query.isError ? (
        <ErrorState title="The plans could not be loaded" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : query.data.length > 0 ? (
        <Plans plans={query.data} />
      ) : isNarrowed ? (
        <EmptyState title="No plan matches">Try fewer or other words, or another level.</EmptyState>
      ) : (
        <NoPlans archived={archived} action={newButton} />
      )}
    </>
  );
}

function NoPlans({ archived, action }: { archived: boolean; action: ReactNode }) {
  if (archived) {
    return <EmptyState title="Nothing archived">Plans that were put away are kept here.</EmptyState>;
  }
  return (
    <EmptyState title="No plans yet" action={action}>
      Write down once which questions you ask for a role and level, and for how long. Every interview can
      begin with it, so that candidates are asked alike; each takes the questions in their newest versions.
    </EmptyState>
  );
}

type OfPlan = { plan: PlanTemplateListItem };

function RoleAndLevel({ plan }: OfPlan) {
  return (
    <span>
      {plan.role}
      <span className="text-subtle"> · {planLevelWord(plan.targetLevel)}</span>
    </span>
  );
}

function Questions({ plan }: OfPlan) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      {counted(plan.questions, 'question')}
      {plan.archivedQuestions > 0 ? <Badge tone="caution">{plan.archivedQuestions} archived</Badge> : null}
    </span>
  );
}

function Length({ plan }: OfPlan) {
  return (
    <span className="tabular whitespace-nowrap">
      {plan.plannedMinutes} of {plan.durationMinutes} min
    </span>
  );
}

function Plans({ plans }: { plans: readonly PlanTemplateListItem[] }) {
  return (
    <Table label="Plans">
      <TableHead>
        <TableHeadCell>Title</TableHeadCell>
        <TableHeadCell className={WIDE}>Role and level</TableHeadCell>
        <TableHeadCell className={WIDE}>Questions</TableHeadCell>
        <TableHeadCell align="end" className={WIDE}>
          Length
        </TableHeadCell>
        <TableHeadCell className={WIDE}>Updated</TableHeadCell>
      </TableHead>
      <TableBody>
        {plans.map((plan) => (
          <TableRow key={plan.id}>
            <TableCell>
              <RowLink href={`/plans/${plan.id}`}>{plan.title}</RowLink>
              <RowDetails>
                <RoleAndLevel plan={plan} />
                <Questions plan={plan} />
                <Length plan={plan} />
              </RowDetails>
            </TableCell>
            <TableCell className={WIDE}>
              <RoleAndLevel plan={plan} />
            </TableCell>
            <TableCell className={WIDE}>
              <Questions plan={plan} />
            </TableCell>
            <TableCell align="end" className={WIDE}>
              <Length plan={plan} />
            </TableCell>
            <TableCell className={`${WIDE} whitespace-nowrap text-muted`}>
              <RelativeTime at={plan.updatedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function counted(many: number, what: string): string {
  return `${many} ${many === 1 ? what : `${what}s`}`;
}
