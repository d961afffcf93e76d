'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { INTERVIEW_MINUTES } from '@/lib/schemas/interview';
import { errorOfForm } from './formError';
import { type InterviewDraft, InterviewForm } from './InterviewForm';
import { nextFullHour } from './nextFullHour';

/** Plans a new interview, from scratch or with a sketch as its starting board. */
export function NewInterview({
  meId,
  startingSketchId,
}: {
  meId: string;
  startingSketchId: string | undefined;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const members = useQuery(trpc.members.list.queryOptions());
  const rubrics = useQuery(trpc.rubrics.list.queryOptions());
  const sketches = useQuery(
    trpc.sketches.list.queryOptions({ archived: false }, { enabled: startingSketchId !== undefined }),
  );
  const create = useMutation(
    trpc.interviews.create.mutationOptions({
      onSuccess: ({ interviewId }) => router.push(`/interviews/${interviewId}`),
    }),
  );
  const failed = members.error ?? rubrics.error;
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
          onRetry={() => Promise.all([members.refetch(), rubrics.refetch()])}
        >
          {failed.message}
        </ErrorState>
      ) : members.data && rubrics.data ? (
        <>
          {startingSketchId ? (
            <Callout tone="info" title="The board starts as a copy of a sketch" className="mb-6 max-w-3xl">
              {sketch ? `“${sketch.name}” stays as it is; ` : ''}the candidate sees the copy when the
              interview begins.
            </Callout>
          ) : null}
          <InterviewForm
            initial={{
              candidateName: '',
              candidateRole: '',
              targetLevel: 'senior',
              scheduledAt: nextFullHour(new Date()),
              durationMinutes: INTERVIEW_MINUTES.usual,
              rubricVersionId: undefined,
              panel: [{ memberId: meId, seat: 'interviewer' }],
              plan: [],
            }}
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
