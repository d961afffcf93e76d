import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { type ClosedState, forgetOfflineCopy } from '@/lib/sync/client';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { BoardMessage } from './BoardMessage';

export interface BoardClosedProps {
  /** Why the connection has ended. */
  closed: ClosedState;
  /** Who has locked the board, where that is why. */
  lock: string | null;
  roomId: string;
  personId: string;
  /** Connects again. */
  onRetry: () => void;
  /** Opens the board afresh. */
  onReopen: () => void;
}

const TITLES = {
  signIn: 'The board has stopped',
  reload: 'The board has stopped',
  leave: 'This board is closed to you',
  discardCopy: 'The board has stopped',
} as const;

/** Why the board has ended in this window, and the way out. */
export function BoardClosed({ closed, lock, roomId, personId, onRetry, onReopen }: BoardClosedProps) {
  const { action, reason } = closed;
  const [isDiscarding, setIsDiscarding] = useState(false);
  const isForLock = lock !== null && closed.code === CLOSE_CODES.readOnly;

  async function discard() {
    setIsDiscarding(true);
    await forgetOfflineCopy(roomId, personId);
    onReopen();
  }

  if (isForLock) {
    return (
      <BoardMessage overBoard title={lock} action={wayOut('Look at the board without it')}>
        What you drew here without a connection is not on it. Keep this page open: it is sent as soon as the
        board is unlocked.
      </BoardMessage>
    );
  }
  return (
    <BoardMessage
      overBoard={action !== 'leave'}
      title={TITLES[action]}
      action={wayOut('Open the board again')}
    >
      {reason}
    </BoardMessage>
  );

  function wayOut(discardLabel: string) {
    switch (action) {
      case 'signIn':
        return (
          <ButtonLink variant="primary" href={`/signin?next=${encodeURIComponent(`/room/${roomId}`)}`}>
            Sign in
          </ButtonLink>
        );
      case 'reload':
        return (
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
        );
      case 'discardCopy':
        return (
          <Button variant="primary" pending={isDiscarding} onClick={discard}>
            {discardLabel}
          </Button>
        );
      case 'leave':
        return closed.code === CLOSE_CODES.forbidden ? <Button onClick={onRetry}>Try again</Button> : null;
    }
  }
}
