'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/components/trpc/client';
import { toast } from '@/components/ui/toast';
import { PackUpdateNotice } from '@/components/versions/PackUpdateNotice';
import type { RubricView } from '@/lib/schemas/rubric';

/** Tells that a newer version came with Drawbridge or a pack, of a rubric that was changed here, and offers it. */
export function RubricUpdate({ rubric }: { rubric: RubricView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { id: rubricId, version, packUpdate } = rubric;
  const take = useMutation(
    trpc.rubrics.takeUpdate.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.rubrics.pathKey() });
        toast.success('The rubric follows what comes with Drawbridge or its pack again');
      },
    }),
  );
  if (packUpdate === null) return null;
  return (
    <PackUpdateNotice
      title="A newer version of this rubric came with Drawbridge or a pack"
      question="Take the version that came?"
      consequence="It replaces yours, which stays in the history. Interviews keep the version that they have."
      onCompare={() => router.push(`/rubrics/${rubricId}/history`)}
      onTake={rubric.can.edit ? () => take.mutateAsync({ rubricId, baseVersion: version }) : null}
    >
      It was changed here, so your version {version} stays in use; the new one is version {packUpdate} in the
      history.
    </PackUpdateNotice>
  );
}
