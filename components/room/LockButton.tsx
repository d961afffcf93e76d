'use client';

import { useMutation } from '@tanstack/react-query';
import { Lock, LockOpen } from 'lucide-react';
import { useTRPC } from '@/components/trpc/client';
import { IconButton } from '@/components/ui/IconButton';
import { toast } from '@/components/ui/toast';

/** Lets the candidate, or guests, only look at the board, and draw on it again. */
export function LockButton({ roomId, locked, whom }: { roomId: string; locked: boolean; whom: string }) {
  const trpc = useTRPC();
  const lock = useMutation(
    trpc.room.setLock.mutationOptions({ onError: (error) => toast.error(error.message) }),
  );
  return (
    <IconButton
      label={`Lock the board for ${whom}`}
      aria-pressed={locked}
      icon={locked ? <Lock /> : <LockOpen />}
      size="sm"
      side="bottom"
      pending={lock.isPending}
      onClick={() => lock.mutate({ roomId, locked: !locked })}
    />
  );
}
