/** A stretch of time with a budget, as the server tells it. Times are ISO 8601; minutes are planned minutes. */
export type TimedStretch = { startedAt: string | null; endedAt: string | null; minutes: number };

export type TimerReading = {
  /** Whole seconds since the start; 0 before it. */
  elapsedSeconds: number;
  /** Whole seconds left of the budget; negative when over it. */
  remainingSeconds: number;
  /** `warning` in the last fifth of the budget, at most its last five minutes. */
  tone: 'idle' | 'normal' | 'warning' | 'over';
};

/** What a timer shows at `nowMs` (milliseconds since 1970, on the server's clock). */
export function readTimer(stretch: TimedStretch, nowMs: number): TimerReading {
  const budget = stretch.minutes * 60;
  if (!stretch.startedAt) return { elapsedSeconds: 0, remainingSeconds: budget, tone: 'idle' };
  const until = stretch.endedAt ? Date.parse(stretch.endedAt) : nowMs;
  const elapsedSeconds = Math.max(0, Math.floor((until - Date.parse(stretch.startedAt)) / 1000));
  const remainingSeconds = budget - elapsedSeconds;
  if (remainingSeconds < 0) return { elapsedSeconds, remainingSeconds, tone: 'over' };
  const warnFrom = Math.min(budget / 5, 300);
  return { elapsedSeconds, remainingSeconds, tone: remainingSeconds <= warnFrom ? 'warning' : 'normal' };
}

/** Seconds as `m:ss` or `h:mm:ss`, with a minus sign when negative. */
export function formatClock(seconds: number): string {
  const total = Math.abs(seconds);
  const h = Math.floor(total / 3600);
  const m = Math.floor((total % 3600) / 60);
  const s = String(total % 60).padStart(2, '0');
  const text = h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
  return seconds < 0 ? `−${text}` : text;
}
