import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { LocalTime } from '@/components/ui/LocalTime';

/** A draft of an earlier visit was found in this browser. */
export function RestoredNotice({ at, onDrop }: { at: string; onDrop: () => void }) {
  return (
    <Callout
      tone="info"
      className="mb-5 max-w-3xl"
      title="Your draft is back"
      action={
        <Button size="sm" onClick={onDrop}>
          Start over
        </Button>
      }
    >
      It was kept in this browser on <LocalTime at={at} format="dateTime" /> and is not saved yet.
    </Callout>
  );
}
