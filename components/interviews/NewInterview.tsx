'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { fillFrom } from '@/lib/plans/fill';
import { INTERVIEW_MINUTES } from '@/lib/schemas/interview';
import { errorOfForm } from './formError';
import { type InterviewDraft, InterviewForm } from './InterviewForm';
import { nextFullHour } from './nextFullHour';
import { StartFromPlan } from './StartFromPlan';

/** What a plan template fills, before it does. */
const UNFILLED = {
  candidateRole: '',
  targetLevel: 'senior' as const,
  durationMinutes: INTERVIEW_MINUTES.usual,
  plan: [],
};

/** Plans a new interview, from scratch, from a plan template, or with a sketch as its starting board. */
export function NewInterview({
  meId,
  startingSketchId,
  startingPlanId,
}: {
  meId: string;
  startingSketchId: string | undefined;
  startingPlanId: string | undefined;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const members = useQuery(trpc.members.list.queryOptions());
  const rubrics = useQuery(trpc.rubrics.list.queryOptions({}));
  const sketches = useQuery(
    trpc.sketches.list.queryOptions({ archived: false }, { enabled: startingSketchId !== undefined }),
  );
  const plans = useQuery(trpc.plans.list.queryOptions({ archived: false }));
  // Read once and anew: the versions of this moment are what the form shows and the interview pins.
  const taken = useQuery(
    trpc.plans.take.queryOptions(
      { planTemplateId: startingPlanId ?? '' },
      { enabled: startingPlanId !== undefined, staleTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const create = useMutation(
    trpc.interviews.create.mutationOptions({
      onSuccess: ({ interviewId }) => router.push(`/interviews/${interviewId}`),
    }),
  );
  // Once there is a form, a later failure to read these again must not take away what was typed into it.
  const failed = [members, rubrics, plans].find((query) => query.isLoadingError)?.error;
  const isTaking = startingPlanId !== undefined && !taken.isFetchedAfterMount;
  const sketch = sketches.data?.find((item) => item.id === startingSketchId);

  function submit(draft: InterviewDraft): void {
    create.mutate({
      ...draft,
      scheduledAt: draft.scheduledAt?.toISOString() ?? '',
      plan: draft.plan.map(({ questionVersionId, minutes }) => ({ questionVersionId, minutes })),
      startingSketchId,
    });
  }

  return (
    <>
      <PageHeader title="New interview" back={{ href: '/', label: 'Interviews' }} />
      {failed ? (
        <ErrorState
          title="The form could not be loaded"
          onRetry={() => Promise.all([members.refetch(), rubrics.refetch(), plans.refetch()])}
        >
          {failed.message}
        </ErrorState>
      ) : members.data && rubrics.data && plans.data && !isTaking ? (
        <>
          {startingSketchId ? (
            <Callout tone="info" title="The board starts as a copy of a sketch" className="mb-6 max-w-3xl">
              {sketch ? `“${sketch.name}” stays as it is; ` : ''}the candidate sees the copy when the
              interview begins.
            </Callout>
          ) : null}
          {taken.error ? (
            <Callout tone="caution" title="The plan could not be taken" className="mb-6 max-w-3xl">
              {taken.error.message}
            </Callout>
          ) : null}
          <InterviewForm
            initial={{
              candidateName: '',
              ...(taken.data ? fillFrom(taken.data, UNFILLED) : UNFILLED),
              scheduledAt: nextFullHour(new Date()),
              rubricVersionId: undefined,
              panel: [{ memberId: meId, seat: 'interviewer' }],
            }}
            start={(draft, set) => (
              <StartFromPlan
                plans={plans.data}
                draft={draft}
                begun={taken.data ? { taken: taken.data, before: UNFILLED } : null}
                onChange={set}
              />
            )}
            members={members.data}
            rubrics={rubrics.data}
            submitLabel="Create interview"
            pending={create.isPending || create.isSuccess}
            error={errorOfForm(create.error)}
            onSubmit={submit}
          />
        </>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}
