'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/toast';
import type { QuestionView } from '@/lib/schemas/question';

/** Tells that a pack has brought a newer version of a question that was changed here, and offers it. */
export function PackUpdate({ question, onCompare }: { question: QuestionView; onCompare: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
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
    <>
      <Callout
        tone="info"
        title={`“${question.pack.title}” brought a newer version`}
        className="mb-4 max-w-3xl"
      >
        This question was changed here, so your version {question.version} stays in use; the pack’s is version{' '}
        {question.packUpdate} in the history.
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={onCompare}>
            Compare
          </Button>
          {question.can.edit ? (
            <Button size="sm" variant="primary" onClick={() => setAsking(true)}>
              Take it
            </Button>
          ) : null}
        </div>
      </Callout>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Take the pack's version?"
        description="It replaces yours, which stays in the history. From then on the question follows its pack again."
        confirmLabel="Take it"
        onConfirm={() => take.mutateAsync({ questionId: question.id, baseVersion: question.version })}
      />
    </>
  );
}
