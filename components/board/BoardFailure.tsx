import { Button } from '@/components/ui/Button';
import { BoardMessage } from './BoardMessage';

/** Shown when the canvas itself has failed. */
export function BoardFailure() {
  return (
    <BoardMessage
      tone="danger"
      title="The board could not be drawn"
      action={
        <Button variant="primary" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      }
    >
      What was saved is not affected. Reload the page; if it happens again, something on this board cannot be
      shown in this browser.
    </BoardMessage>
  );
}
