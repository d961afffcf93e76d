'use client';

import { useMutation } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { DropdownMenu } from '@/components/ui/DropdownMenu';
import { MenuItem } from '@/components/ui/MenuItem';

/** What the interviewer can do about a candidate who is in the room: end their access, alone. */
export function CandidateMenu({
  roomId,
  admitted,
}: {
  roomId: string;
  admitted: { passId: string; name: string }[];
}) {
  const trpc = useTRPC();
  const [removing, setRemoving] = useState<{ passId: string; name: string } | null>(null);
  const remove = useMutation(trpc.room.remove.mutationOptions());
  if (admitted.length === 0) return null;
  return (
    <>
      <DropdownMenu align="end" trigger={<Button size="sm">Candidate</Button>}>
        {admitted.map((pass) => (
          <MenuItem key={pass.passId} tone="danger" icon={<UserRoundX />} onSelect={() => setRemoving(pass)}>
            Remove {pass.name} from the room
          </MenuItem>
        ))}
      </DropdownMenu>
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        tone="danger"
        title={`Remove ${removing?.name ?? 'the candidate'} from the room?`}
        description="Their connection closes at once. The interview goes on; they can come back with a new invite link."
        confirmLabel="Remove"
        onConfirm={() => (removing ? remove.mutateAsync({ roomId, passId: removing.passId }) : undefined)}
      />
    </>
  );
}
