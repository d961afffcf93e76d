'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { CopyField } from '@/components/ui/CopyField';
import { Popover } from '@/components/ui/Popover';

/** Makes a new invite link for the candidate; an earlier one stops working. */
export function InviteButton({ interviewId }: { interviewId: string }) {
  const trpc = useTRPC();
  const invite = useMutation(trpc.interviews.createInvite.mutationOptions());
  return (
    <Popover label="Invite the candidate" align="end" trigger={<Button size="sm">Invite</Button>}>
      {invite.data ? (
        <div className="space-y-2">
          <CopyField label="Invite link" value={invite.data.url} />
          <p className="text-muted text-xs">It works once, in one browser. Send it only to the candidate.</p>
        </div>
      ) : (
        <div className="space-y-2">
          <p className="text-muted">A new link replaces any earlier one that has not been used.</p>
          {invite.isError ? (
            <p role="alert" className="text-danger">
              {invite.error.message}
            </p>
          ) : null}
          <Button variant="primary" pending={invite.isPending} onClick={() => invite.mutate({ interviewId })}>
            Make an invite link
          </Button>
        </div>
      )}
    </Popover>
  );
}
