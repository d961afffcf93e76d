'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { InterviewStateBadge } from '@/components/room/InterviewStateBadge';
import { useTRPC } from '@/components/trpc/client';
import { AvatarStack } from '@/components/ui/AvatarStack';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { LocalTime } from '@/components/ui/LocalTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { RowLink } from '@/components/ui/RowLink';
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
import { TabPanel } from '@/components/ui/TabPanel';
import { Tabs } from '@/components/ui/Tabs';
import { memberPerson, personColor } from '@/lib/people';
import type { InterviewListItem } from '@/lib/schemas/interview';
import { LEVEL_WORDS } from './words';

type Filter = 'open' | 'past' | 'archived';

const FILTERS = [
  { value: 'open', label: 'Upcoming and live' },
  { value: 'past', label: 'In review' },
  { value: 'archived', label: 'Archived' },
] as const satisfies { value: Filter; label: string }[];

const EMPTY: Record<Filter, { title: string; text: string }> = {
  open: { title: 'No interviews ahead', text: 'Plan one: who, when, and the questions you want to ask.' },
  past: { title: 'Nothing to review', text: 'An interview comes here when it has ended.' },
  archived: { title: 'Nothing archived', text: 'Interviews that were cancelled or put away are kept here.' },
};

/** The interviews one may see, by where they are in their life. */
export function InterviewList({ canCreate }: { canCreate: boolean }) {
  const [filter, setFilter] = useState<Filter>('open');
  const create = canCreate ? (
    <ButtonLink href="/interviews/new" variant="primary" icon={<CalendarPlus />}>
      New interview
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader title="Interviews" actions={create} />
      <Tabs label="Interviews" items={FILTERS} value={filter} onValueChange={setFilter}>
        {FILTERS.map(({ value }) => (
          <TabPanel key={value} value={value}>
            {value === filter ? <FilteredInterviews filter={value} createButton={create} /> : null}
          </TabPanel>
        ))}
      </Tabs>
    </>
  );
}

function FilteredInterviews({ filter, createButton }: { filter: Filter; createButton: React.ReactNode }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.interviews.list.queryOptions({ filter }));
  if (query.isPending) return <SkeletonRows rows={5} />;
  if (query.isError) {
    return (
      <ErrorState title="The interviews could not be loaded" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  if (query.data.length === 0) {
    return (
      <EmptyState title={EMPTY[filter].title} action={filter === 'open' ? createButton : undefined}>
        {EMPTY[filter].text}
      </EmptyState>
    );
  }
  return (
    <Table label="Interviews">
      <TableHead>
        <TableHeadCell>Candidate</TableHeadCell>
        <TableHeadCell className={WIDE}>Role and level</TableHeadCell>
        <TableHeadCell className={WIDE}>When</TableHeadCell>
        <TableHeadCell className={WIDE}>Panel</TableHeadCell>
        <TableHeadCell>State</TableHeadCell>
        <TableHeadCell className={WIDE}>My scorecard</TableHeadCell>
      </TableHead>
      <TableBody>
        {query.data.map((interview) => (
          <InterviewRow key={interview.id} interview={interview} />
        ))}
      </TableBody>
    </Table>
  );
}

type OfInterview = { interview: InterviewListItem };

function InterviewRow({ interview }: OfInterview) {
  const isOver = interview.endedAt !== null;
  return (
    <TableRow>
      <TableCell>
        <RowLink href={isOver ? `/interviews/${interview.id}/review` : `/interviews/${interview.id}`}>
          {interview.candidateName}
        </RowLink>
        <RowDetails>
          <RoleAndLevel interview={interview} />
          <When interview={interview} />
          {hasScorecard(interview) ? (
            <span>
              Scorecard: <MyScorecard interview={interview} />
            </span>
          ) : null}
        </RowDetails>
      </TableCell>
      <TableCell className={WIDE}>
        <RoleAndLevel interview={interview} />
      </TableCell>
      <TableCell className={`${WIDE} whitespace-nowrap`}>
        <When interview={interview} />
      </TableCell>
      <TableCell className={WIDE}>
        {interview.panel.length > 0 ? (
          <AvatarStack
            people={interview.panel.map((member) => ({
              id: member.memberId,
              name: member.name,
              color: personColor(memberPerson(member.memberId)),
            }))}
          />
        ) : null}
      </TableCell>
      <TableCell>
        <InterviewStateBadge state={interview.state} />
      </TableCell>
      <TableCell className={`${WIDE} text-muted`}>
        {hasScorecard(interview) ? <MyScorecard interview={interview} /> : '–'}
      </TableCell>
    </TableRow>
  );
}

function RoleAndLevel({ interview }: OfInterview) {
  return (
    <span>
      {interview.candidateRole}
      <span className="text-subtle"> · {LEVEL_WORDS[interview.targetLevel]}</span>
    </span>
  );
}

function When({ interview }: OfInterview) {
  return <LocalTime at={interview.startedAt ?? interview.scheduledAt} format="dayTime" />;
}

const SCORECARD_WORDS = { none: 'Not started', draft: 'Draft', submitted: 'Submitted' } as const;

function MyScorecard({ interview }: OfInterview) {
  return SCORECARD_WORDS[interview.myScorecard];
}

function hasScorecard({ myRole }: InterviewListItem): boolean {
  return myRole === 'interviewer' || myRole === 'panelist';
}
