'use client';

import { useQuery } from '@tanstack/react-query';
import { DoorOpen, ListPlus, Pencil } from 'lucide-react';
import { InterviewStateBadge } from '@/components/room/InterviewStateBadge';
import { useTRPC } from '@/components/trpc/client';
import { Avatar } from '@/components/ui/Avatar';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { DescriptionList } from '@/components/ui/DescriptionList';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { LocalTime } from '@/components/ui/LocalTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { TextLink } from '@/components/ui/TextLink';
import { isOpen } from '@/lib/interview/lifecycle';
import { memberPerson, personColor } from '@/lib/people';
import { ArchiveInterview } from './ArchiveInterview';
import { CandidateInvite } from './CandidateInvite';
import { PlanMinutes } from './PlanMinutes';
import { PlannedQuestions } from './PlannedQuestions';
import { LEVEL_WORDS, SEAT_WORDS } from './words';

/** One interview before and after it takes place: its time, invite, panel and plan. */
export function InterviewDetail({
  interviewId,
  canWritePlans,
}: {
  interviewId: string;
  canWritePlans: boolean;
}) {
  const trpc = useTRPC();
  const query = useQuery(trpc.interviews.get.queryOptions({ interviewId }));
  if (query.isPending) return <SkeletonRows rows={8} />;
  if (query.isError) {
    return (
      <ErrorState title="This interview could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const interview = query.data;
  const open = isOpen(interview.state);

  return (
    <>
      <PageHeader
        title={interview.candidateName}
        back={{ href: '/', label: 'Interviews' }}
        meta={
          <>
            <InterviewStateBadge state={interview.state} />
            <span>
              {interview.candidateRole} · {LEVEL_WORDS[interview.targetLevel]}
            </span>
          </>
        }
        actions={
          <>
            <ArchiveInterview interview={interview} />
            {interview.canEdit ? (
              <ButtonLink href={`/interviews/${interview.id}/edit`} icon={<Pencil />}>
                Edit
              </ButtonLink>
            ) : null}
            {interview.endedAt ? (
              <ButtonLink variant="primary" href={`/interviews/${interview.id}/review`}>
                Open the review
              </ButtonLink>
            ) : open ? (
              <ButtonLink variant="primary" icon={<DoorOpen />} href={`/room/${interview.roomId}`}>
                Open the room
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid max-w-6xl gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-8">
          <Section
            title="Plan"
            count={interview.plan.length}
            description={
              interview.plan.length > 0 ? (
                <PlanMinutes items={interview.plan} durationMinutes={interview.durationMinutes} />
              ) : undefined
            }
            actions={
              canWritePlans && interview.plan.length > 0 ? (
                <ButtonLink
                  size="sm"
                  variant="ghost"
                  href={`/plans/new?interview=${interview.id}`}
                  icon={<ListPlus />}
                >
                  Save as a plan
                </ButtonLink>
              ) : null
            }
          >
            {interview.plan.length === 0 ? (
              <EmptyState compact title="No questions are planned">
                In the room you can ask any question of the bank.
              </EmptyState>
            ) : (
              <PlannedQuestions items={interview.plan} />
            )}
          </Section>
        </div>
        <div className="space-y-8">
          {open && interview.canRun ? <CandidateInvite interview={interview} /> : null}
          <Section title="Details">
            <DescriptionList
              items={[
                { term: 'Starts', detail: <LocalTime at={interview.scheduledAt} format="dayTime" /> },
                { term: 'Duration', detail: `${interview.durationMinutes} minutes` },
                {
                  term: 'Rubric',
                  detail: (
                    <>
                      <TextLink href={`/rubrics/${interview.rubric.id}`}>{interview.rubric.title}</TextLink>,
                      version {interview.rubric.version}
                    </>
                  ),
                },
                ...(interview.startedAt
                  ? [{ term: 'Began', detail: <LocalTime at={interview.startedAt} format="dayTime" /> }]
                  : []),
                ...(interview.endedAt
                  ? [{ term: 'Ended', detail: <LocalTime at={interview.endedAt} format="dayTime" /> }]
                  : []),
              ]}
            />
          </Section>
          <Section title="Panel" count={interview.panel.length}>
            <ul className="space-y-2">
              {interview.panel.map((member) => (
                <li key={member.memberId} className="flex items-center gap-2.5">
                  <Avatar decorative name={member.name} color={personColor(memberPerson(member.memberId))} />
                  <span className="min-w-0 flex-1 truncate">{member.name}</span>
                  <span className="text-muted text-xs">{SEAT_WORDS[member.seat]}</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}
