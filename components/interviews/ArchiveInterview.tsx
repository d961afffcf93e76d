'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { nextState } from '@/lib/interview/lifecycle';
import type { InterviewView } from '@/lib/schemas/interview';

/** Cancels an interview that has not begun, or puts a reviewed one away. */
export function ArchiveInterview({ interview }: { interview: InterviewView }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const archive = useMutation(trpc.interviews.archive.mutationOptions({ onSuccess: () => router.push('/') }));
  const allowed = interview.myRole === 'interviewer' || interview.myRole === 'overseer';
  if (!allowed || nextState(interview.state, 'archive') === null) return null;
  const cancels = interview.endedAt === null;
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        {cancels ? 'Cancel interview' : 'Archive'}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        tone={cancels ? 'danger' : 'default'}
        title={
          cancels
            ? `Cancel the interview with ${interview.candidateName}?`
            : `Archive the interview with ${interview.candidateName}?`
        }
        description={
          cancels
            ? 'The invite stops working and the room closes. The interview is kept under Archived.'
            : 'Board, notes and scorecards are kept and can still be read under Archived. Scorecards can no longer be changed.'
        }
        confirmLabel={cancels ? 'Cancel the interview' : 'Archive'}
        cancelLabel={cancels ? 'Keep it' : 'Back'}
        onConfirm={() => archive.mutateAsync({ interviewId: interview.id })}
      />
    </>
  );
}
