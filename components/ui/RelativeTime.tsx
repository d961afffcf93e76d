'use client';

import { formatMoment, formatRelative } from './format';
import { LocalTime } from './LocalTime';
import { timeLocale } from './timeLocale';
import { useNow } from './useNow';

export interface RelativeTimeProps {
  at: Date | string | number;
  className?: string;
}

/** How long ago or ahead a moment is, kept current; from a week on its date. The full time is in the title. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useNow();
  const moment = new Date(at);
  const valid = !Number.isNaN(moment.getTime());
  const text = now && valid ? formatRelative(moment, now) : null;
  if (text === null) return <LocalTime at={at} format="date" {...(className && { className })} />;
  return (
    <time
      dateTime={moment.toISOString()}
      title={formatMoment(moment, 'dateTime', timeLocale())}
      className={className ?? 'tabular whitespace-nowrap'}
    >
      {text}
    </time>
  );
}
