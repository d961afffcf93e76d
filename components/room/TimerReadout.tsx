'use client';

import { formatClock, readTimer, type TimedStretch } from '@/lib/interview/timer';
import { useServerClock } from './useRoomView';

const TONES = {
  idle: 'text-muted',
  normal: 'text-ink',
  warning: 'text-caution',
  over: 'text-danger',
} as const;

/** A timer that counts up beside its budget, on the server's clock. */
export function TimerReadout({
  label,
  stretch,
  clockOffsetMs,
}: {
  label: string;
  stretch: TimedStretch;
  clockOffsetMs: number;
}) {
  const now = useServerClock(clockOffsetMs);
  const reading = readTimer(stretch, now);
  return (
    <div
      role="timer"
      aria-label={label}
      className={`flex items-baseline gap-1.5 tabular-nums ${TONES[reading.tone]}`}
      title={
        reading.tone === 'over'
          ? `${formatClock(-reading.remainingSeconds)} over the planned ${stretch.minutes} minutes`
          : `${formatClock(reading.remainingSeconds)} left of ${stretch.minutes} minutes`
      }
    >
      <span className="font-medium">{formatClock(reading.elapsedSeconds)}</span>
      <span className="text-muted text-xs">of {stretch.minutes} min</span>
    </div>
  );
}
