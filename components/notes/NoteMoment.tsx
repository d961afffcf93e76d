import { LocalTime } from '@/components/ui/LocalTime';
import { formatClock } from '@/lib/interview/timer';

/** The moment a note is pinned to: time into the interview, or the time of day outside it. */
export function NoteMoment({ at, startedAt }: { at: string; startedAt: string | null }) {
  const seconds = startedAt ? Math.floor((Date.parse(at) - Date.parse(startedAt)) / 1000) : -1;
  return (
    <span className="w-12 shrink-0 pt-0.5 text-right text-subtle text-xs tabular">
      {seconds >= 0 ? <time dateTime={at}>{formatClock(seconds)}</time> : <LocalTime at={at} format="time" />}
    </span>
  );
}
