'use client';

import { CenteredPage } from '@/components/shell/CenteredPage';
import { CandidateRoom } from './CandidateRoom';
import { RoomLoading } from './RoomLoading';
import { SketchRoom } from './SketchRoom';
import { StaffRoom } from './StaffRoom';
import { useRoomView } from './useRoomView';

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
