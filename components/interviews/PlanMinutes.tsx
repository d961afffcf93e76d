import { TriangleAlert } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { planMinutes, planMinutesWords } from '@/lib/plans/minutes';

/** The minutes of a plan against the interview's length. It only tells: a plan may be too long. */
export function PlanMinutes({
  items,
  durationMinutes,
  live = false,
}: {
  items: readonly { minutes: number; archived?: boolean }[];
  durationMinutes: number;
  /** Announce changes: where the plan is being written. */
  live?: boolean;
}) {
  const minutes = planMinutes(items, durationMinutes);
  const isOver = minutes.left !== null && minutes.left < 0;
  return (
    <span
      role={live ? 'status' : undefined}
      className={cx('tabular inline-flex items-center gap-1', isOver ? 'text-caution' : 'text-muted')}
    >
      {isOver ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      {planMinutesWords(minutes)}
    </span>
  );
}
