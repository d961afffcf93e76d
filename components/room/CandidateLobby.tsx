'use client';

import { CenteredPage } from '@/components/shell/CenteredPage';
import { Spinner } from '@/components/ui/Spinner';
import type { CandidateRoomView } from '@/lib/schemas/room';
import { StreamNotice } from './StreamNotice';

/** Where a candidate waits to be admitted. The page changes by itself when they are. */
export function CandidateLobby({ view, live }: { view: CandidateRoomView; live: boolean }) {
  return (
    <>
      <StreamNotice live={live} />
      <CenteredPage
        title={`You are in the lobby, ${view.me.name}`}
        description={`${view.candidateRole} · ${view.durationMinutes} minutes planned`}
      >
        <p role="status" className="flex gap-3 text-base text-muted">
          <Spinner className="mt-1 size-4 shrink-0" />
          <span>
            Your interviewer at {view.workspaceName} sees that you wait and will let you in. This page changes
            by itself; you can leave it open.
          </span>
        </p>
      </CenteredPage>
    </>
  );
}
