'use client';

import { useQuery } from '@tanstack/react-query';
import { LEVEL_WORDS } from '@/components/interviews/words';
import { InterviewStateBadge } from '@/components/room/InterviewStateBadge';
import { ScorecardPanel } from '@/components/scorecard/ScorecardPanel';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorState } from '@/components/ui/ErrorState';
import { formatDuration } from '@/components/ui/format';
import { LocalTime } from '@/components/ui/LocalTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { memberPerson } from '@/lib/people';
import { AskedList } from './AskedList';
import { ExportBoard } from './ExportBoard';
import { ReviewNotes } from './ReviewNotes';
import { SavedBoard } from './SavedBoard';
import { ScoreTable } from './ScoreTable';

/** What the panel has in front of it after an interview: the board, what was asked, notes and scores. */
export function Review({ interviewId, meId }: { interviewId: string; meId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.review.get.queryOptions({ interviewId }));
  if (query.isPending) return <SkeletonRows rows={8} />;
  if (query.isError) {
    return (
      <ErrorState title="This review could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const { interview, rubric, asked, notes, scorecards, mineIsDue } = query.data;
  const length =
    interview.startedAt && interview.endedAt
      ? formatDuration(Date.parse(interview.endedAt) - Date.parse(interview.startedAt))
      : null;
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
            {interview.startedAt ? <LocalTime at={interview.startedAt} format="dayTime" /> : null}
            {length ? <span>{length}</span> : null}
          </>
        }
        actions={<ButtonLink href={`/interviews/${interview.id}`}>Interview details</ButtonLink>}
      />
      {mineIsDue ? (
        <Callout
          tone="caution"
          title="Your scorecard is not submitted"
          className="mb-6"
          action={
            <Dialog
              size="lg"
              title="My scorecard"
              trigger={
                <Button variant="primary" size="sm">
                  Open my scorecard
                </Button>
              }
            >
              <ScorecardPanel
                interviewId={interviewId}
                meId={memberPerson(meId)}
                state={interview.state}
                targetLevel={interview.targetLevel}
              />
            </Dialog>
          }
        >
          Others' scorecards are shown to you once you have submitted yours, so that nobody is swayed.
        </Callout>
      ) : null}
      <div className="space-y-10 pb-12">
        <Section
          title="Board"
          actions={<ExportBoard roomId={interview.roomId} title={interview.candidateName} />}
        >
          <SavedBoard roomId={interview.roomId} />
        </Section>
        <Section title="Scores" description={rubric.title}>
          <ScoreTable criteria={rubric.criteria} scorecards={scorecards} />
        </Section>
        <div className="grid gap-10 lg:grid-cols-2">
          <Section title="Questions asked" count={asked.length}>
            <AskedList asked={asked} startedAt={interview.startedAt} />
          </Section>
          <Section title="Notes" count={notes.length}>
            <ReviewNotes notes={notes} asked={asked} startedAt={interview.startedAt} />
          </Section>
        </div>
      </div>
    </>
  );
}
