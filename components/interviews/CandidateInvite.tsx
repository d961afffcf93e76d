'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { CopyField } from '@/components/ui/CopyField';
import { LocalTime } from '@/components/ui/LocalTime';
import { Section } from '@/components/ui/Section';
import { toast } from '@/components/ui/toast';
import type { InterviewView } from '@/lib/schemas/interview';

/** The candidate's link: made, replaced and withdrawn here. Its secret is shown once. */
export function CandidateInvite({ interview }: { interview: InterviewView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const interviewId = interview.id;
  const refresh = () =>
    queryClient.invalidateQueries({ queryKey: trpc.interviews.get.queryKey({ interviewId }) });
  const onError = (error: { message: string }) => toast.error(error.message);
  const create = useMutation(trpc.interviews.createInvite.mutationOptions({ onSuccess: refresh, onError }));
  const revoke = useMutation(
    trpc.interviews.revokeInvite.mutationOptions({
      onSuccess: () => {
        create.reset();
        return refresh();
      },
      onError,
    }),
  );
  const { invite } = interview;
  const fresh = create.data;

  return (
    <Section title="Candidate invite">
      <div className="space-y-3">
        {fresh && invite ? (
          <CopyField
            label="Invite link"
            value={fresh.url}
            hint="Shown this once. It opens the interview for one person in one browser; send it only to the candidate."
          />
        ) : invite ? (
          <p className="text-muted">
            {invite.redeemedAt ? (
              <>
                Used by {invite.redeemedBy ?? 'the candidate'}{' '}
                <LocalTime at={invite.redeemedAt} format="dayTime" />. If they must change browser, make a new
                link.
              </>
            ) : (
              <>
                A link was made <LocalTime at={invite.createdAt} format="dayTime" /> and works until{' '}
                <LocalTime at={invite.expiresAt} format="dayTime" />. Its secret is not kept here; make a new
                one if it was lost.
              </>
            )}
          </p>
        ) : (
          <p className="text-muted">The candidate needs no account: they open a link and give their name.</p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            variant={invite ? 'secondary' : 'primary'}
            pending={create.isPending}
            onClick={() => create.mutate({ interviewId })}
          >
            {invite ? 'Make a new link' : 'Make an invite link'}
          </Button>
          {invite ? (
            <Button variant="ghost" pending={revoke.isPending} onClick={() => revoke.mutate({ interviewId })}>
              Withdraw
            </Button>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
