'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { toast } from '@/components/ui/toast';
import { VersionHistory } from '@/components/versions/VersionHistory';
import { CompareRubrics } from './CompareRubrics';
import { BRINGER } from './words';

/** Every version of a rubric, with their differences and the way back. */
export function RubricHistory({ rubricId }: { rubricId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rubric = useQuery(trpc.rubrics.get.queryOptions({ rubricId }));
  const versions = useQuery(trpc.rubrics.versions.queryOptions({ rubricId }));
  const restore = useMutation(
    trpc.rubrics.restore.mutationOptions({
      onSuccess: async ({ version }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.rubrics.pathKey() });
        toast.success(`Brought back as version ${version}`);
      },
    }),
  );
  const failed = rubric.error ?? versions.error;
  const header = (
    <PageHeader
      title="History"
      back={{ href: `/rubrics/${rubricId}`, label: rubric.data?.title ?? 'Rubric' }}
      description="Every version stays, and interviews keep the one that they were planned with."
    />
  );
  if (failed) {
    return (
      <>
        {header}
        <ErrorState
          title="The history could not be loaded"
          onRetry={() => Promise.all([rubric.refetch(), versions.refetch()])}
        >
          {failed.message}
        </ErrorState>
      </>
    );
  }
  if (!rubric.data || !versions.data) {
    return (
      <>
        {header}
        <SkeletonRows rows={4} />
      </>
    );
  }
  const { version: baseVersion, packUpdate, can } = rubric.data;
  return (
    <>
      {header}
      <VersionHistory
        versions={versions.data}
        bringer={`From ${BRINGER}`}
        first={packUpdate === null ? null : { before: baseVersion, after: packUpdate }}
        compare={(pair) => <CompareRubrics rubricId={rubricId} {...pair} />}
        onRestore={can.edit ? (version) => restore.mutateAsync({ rubricId, baseVersion, version }) : null}
      />
    </>
  );
}
