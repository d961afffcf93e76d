'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/components/trpc/client';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { errorOfForm } from './formError';
import { InterviewForm } from './InterviewForm';

/** Changes an interview that has not ended; its rubric only until it has begun. */
export function EditInterview({ interviewId }: { interviewId: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const back = `/interviews/${interviewId}`;
  const interview = useQuery(
    trpc.interviews.get.queryOptions({ interviewId }, { refetchOnWindowFocus: false }),
  );
  const members = useQuery(trpc.members.list.queryOptions());
  const rubrics = useQuery(trpc.rubrics.list.queryOptions({}));
  const update = useMutation(
    trpc.interviews.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.interviews.get.queryKey({ interviewId }) });
        router.push(back);
      },
    }),
  );
  // A later failure to read these again must not take away what was typed into the form.
  const failed = [interview, members, rubrics].find((query) => query.isLoadingError)?.error;
  return (
    <>
      <PageHeader
        title="Edit interview"
        back={{ href: back, label: interview.data?.candidateName ?? 'Interview' }}
      />
      {failed ? (
        <ErrorState
          title="The interview could not be loaded"
          onRetry={() => Promise.all([interview.refetch(), members.refetch(), rubrics.refetch()])}
        >
          {failed.message}
        </ErrorState>
      ) : interview.data && members.data && rubrics.data ? (
        <InterviewForm
          interviewId={interviewId}
          initial={{
            candidateName: interview.data.candidateName,
            candidateRole: interview.data.candidateRole,
            targetLevel: interview.data.targetLevel,
            scheduledAt: new Date(interview.data.scheduledAt),
            durationMinutes: interview.data.durationMinutes,
            rubricVersionId: interview.data.rubric.versionId,
            panel: interview.data.panel.map(({ memberId, seat }) => ({ memberId, seat })),
            plan: interview.data.plan,
          }}
          members={members.data}
          {...(interview.data.canChangeRubric
            ? { rubrics: rubrics.data, pinnedRubric: interview.data.rubric }
            : {})}
          submitLabel="Save changes"
          pending={update.isPending || update.isSuccess}
          error={errorOfForm(update.error)}
          onSubmit={({ rubricVersionId, ...draft }) =>
            update.mutate({
              interviewId,
              ...draft,
              ...(rubricVersionId === interview.data.rubric.versionId ? {} : { rubricVersionId }),
              scheduledAt: draft.scheduledAt?.toISOString() ?? '',
              plan: draft.plan.map(({ questionVersionId, minutes }) => ({ questionVersionId, minutes })),
            })
          }
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}
