'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ErrorState } from '@/components/ui/ErrorState';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { toast } from '@/components/ui/toast';
import { VersionHistory } from '@/components/versions/VersionHistory';
import type { QuestionView } from '@/lib/schemas/question';
import { Compare } from './Compare';

/** Every version of a question, with their differences and the way back. */
export function History({ question }: { question: QuestionView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: questionId, version: baseVersion, packUpdate } = question;
  const query = useQuery(trpc.questions.versions.queryOptions({ questionId }));
  const restore = useMutation(
    trpc.questions.restore.mutationOptions({
      onSuccess: async ({ version }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.questions.pathKey() });
        toast.success(`Brought back as version ${version}`);
      },
    }),
  );
  if (query.isPending) return <SkeletonRows rows={4} />;
  if (query.isError) {
    return (
      <ErrorState compact title="The history could not be loaded" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  return (
    <VersionHistory
      versions={query.data}
      bringer="From the pack"
      first={packUpdate === null ? null : { before: baseVersion, after: packUpdate }}
      compare={(versions) => <Compare questionId={questionId} {...versions} />}
      onRestore={
        question.can.edit ? (version) => restore.mutateAsync({ questionId, baseVersion, version }) : null
      }
    />
  );
}
