'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import type { InterviewSummary } from '@/lib/schemas/interview';

/** Ends the interview after asking once, and leads to the review. */
export function EndInterview({ roomId, interview }: { roomId: string; interview: InterviewSummary }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const end = useMutation(
    trpc.room.end.mutationOptions({ onSuccess: () => router.push(`/interviews/${interview.id}/review`) }),
  );
  return (
    <>
      <Button variant="danger" size="sm" onClick={() => setAsking(true)}>
        End interview
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="End this interview?"
        description={`The board freezes for everyone and ${interview.candidateName}'s access ends at once. Notes and scorecards stay open for the panel. This cannot be undone.`}
        confirmLabel="End the interview"
        tone="danger"
        onConfirm={() => end.mutateAsync({ roomId })}
      />
    </>
  );
}
