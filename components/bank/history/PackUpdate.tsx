'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { toast } from '@/components/ui/toast';
import { PackUpdateNotice } from '@/components/versions/PackUpdateNotice';
import type { QuestionView } from '@/lib/schemas/question';

/** Tells that a pack has brought a newer version of a question that was changed here, and offers it. */
export function PackUpdate({ question, onCompare }: { question: QuestionView; onCompare: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const take = useMutation(
    trpc.questions.takePackVersion.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.questions.pathKey() });
        toast.success('The question follows its pack again');
      },
    }),
  );
  if (question.packUpdate === null) return null;
  return (
    <PackUpdateNotice
      title={`“${question.pack.title}” brought a newer version`}
      question="Take the pack's version?"
      consequence="It replaces yours, which stays in the history. From then on the question follows its pack again."
      onCompare={onCompare}
      onTake={
        question.can.edit
          ? () => take.mutateAsync({ questionId: question.id, baseVersion: question.version })
          : null
      }
    >
      This question was changed here, so your version {question.version} stays in use; the pack’s is version{' '}
      {question.packUpdate} in the history.
    </PackUpdateNotice>
  );
}
