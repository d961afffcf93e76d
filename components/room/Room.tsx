'use client';

import dynamic from 'next/dynamic';
import { CenteredPage } from '@/components/shell/CenteredPage';
import { loadCanvas } from './loadCanvas';
import { RoomLoading } from './RoomLoading';
import { useRoomView } from './useRoomView';

// Each audience loads its own: a guest of a sketch has no use for the panel's scorecards.
const StaffRoom = dynamic(() => import('./StaffRoom').then((module) => module.StaffRoom), {
  loading: RoomLoading,
});
const CandidateRoom = dynamic(() => import('./CandidateRoom').then((module) => module.CandidateRoom), {
  loading: RoomLoading,
});
const SketchRoom = dynamic(() => import('./SketchRoom').then((module) => module.SketchRoom), {
  loading: RoomLoading,
});

// The canvas is most of what a room loads: it is on its way before the server has said what the room shows.
if (typeof window !== 'undefined') void loadCanvas();

/** A room, as its audience sees it. */
export function Room({ roomId }: { roomId: string }) {
  const state = useRoomView(roomId);
  if (state.kind === 'loading') return <RoomLoading />;
  if (state.kind === 'refused') {
    return (
      <CenteredPage title="This room is not open to you">
        <p className="text-base text-muted">{state.message}</p>
      </CenteredPage>
    );
  }
  const { view, clockOffsetMs } = state;
  switch (view.audience) {
    case 'staff':
      return <StaffRoom view={view} clockOffsetMs={clockOffsetMs} live={state.live} />;
    case 'candidate':
      return <CandidateRoom view={view} clockOffsetMs={clockOffsetMs} live={state.live} />;
    case 'sketch':
      return <SketchRoom view={view} live={state.live} />;
  }
}
