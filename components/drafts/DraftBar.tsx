import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';

/** The line at the foot of a long form that stays in view: save, give up, and where the draft is. */
export function DraftBar({
  submitLabel,
  pending,
  status,
  onGiveUp,
}: {
  submitLabel: string;
  pending: boolean;
  /** Whether the draft is kept. */
  status: ReactNode;
  onGiveUp: () => void;
}) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t bg-panel px-4 py-3 max-md:bottom-[calc(3.25rem+1px+env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
      <Button type="submit" variant="primary" pending={pending}>
        {submitLabel}
      </Button>
      <Button variant="ghost" onClick={onGiveUp}>
        Discard
      </Button>
      <div className="ml-auto text-subtle text-xs">{status}</div>
    </div>
  );
}
