'use client';

import { formatMoment, type TimeStyle } from './format';
import { timeLocale } from './timeLocale';
import { useHydrated } from './useHydrated';

export interface LocalTimeProps {
  at: Date | string | number;
  /** time 14:30 · date 10 Mar 2026 · dateTime both · dayTime Tue, 10 Mar, 14:30 */
  format?: TimeStyle;
  className?: string;
}

/** A moment in the reader's zone. The server, which does not know it, says UTC. */
export function LocalTime({ at, format = 'dateTime', className }: LocalTimeProps) {
  const hydrated = useHydrated();
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span className={className}>unknown time</span>;
  const text = hydrated
    ? formatMoment(moment, format, timeLocale())
    : `${formatMoment(moment, format, 'en-GB', 'UTC')}${format === 'date' ? '' : ' UTC'}`;
  return (
    <time dateTime={moment.toISOString()} className={className ?? 'tabular whitespace-nowrap'}>
      {text}
    </time>
  );
}
