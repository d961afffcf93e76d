'use client';

import { useEffect } from 'react';
import { CenteredPage } from '@/components/shell/CenteredPage';
import type { CandidateRoomView } from '@/lib/schemas/room';
import { forgetOfflineCopy } from '@/lib/sync/client';

/** What a candidate sees when the interview is over or they were not let in. Nothing of the board stays here. */
export function CandidateClosing({ view }: { view: CandidateRoomView }) {
  const { roomId } = view;
  const { personId } = view.me;
  useEffect(() => {
    void forgetOfflineCopy(roomId, personId);
  }, [roomId, personId]);
  if (view.phase === 'ended') {
    return (
      <CenteredPage title="The interview has ended">
        <p className="text-base text-muted">
          Thank you, {view.me.name}. Your board was saved with {view.workspaceName}; your access to it has
          ended and you can close this page.
        </p>
      </CenteredPage>
    );
  }
  return (
    <CenteredPage title="You were not let in">
      <p className="text-base text-muted">
        Your interviewer at {view.workspaceName} declined this entry. If that is a mistake, ask them for a new
        invite link.
      </p>
    </CenteredPage>
  );
}
