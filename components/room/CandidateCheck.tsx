'use client';

import { useMutation } from '@tanstack/react-query';
import { Circle, CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Skeleton } from '@/components/ui/Skeleton';
import type { CandidateRoomView } from '@/lib/schemas/room';
import { RoomHeader } from './RoomHeader';
import { useConnectionCheck } from './useConnectionCheck';

const WarmupCanvas = dynamic(
  () => import('@/components/board/WarmupCanvas').then((module) => module.WarmupCanvas),
  { ssr: false, loading: () => <Skeleton className="absolute inset-0 rounded-none" /> },
);

/** A short check before the lobby: the connection, and a canvas of one's own to try the tools on. */
export function CandidateCheck({ view }: { view: CandidateRoomView }) {
  const trpc = useTRPC();
  const { check, again } = useConnectionCheck(view.roomId);
  const [drawn, setDrawn] = useState(false);
  const enter = useMutation(trpc.passes.enterLobby.mutationOptions());
  const connected = check.kind === 'good' || check.kind === 'slow';

  return (
    <div className="flex h-dvh flex-col">
      <RoomHeader title={view.workspaceName} subtitle={view.candidateRole} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section className="shrink-0 space-y-4 bg-panel p-5 lg:w-80 lg:border-line lg:border-r">
          <div>
            <h2 className="font-semibold text-lg">Before you go in, {view.me.name}</h2>
            <p className="mt-1 text-muted">
              Try the board you will draw on. What you draw here is only for you and is not kept.
            </p>
          </div>
          <ul className="space-y-3">
            <CheckLine
              state={check.kind === 'running' ? 'running' : connected ? 'done' : 'failed'}
              title="Connection"
            >
              {check.kind === 'running' ? 'Checking' : null}
              {check.kind === 'good' ? `Good: ${check.roundTripMs} ms to the server` : null}
              {check.kind === 'slow'
                ? `Slow: ${check.roundTripMs} ms to the server. Drawing works, though others see it a little late.`
                : null}
              {check.kind === 'failed' && check.what === 'server'
                ? 'The server could not be reached. Check your network and try again.'
                : null}
              {check.kind === 'failed' && check.what === 'live'
                ? 'The live connection (WebSocket) is blocked, often by a company proxy or VPN. Try another network.'
                : null}
            </CheckLine>
            <CheckLine state={drawn ? 'done' : 'open'} title="Drawing">
              {drawn ? 'Works' : 'Draw something on the canvas'}
            </CheckLine>
          </ul>
          {check.kind === 'failed' ? <Button onClick={again}>Check again</Button> : null}
          {enter.isError ? (
            <p role="alert" className="text-danger">
              {enter.error.message}
            </p>
          ) : null}
          <Button
            variant="primary"
            size="lg"
            disabled={!connected}
            pending={enter.isPending}
            onClick={() => enter.mutate({ roomId: view.roomId })}
          >
            {drawn ? 'Enter the lobby' : 'Skip drawing and enter the lobby'}
          </Button>
        </section>
        <section aria-label="Warm-up canvas" className="relative min-h-0 flex-1">
          <WarmupCanvas onDrawn={() => setDrawn(true)} />
        </section>
      </div>
    </div>
  );
}

const ICONS = {
  running: <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted" />,
  done: <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />,
  failed: <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />,
  open: <Circle aria-hidden className="size-4 shrink-0 text-subtle" />,
};

function CheckLine({
  state,
  title,
  children,
}: {
  state: keyof typeof ICONS;
  title: string;
  children: ReactNode;
}) {
  return (
    <li className="flex gap-2.5">
      <span className="pt-0.5">{ICONS[state]}</span>
      <div role="status">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{children}</p>
      </div>
    </li>
  );
}
