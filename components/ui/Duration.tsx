import { formatDuration } from './format';

/** A length of time: "45 min", "1 h 30 min". */
export function Duration({ minutes, className }: { minutes: number; className?: string }) {
  return (
    <time
      dateTime={`PT${Math.max(0, Math.round(minutes))}M`}
      className={className ?? 'tabular whitespace-nowrap'}
    >
      {formatDuration(minutes * 60_000)}
    </time>
  );
}
