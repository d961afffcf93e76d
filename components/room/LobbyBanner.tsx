'use client';

import { useMutation } from '@tanstack/react-query';
import { UserRoundCheck } from 'lucide-react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { toast } from '@/components/ui/toast';
import type { WaitingView } from '@/lib/schemas/room';

/** Who waits in the lobby, and the buttons that let them in. */
export function LobbyBanner({
  roomId,
  waiting,
  canRun,
}: {
  roomId: string;
  waiting: WaitingView[];
  canRun: boolean;
}) {
  const trpc = useTRPC();
  const onError = (error: { message: string }) => toast.error(error.message);
  const admit = useMutation(trpc.room.admit.mutationOptions({ onError }));
  const deny = useMutation(trpc.room.deny.mutationOptions({ onError }));
  if (waiting.length === 0) return null;
  return (
    <ul aria-label="Lobby" aria-live="polite" className="border-line border-b bg-caution-soft">
      {waiting.map((person) => (
        <li key={person.passId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <UserRoundCheck aria-hidden className="size-4 shrink-0 text-caution" />
          <p className="min-w-0 flex-1 basis-48">
            <strong className="font-semibold">{person.name}</strong>{' '}
            {person.status === 'waiting' ? 'waits in the lobby' : 'is checking connection and drawing'}
            <span className="text-muted">
              {' · '}
              <RelativeTime at={person.since} />
            </span>
          </p>
          {canRun && person.status === 'waiting' ? (
            <div className="flex gap-2">
              <Button
                size="sm"
                pending={deny.isPending}
                onClick={() => deny.mutate({ roomId, passId: person.passId })}
              >
                Decline
              </Button>
              <Button
                size="sm"
                variant="primary"
                pending={admit.isPending}
                onClick={() => admit.mutate({ roomId, passId: person.passId })}
              >
                Admit
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
